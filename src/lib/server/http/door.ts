import type { IncomingMessage, ServerResponse } from 'node:http';
import { Refusal } from '#lib/refusal.ts';
import { personOf } from '../accounts/session.ts';
import { challengeInForce, contestInForce, type ContestInForce } from '../contest/in-force.ts';
import type { Context } from '../context.ts';
import { begin } from '../gateway/begin.ts';
import { teamOf } from '../teams/team.ts';
import { sendAnswer, sendJson, sendRefusal, streamAnswer } from './door-answer.ts';
import { completionRequestOf, jsonBody } from './door-request.ts';
import { guardOrigin } from './guards.ts';
import { sessionTokenOf } from './session-cookie.ts';

const ADDRESS = /^\/api\/contests\/([^/?]+)\/([^/?]+)\/v1\/(chat\/completions|models)(?:\?|$)/;

/** Whether the door took a request; what it leaves is SvelteKit's. */
export type Door = (request: IncomingMessage, response: ServerResponse) => boolean;

/** The one way to the endpoint: `/api/contests/{contest}/{challenge}/v1`, on the Node server itself. */
export function doorOf(ctx: Context): Door {
	return (request, response) => {
		const address = ADDRESS.exec(request.url ?? '');
		if (!address) return false;
		const [, slug = '', challengeId = '', route] = address;
		response.setHeader('x-content-type-options', 'nosniff');

		enter(ctx, { request, response, slug, challengeId, route }).catch((cause: unknown) => {
			if (!(cause instanceof Refusal))
				ctx.log.error({ err: cause, route: 'door' }, 'unexpected error');
			if (response.headersSent) response.destroy();
			else sendRefusal(response, cause instanceof Refusal ? cause : new Refusal('endpoint_error'));
		});
		return true;
	};
}

interface Visit {
	request: IncomingMessage;
	response: ServerResponse;
	slug: string;
	challengeId: string;
	route: string | undefined;
}

async function enter(ctx: Context, visit: Visit) {
	const { request, response, slug, challengeId, route } = visit;
	guardOrigin(request.method ?? '', (name) => headerOf(request, name), originOf(ctx, request));
	const token = sessionTokenOf(request.headers.cookie);
	const person = token ? await personOf(ctx.db, { token, at: ctx.now() }) : undefined;
	if (!person) throw new Refusal('not_signed_in');
	const contest = await contestInForce(ctx.db.read, { slug });
	const team = await teamOf(ctx.db.read, { contestId: contest.id, accountId: person.accountId });
	if (!team) throw new Refusal('not_in_contest');

	if (route === 'models') return sendJson(response, 200, modelsOf(ctx, contest, challengeId));
	if (request.method !== 'POST') throw new Refusal('not_found');
	await complete(ctx, visit, { contest, team, accountId: person.accountId });
}

async function complete(
	ctx: Context,
	{ request, response, challengeId }: Visit,
	who: { contest: ContestInForce; team: { id: string }; accountId: string }
) {
	const asked = completionRequestOf(await jsonBody(request));
	const { round } = challengeInForce(who.contest, { challengeId, at: ctx.now() });
	if (asked.model !== undefined && asked.model !== round.model.id) {
		throw new Refusal('model_not_found', { model: asked.model, expected: round.model.id });
	}

	const live = await begin(ctx, {
		...who,
		challengeId,
		maxAnswerTokens: asked.maxAnswerTokens,
		asked: { prompt: asked.prompt, history: asked.history, sheetId: asked.sheetId }
	});
	const form = {
		includeUsage: asked.includeUsage,
		early: true,
		headers: {
			'x-vatio-interaction': live.id,
			...(asked.overridden.length > 0 ? { 'x-vatio-overridden': asked.overridden.join(', ') } : {})
		},
		profileId: round.model.profile,
		created: Math.floor(ctx.now() / 1000)
	};
	const leave = asked.stream
		? streamAnswer(response, live, form)
		: sendAnswer(response, live, form);
	// The answer belongs to the server: a closed tab or a locked phone stops the reading, not the writing.
	response.on('close', leave);
	if (response.destroyed) leave();
}

function modelsOf(ctx: Context, contest: ContestInForce, challengeId: string) {
	const { round } = challengeInForce(contest, { challengeId, at: ctx.now() });

	return { object: 'list', data: [{ id: round.model.id, object: 'model', owned_by: 'vatio' }] };
}

function headerOf(request: IncomingMessage, name: string): string | undefined {
	const value = request.headers[name];

	return Array.isArray(value) ? value[0] : value;
}

function originOf(ctx: Context, request: IncomingMessage): string {
	const { ORIGIN } = ctx.settings;

	return ORIGIN ? new URL(ORIGIN).origin : `http://${request.headers.host ?? ''}`;
}
