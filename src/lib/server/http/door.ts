import type { IncomingMessage, ServerResponse } from 'node:http';
import { Refusal } from '#lib/refusal.ts';
import { challengeInForce } from '../contest/in-force.ts';
import type { Context } from '../context.ts';
import { isStorageTrouble } from '../db/client.ts';
import { begin } from '../gateway/begin.ts';
import type { LiveAnswer } from '../gateway/live.ts';
import { askedHash, type Repeat } from '../gateway/repeat.ts';
import { sendAnswer, streamAnswer, type Form } from './door-answer.ts';
import { DoorReader } from './door-reader.ts';
import { sendJson, sendRefusal } from './door-refusal.ts';
import { completionRequestOf, type CompletionRequest } from './door-request.ts';
import { headerOf, originOf, visitorOf, type Visitor } from './door-visitor.ts';
import { jsonBody } from './json-body.ts';

const ADDRESS =
	/^\/api\/contests\/([^/?]+)\/([^/?]+)\/v1\/(chat\/completions|models(?:\/[^?]+)?)\/?(?:\?|$)/;

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
			const refusal = refusalOf(ctx, cause);
			ctx.metrics.refused(refusal.code);
			if (response.headersSent) response.destroy();
			else sendRefusal(response, refusal);
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
	const visitor = await visitorOf(ctx, { request, slug });
	if (route?.startsWith('models')) {
		return sendJson(response, 200, modelsOf(ctx, visitor, { challengeId, route }));
	}
	if (request.method !== 'POST') throw new Refusal('not_found');

	const asked = completionRequestOf(await jsonBody(request));
	const { round } = challengeInForce(visitor.contest, { challengeId, at: ctx.now() });
	if (asked.model !== undefined && asked.model !== round.model.id) {
		throw new Refusal('model_not_found', { model: asked.model, expected: round.model.id });
	}
	const live = await begin(ctx, {
		...visitor,
		challengeId,
		maxAnswerTokens: asked.maxAnswerTokens,
		repeat: repeatOf(request, asked),
		asked: { prompt: asked.prompt, history: asked.history, sheetId: asked.sheetId },
		gone: () => isOwn(visitor) && response.destroyed
	});
	send(ctx, { visit, visitor, asked, live, profileId: round.model.profile });
}

/** Whether the answer ends with its reader: what the site asked for belongs to the server. */
const isOwn = ({ keyId }: Visitor) => keyId !== undefined;

interface Sending {
	visit: Visit;
	visitor: Visitor;
	asked: CompletionRequest;
	live: LiveAnswer;
	profileId: string;
}

/**
 * Hands an answer to whoever asked. What a key asked for ends with its reader; what the site asked for
 * belongs to the server: a closed tab or a locked phone stops the reading, not the writing.
 */
function send(ctx: Context, { visit, visitor, asked, live, profileId }: Sending) {
	const { request, response, slug, challengeId } = visit;
	const owned = isOwn(visitor);
	const stop = () => {
		if (owned && !live.end) live.stop();
	};
	const origin = originOf(ctx, request);
	const form: Form = {
		includeUsage: asked.includeUsage,
		early: !owned,
		headers: {
			'x-vatio-interaction': live.id,
			...(asked.overridden.length > 0 ? { 'x-vatio-overridden': asked.overridden.join(', ') } : {})
		},
		profileId,
		receiptUrl: (id) => `${origin}/api/contests/${slug}/${challengeId}/interactions/${id}/receipt`,
		created: Math.floor(ctx.now() / 1000)
	};
	const pressure = {
		pause: () => live.flow.pause(),
		resume: () => live.flow.resume(),
		giveUp: stop,
		deadlineMs: ctx.settings.READER_SECONDS * 1000
	};
	const leave = asked.stream
		? streamAnswer(new DoorReader(response, owned ? pressure : undefined), live, form)
		: sendAnswer(response, live, form);
	const gone = () => {
		leave();
		stop();
	};
	response.on('close', gone);
	if (response.destroyed) gone();
}

const LONGEST_KEY = 255;

function repeatOf(request: IncomingMessage, asked: CompletionRequest): Repeat | undefined {
	const key = headerOf(request, 'idempotency-key');
	if (key === undefined || key === '') return undefined;
	if (key.length > LONGEST_KEY) {
		throw new Refusal('invalid_request', {
			field: 'Idempotency-Key',
			expected: `at most ${LONGEST_KEY} characters`
		});
	}
	const { model, history, prompt, sheetId, maxAnswerTokens } = asked;

	return { key, askedHash: askedHash([model, history, prompt, sheetId, maxAnswerTokens]) };
}

/** The one model of a challenge, as a list or by its name. */
function modelsOf(
	ctx: Context,
	{ contest }: Visitor,
	{ challengeId, route }: { challengeId: string; route: string }
) {
	const { id } = challengeInForce(contest, { challengeId, at: ctx.now() }).round.model;
	const model = { id, object: 'model', created: 0, owned_by: 'vatio' };
	const named = decodeURIComponent(route.replace(/^models\/?/, ''));
	if (named === '') return { object: 'list', data: [model] };
	if (named !== id) throw new Refusal('model_not_found', { model: named, expected: id });

	return model;
}

function refusalOf(ctx: Context, cause: unknown): Refusal {
	if (cause instanceof Refusal) return cause;
	ctx.log.error({ err: cause, route: 'door' }, 'unexpected error');

	return isStorageTrouble(cause)
		? new Refusal('storage_unavailable', { seconds: 5 })
		: new Refusal('endpoint_error');
}
