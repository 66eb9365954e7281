import { redirect, type RequestEvent } from '@sveltejs/kit';
import { Refusal } from '#lib/refusal.ts';
import { refuse } from './respond.ts';

/**
 * Areas are guarded here, by route id, and not in a layout's `load`, which does not run for form
 * actions.
 */
export function guardArea(event: RequestEvent): void {
	const { locals, route } = event;
	const area = route.id ?? '';

	if (area.startsWith('/judge/[contest]')) return need(event, locals.part === 'judge');
	if (area.startsWith('/organiser/[contest]')) return need(event, locals.part === 'organiser');
	if (area.startsWith('/judge') || area.startsWith('/organiser')) return need(event, true);
	if (area.startsWith('/contests/[contest]/(member)')) return need(event, true);
	if (area === '/(account)/account') return need(event, true);
	if (area.startsWith('/(account)/site')) return need(event, locals.person?.organisesSite === true);
}

/** Whether staff would change something of a contest: an archived edition is there to be read. */
export function changesEdition({ request, route }: RequestEvent): boolean {
	const area = route.id ?? '';
	const isStaffs = ['/judge/[contest]', '/organiser/[contest]'].some((one) => area.startsWith(one));

	return isStaffs && !SAFE_METHODS.has(request.method);
}

function need(event: RequestEvent, allowed: boolean): void {
	if (!event.locals.person) {
		const back = event.url.pathname + event.url.search;
		redirect(303, `/sign-in?next=${encodeURIComponent(back)}`);
	}
	if (!allowed) refuse('not_staff');
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A request that changes something and travels with the session's cookie must come from this site.
 * Browsers say so in `Sec-Fetch-Site` and `Origin`; a client without either has no ambient cookie.
 */
export function guardOrigin(
	method: string,
	header: (name: string) => string | undefined,
	ownOrigin: string
): void {
	if (SAFE_METHODS.has(method)) return;
	const site = header('sec-fetch-site');
	const origin = header('origin');
	if (site !== undefined && site !== 'same-origin' && site !== 'none')
		throw new Refusal('wrong_origin');
	if (origin !== undefined && origin !== ownOrigin) throw new Refusal('wrong_origin');
}
