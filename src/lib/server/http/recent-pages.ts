import { randomBytes } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import { SESSION_COOKIE } from './session-cookie.ts';

/** As long as the board itself is kept. */
const KEPT_MS = 2000;
/** Addresses at once; a site has few boards, and whoever makes addresses up must not fill its memory. */
const MOST = 200;
/** Nothing behind the question mark but «all of it» and what SvelteKit's client asks to be told again. */
const PLAIN = /^(\?all=?)?(&|\?)?(x-sveltekit-invalidated=[01]*)?$/;
const AREAS = ['/contests/[contest]/leaderboard', '/contests/[contest]/arena'];

interface Kept {
	until: number;
	answer: Promise<Answer>;
}

interface Answer {
	status: number;
	headers: [string, string][];
	body: string;
	/** Of this page's own scripts, to be replaced for each reader. */
	nonce: string | undefined;
}

const kept = new Map<string, Kept>();

/**
 * The public pages that a room full of people looks at, made once in two seconds for all who are not
 * signed in: they are the same for everyone but for the nonce, which each reader gets anew.
 */
export async function recentPage(
	event: RequestEvent,
	{ at, make }: { at: number; make: () => Promise<Response> }
): Promise<Response> {
	const key = keyOf(event);
	if (key === undefined) return make();
	const known = kept.get(key);
	if (known && at < known.until) return answered(await known.answer);

	for (const [old, { until }] of kept) if (until <= at || kept.size >= MOST) kept.delete(old);
	const answer = make().then(read);
	kept.set(key, { until: at + KEPT_MS, answer });
	try {
		const made = await answer;
		if (made.status !== 200 && made.status !== 304) kept.delete(key);
		return answered(made);
	} catch (cause) {
		kept.delete(key);
		throw cause;
	}
}

/** The address as it was asked for, where anybody would be answered alike. */
function keyOf({ request, route, cookies }: RequestEvent): string | undefined {
	const area = AREAS.some((prefix) => route.id?.startsWith(prefix));
	if (!area || request.method !== 'GET') return undefined;
	if (request.headers.has('authorization')) return undefined;
	if (cookies.get(SESSION_COOKIE) !== undefined) return undefined;
	const { search } = new URL(request.url);

	// Who holds the board that is up is told so; almost all hold the same one.
	const held = request.headers.get('if-none-match') ?? '';

	return PLAIN.test(search) ? `${request.url} ${held}` : undefined;
}

async function read(response: Response): Promise<Answer> {
	const policy = response.headers.get('content-security-policy') ?? '';
	const [, nonce] = /'nonce-([^']+)'/.exec(policy) ?? [];
	// A tag of bytes that every reader gets with another nonce would fit nobody.
	const headers = [...response.headers].filter(([name]) => !nonce || name !== 'etag');

	// Not by `text`, which swallows the mark with which a table begins.
	const body = Buffer.from(await response.arrayBuffer()).toString();

	return { status: response.status, headers, body, nonce };
}

function answered({ status, headers, body, nonce }: Answer): Response {
	if (status === 304) return new Response(null, { status, headers });
	if (nonce === undefined) return new Response(body, { status, headers });
	const fresh = randomBytes(16).toString('base64');
	const own = headers.map(([name, value]): [string, string] => [
		name,
		value.replaceAll(nonce, fresh)
	]);

	return new Response(body.replaceAll(nonce, fresh), { status, headers: own });
}
