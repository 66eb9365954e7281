import { Refusal } from '#lib/refusal.ts';
import { needWarningAccepted } from '../challenges/content-warning.ts';
import { reserve } from '../budget/reserve.ts';
import {
	challengeInForce,
	contestInForce,
	type ChallengeInForce,
	type ContestInForce
} from '../contest/in-force.ts';
import type { Context } from '../context.ts';
import { isStorageTrouble } from '../db/client.ts';
import { needAdmitted } from '../teams/admission.ts';
import { ceilingOf, promptBytes, samplingOf, type Ceiling } from './ceiling.ts';
import { conversationOf } from './continuation.ts';
import { LiveAnswer } from './live.ts';
import { composePrompt, type Asked, type ComposedPrompt } from './prompt.ts';
import { releaseUnsure } from './reaper.ts';
import { recallAnswer } from './recall.ts';
import { keepRepeat, keptInteraction, type Repeat } from './repeat.ts';
import { runAnswer } from './run.ts';
import { contestOf } from './standing.ts';

export interface Call {
	contest: ContestInForce;
	challengeId: string;
	team: { id: string };
	accountId: string;
	/** The key of a client of the member's own. */
	keyId?: string;
	/** Of the database when all that was found. */
	revision?: number;
	/** The client's own, lower limit of the answer. */
	maxAnswerTokens?: number;
	/** The client's own name for the call: sent again it gets the same answer. */
	repeat?: Repeat;
	asked: Asked;
	/** Whether whoever alone wants the answer has gone meanwhile: then the endpoint is not asked. */
	gone?: () => boolean;
}

/**
 * Opens an interaction: checks the phase and the words, holds the most it could take, and starts the
 * answer, which then belongs to the server whoever reads it. Everything that can be refused is
 * refused here, before any byte of an answer. A repeated call gets the answer that it had.
 */
export async function begin(ctx: Context, call: Call): Promise<LiveAnswer> {
	if (ctx.live.closed) throw new Refusal('shutting_down');
	const { contest, challengeId, team, asked } = call;
	const inForce = challengeInForce(contest, { challengeId, at: ctx.now() });
	const kept = await keptFor(ctx, call);
	if (kept) return recalled(ctx, inForce, kept);
	refuseClosed(inForce);
	await needWarningAccepted(ctx.db.read, {
		contest,
		challenge: inForce.challenge,
		accountId: call.accountId
	});
	if (ctx.queue.isPaused(contest.id)) throw new Refusal('gateway_paused', { seconds: 30 });

	const composed = await composePrompt(ctx, { team, inForce, asked });
	const model = ctx.endpoint.model ?? inForce.round.model.id;
	const held = await holdFor(ctx, { call, inForce, composed, model });
	const { value, lasting } = held;
	if (value.kept !== undefined) return recalled(ctx, inForce, value.kept);

	const { id, conversationId } = value;
	const live = new LiveAnswer({ id, teamId: team.id, challengeId, conversationId, model });
	ctx.live.add(live);
	if (call.gone?.()) live.stop();
	void runAnswer(ctx, {
		live,
		contestId: contest.id,
		messages: composed.messages,
		sampling: held.sampling,
		ceiling: held.ceiling,
		promptTokens: held.promptTokens,
		profileId: inForce.round.model.profile,
		budget: inForce.challenge.budget,
		forgivenFaults: contest.rulebook.forgivenFaults,
		needOpen: async () => {
			const current = await contestInForce(ctx.db.read, { slug: contest.slug });
			refuseClosed(challengeInForce(current, { challengeId, at: ctx.now() }));
		}
	});
	try {
		// The endpoint begins meanwhile; nobody hears of an answer whose hold a power cut would undo.
		await lasting;
	} catch (cause) {
		live.giveUp(new Refusal('storage_unavailable', { seconds: 5 }));
		throw cause;
	}

	return live;
}

interface ToHold {
	call: Call;
	inForce: ChallengeInForce;
	composed: ComposedPrompt;
	model: string;
}

/**
 * Holds by the prompt's bytes, which costs nothing to know. Only where a budget has no room for that
 * is the endpoint asked for the exact count, which is less.
 */
async function holdFor(ctx: Context, toHold: ToHold) {
	const { call, inForce, composed, model } = toHold;
	const sampling = samplingOf(inForce, call.maxAnswerTokens);
	const bytes = promptBytes(composed.messages);
	const context = inForce.round.model.contextTokens;
	let refused: unknown;
	if (bytes <= context) {
		const ceiling = ceilingOf(inForce, { promptTokens: bytes, sampling });
		try {
			const held = await hold(ctx, toHold, { sampling, ceiling });
			return { ...held, sampling, ceiling, promptTokens: undefined };
		} catch (cause) {
			if (!isShortOfBudget(cause)) throw cause;
			refused = cause;
		}
	}
	const promptTokens = await ctx.endpoint.countPrompt(model, composed.messages);
	if (promptTokens === undefined) {
		throw refused ?? new Refusal('prompt_too_long', { tokens: bytes, most: context });
	}
	const ceiling = ceilingOf(inForce, { promptTokens, sampling });
	const held = await hold(ctx, toHold, { sampling, ceiling });

	return { ...held, sampling, ceiling, promptTokens };
}

const isShortOfBudget = (cause: unknown) =>
	cause instanceof Refusal &&
	(cause.code === 'tokens_exhausted' || cause.code === 'energy_exhausted');

async function hold(
	ctx: Context,
	{ call, inForce, composed, model }: ToHold,
	{ sampling, ceiling }: { sampling: ReturnType<typeof samplingOf>; ceiling: Ceiling }
) {
	const { contest, challengeId, team, accountId, repeat } = call;
	const scope = { accountId, contestId: contest.id, challengeId };

	let unsure: string | undefined;
	const held = ctx.db.book(async (tx) => {
		unsure = undefined;
		// Counting and the wait for the writer took a while: what decides is the moment of the hold.
		const at = ctx.now();
		const current = await contestOf(tx, { caller: call, revision: ctx.db.revision() });
		const kept = repeat && (await keptInteraction(tx, { ...scope, repeat, at }));
		if (kept) return { kept, id: '', conversationId: '' };
		const now = challengeInForce(current, { challengeId, at });
		refuseClosed(now);
		await needAdmitted(tx, { ...now, teamId: team.id });
		const conversationId = await conversationOf(tx, { ...composed.place, at });
		const { id } = await reserve(tx, {
			...scope,
			teamId: team.id,
			keyId: call.keyId,
			...composed.place,
			conversationId,
			sheetId: composed.sheetId,
			model,
			profileId: inForce.round.model.profile,
			official: isOfficial(ctx, inForce.round.model),
			sampling,
			prompt: composed.prompt,
			messages: composed.messages,
			ceiling,
			budget: now.challenge.budget,
			openStreams: current.rulebook.openStreams,
			at
		});
		if (repeat) await keepRepeat(tx, { ...scope, repeat, interactionId: id, at });
		unsure = id;

		return { kept: undefined, id, conversationId };
	});

	return held.catch((cause: unknown) => {
		// A connection to Postgres that broke at the commit does not tell whether there is a hold.
		if (unsure && ctx.db.engine === 'pg' && isStorageTrouble(cause))
			void releaseUnsure(ctx, unsure);
		throw cause;
	});
}

function keptFor(ctx: Context, { contest, challengeId, accountId, repeat }: Call) {
	const scope = { accountId, contestId: contest.id, challengeId };

	return repeat && keptInteraction(ctx.db.read, { ...scope, repeat, at: ctx.now() });
}

function recalled(ctx: Context, { challenge }: ChallengeInForce, interactionId: string) {
	return recallAnswer(ctx.db.read, { interactionId, budget: challenge.budget });
}

function refuseClosed({ challenge, state }: ChallengeInForce) {
	const accepted = challenge.practice ? state.acceptsPractice : state.acceptsInteractions;
	if (!accepted) throw new Refusal('phase_closed', { phase: state.phase });
}

/** Whether what the endpoint serves is the rulebook's model; anything else is practice only. */
export function isOfficial(
	ctx: Pick<Context, 'endpoint'>,
	model: { id: string; simulated: boolean }
): boolean {
	const { endpoint } = ctx;

	return (endpoint.model ?? model.id) === model.id && endpoint.simulated === model.simulated;
}
