import { deserialize } from '$app/forms';
import { fieldsOf, readDraft, saysSomething, type TypedVerdict } from './verdict-fields.ts';

/** What this browser kept of a verdict that the site does not have. One that keeps nothing has none. */
export function keptDraft(key: string): TypedVerdict | undefined {
	try {
		return readDraft(localStorage.getItem(key));
	} catch {
		return undefined;
	}
}

/** Keeps what is typed, so that it outlives the session and the page. */
export function keepDraft(key: string, typed: TypedVerdict): void {
	if (!saysSomething(typed)) return forgetDraft(key);
	try {
		localStorage.setItem(key, JSON.stringify(typed));
	} catch {
		// The form itself still holds it.
	}
}

export function forgetDraft(key: string): void {
	try {
		localStorage.removeItem(key);
	} catch {
		// Nothing was kept.
	}
}

/** Sends what is typed to the site, even from a page that is going away. Tells whether it is kept. */
export async function sendDraft(typed: TypedVerdict): Promise<boolean> {
	const body = new FormData();
	for (const [name, value] of Object.entries(fieldsOf(typed))) body.set(name, value);
	try {
		const response = await fetch(`${location.pathname}?/draft`, {
			method: 'POST',
			headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
			body,
			keepalive: true
		});
		return deserialize(await response.text()).type === 'success';
	} catch {
		return false;
	}
}
