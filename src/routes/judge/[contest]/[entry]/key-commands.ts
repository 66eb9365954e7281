import type { Command } from './keys.ts';

/** Does on the page what a key asks for; what a verdict says is set by the form itself. */
export function actOn(command: Command, key: string, form: HTMLFormElement | undefined): void {
	const field = (name: string) => form?.querySelector<HTMLElement>(`[name='${name}']`);
	if (command === 'save') form?.requestSubmit();
	else if (command === 'valid' || command === 'invalid') {
		form?.querySelector<HTMLElement>(`[name='decision'][value='${command}']`)?.focus();
	} else if (command === 'level') chooseLevel(key, form);
	else if (command === 'reason') field('reason')?.focus();
	else if (command === 'note') {
		unfold('remarks', true);
		field('note')?.focus();
	} else if (command === 'statement' || command === 'sheet') unfold(command);
	else if (command === 'answer') show(document.getElementById('answer'));
	else if (command === 'checks') show(document.getElementById('checks'));
	else if (command === 'exact') {
		document.querySelector<HTMLElement>('.views a:not([aria-current])')?.click();
	} else if (command === 'skip') document.getElementById('skip')?.click();
}

/** The level of the criterion at hand, or of the first that has none; then on to the next one. */
function chooseLevel(level: string, form: HTMLFormElement | undefined) {
	const criteria = [...(form?.querySelectorAll<HTMLElement>('[data-criterion]') ?? [])].filter(
		({ offsetParent }) => offsetParent !== null
	);
	const at =
		criteria.find((criterion) => criterion.contains(document.activeElement)) ??
		criteria.find((criterion) => !criterion.querySelector(':checked')) ??
		criteria[0];
	if (!at) return;
	at.querySelector<HTMLElement>(`[value='${level}']`)?.click();
	const next = criteria[criteria.indexOf(at) + 1] ?? at;
	next.querySelector<HTMLElement>(':checked, input')?.focus();
}

function unfold(id: string, open?: boolean) {
	const details = document.getElementById(id);
	if (!(details instanceof HTMLDetailsElement)) return;
	details.open = open ?? !details.open;
	if (details.open) show(details.querySelector('summary'));
}

function show(element: HTMLElement | null) {
	if (!element) return;
	if (element.tabIndex < 0) element.tabIndex = -1;
	element.focus({ preventScroll: true });
	element.scrollIntoView({ block: 'start' });
}
