import type { RequestEvent } from '@sveltejs/kit';
import { Refusal } from '#lib/refusal.ts';

/** What a form or a call may send, kilobytes. */
export const MOST_KB = 512;

/** Where an organiser of the site uploads a contest's archive; the Node server itself stops at BODY_SIZE_LIMIT. */
const UPLOADS = '/(account)/site';

/** Where organisers attach signed minutes, kilobytes; the area's own guard refuses everybody else. */
const ATTACHMENTS = new Map([['/organiser/[contest]/publish', 5 * 1024]]);

/**
 * Refuses a body that is larger than what its address needs, or that does not say how large it is: only
 * who organises the site may send an archive.
 */
export async function guardSize({
	locals,
	request,
	route
}: Pick<RequestEvent, 'locals' | 'request' | 'route'>): Promise<void> {
	if (request.body === null) return;
	if (route.id === UPLOADS && locals.person?.organisesSite) return;
	const bytes = Number(request.headers.get('content-length') ?? Infinity);
	const most = (locals.person && ATTACHMENTS.get(route.id ?? '')) ?? MOST_KB;
	if (bytes <= most * 1024) return;
	await letBy(request.body);
	throw new Refusal('body_too_large', { most });
}

/** Who is cut off while sending reads no answer, and what is not read stands in the way of what follows. */
async function letBy(body: ReadableStream): Promise<void> {
	try {
		await body.pipeTo(new WritableStream());
	} catch {
		// It was larger than the Node server takes, or its sender is gone.
	}
}
