import { building } from '$app/environment';
import type { Handle, HandleServerError, RequestEvent, ServerInit } from '@sveltejs/kit';
import { randomBytes } from 'node:crypto';
import { isEmbed } from '#lib/embed.ts';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { Refusal } from '#lib/refusal.ts';
import { personOf } from '#lib/server/accounts/session.ts';
import { openSite, type Site } from '#lib/server/boot.ts';
import { needUnarchived } from '#lib/server/contest/edition-archive.ts';
import { contestInForce } from '#lib/server/contest/in-force.ts';
import { partOf } from '#lib/server/contest/people.ts';
import type { Context } from '#lib/server/context.ts';
import { guardSize, MOST_KB } from '#lib/server/http/body-size.ts';
import { apiAbsence, apiFailure } from '#lib/server/http/api-failure.ts';
import { changesEdition, guardArea, guardOrigin } from '#lib/server/http/guards.ts';
import { keyAsker } from '#lib/server/http/key-asker.ts';
import { recentPage } from '#lib/server/http/recent-pages.ts';
import { refusedPage } from '#lib/server/http/refused-page.ts';
import { refuse } from '#lib/server/http/respond.ts';
import { clearSessionCookie, SESSION_COOKIE } from '#lib/server/http/session-cookie.ts';
import type { Locale } from '#scoring';

let site: Site | undefined;

/** One world for the whole process; the Node server in front takes the gateway's door from it. */
export const init: ServerInit = async () => {
	if (building) return;
	site = await openSite(process.env);
	Object.assign(globalThis, { [Symbol.for('vatio.site')]: site });
};

export const handle: Handle = async ({ event, resolve }) => {
	if (!site) throw new Error('the site is not open');
	const { locals } = event;
	const { ctx } = site;
	locals.ctx = ctx;
	locals.locale = 'es';

	const make = () => (isApi(event) ? answerApi : answerPage)(event, ctx, resolve);
	const response = await recentPage(event, { at: ctx.now(), make });
	setSecurityHeaders(response.headers, isEmbed(event.route.id, event.url));
	if (locals.person || locals.holder) response.headers.set('cache-control', 'private, no-store');

	return response;
};

type Answering = (
	event: RequestEvent,
	ctx: Context,
	resolve: Parameters<Handle>[0]['resolve']
) => Promise<Response>;

const isApi = ({ url }: RequestEvent) => url.pathname.startsWith('/api/');

const answerPage: Answering = async (event, ctx, resolve) => {
	try {
		await admit(event, ctx).catch(refuseAsPage);
		guardArea(event);
	} catch (cause) {
		return refusedPage(event, cause);
	}

	return resolve(event, {
		transformPageChunk: ({ html }) => html.replace('%lang%', event.locals.locale)
	});
};

/** Programs read JSON, whoever it is that refuses them. */
const answerApi: Answering = async (event, ctx, resolve) => {
	const { locals, route } = event;
	try {
		await admit(event, ctx);
		if (route.id === null) throw new Refusal('not_found');
	} catch (cause) {
		return apiFailure(locals, cause);
	}

	return apiAbsence(await resolve(event), locals.locale);
};

function refuseAsPage(cause: unknown): never {
	if (cause instanceof Refusal) refuse(cause.code, cause.details);
	throw cause;
}

/** Who asks, which contest for, and as what. Refuses a key that is none, and forms of other sites. */
async function admit(event: RequestEvent, ctx: Context) {
	const { locals, params } = event;
	locals.holder = await keyAsker(ctx, event);
	// A key is no ambient credential: no page of another site can make a browser send it.
	if (!locals.holder && !isEmbed(event.route.id, event.url)) await recognise(event, ctx);
	await guardSize(event);
	if (!params.contest) return;
	locals.contest = await contestInForce(ctx.db.read, { slug: params.contest });
	locals.part =
		locals.person &&
		(await partOf(ctx.db.read, {
			contestId: locals.contest.id,
			accountId: locals.person.accountId
		}));
	if (changesEdition(event)) await needUnarchived(ctx.db.read, { contestId: locals.contest.id });
}

async function recognise({ locals, request, cookies, url }: RequestEvent, ctx: Context) {
	guardOrigin(request.method, (name) => request.headers.get(name) ?? undefined, url.origin);
	const token = cookies.get(SESSION_COOKIE);
	if (!token) return;
	locals.person = await personOf(ctx.db, { token, at: ctx.now() });
	if (!locals.person) clearSessionCookie(cookies, url);
}

/** Nothing can be done in a frame on another site: what is shown there is what anybody sees. */
function setSecurityHeaders(headers: Headers, embed: boolean) {
	headers.set('x-content-type-options', 'nosniff');
	headers.set('referrer-policy', 'same-origin');
	if (embed) {
		const policy = headers.get('content-security-policy') ?? '';
		headers.set(
			'content-security-policy',
			policy.replace("frame-ancestors 'none'", 'frame-ancestors *')
		);
	} else headers.set('x-frame-options', 'DENY');
	headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=()');
	headers.set('cross-origin-opener-policy', 'same-origin');
}

/** What SvelteKit itself refuses, a body too large or of another kind, in the words of our own refusals. */
function refusedBefore(status: number, locale: Locale): App.Error {
	const code = status === 413 ? 'body_too_large' : 'invalid_request';
	const details = { most: MOST_KB };

	return { message: code, code, details, sentence: refusalSentence({ code, details }, locale) };
}

/** Whatever was not expected: the log knows it by a number, the reader gets the number alone. */
export const handleError: HandleServerError = ({ error, event, status, message }) => {
	if (status === 404) return { message, code: 'not_found' };
	if (status < 500) return refusedBefore(status, event.locals.locale);
	const incident = randomBytes(4).toString('hex');
	site?.ctx.log.error({ err: error, incident, route: event.route.id }, 'unexpected error');

	return { message: 'unexpected', incident };
};
