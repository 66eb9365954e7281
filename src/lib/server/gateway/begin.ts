import { Refusal } from '#lib/refusal.ts';
import { energyCeiling, profileById } from '#scoring/energy';
import type { Sampling } from '../budget/schema.ts';
import { reserve } from '../budget/reserve.ts';
import {
	challengeInForce,
	contestInForce,
	type ChallengeInForce,
	type ContestInForce
} from '../contest/in-force.ts';
import { conversationOf } from './continuation.ts';
import type { Context } from '../context.ts';
import { LiveAnswer } from './live.ts';
import { composePrompt, type Asked, type ComposedPrompt } from './prompt.ts';
import { runAnswer } from './run.ts';
import { promptCeiling } from './token-count.ts';

export interface Call {
	contest: ContestInForce;
	challengeId: string;
	team: { id: string };
	accountId: string;
	/** The client's own, lower limit of the answer. */
	maxAnswerTokens?: number;
	asked: Asked;
}

/**
 * Opens an interaction: checks the phase and the words, holds the most it could take, and starts the
 * answer, which then belongs to the server whoever reads it. Everything that can be refused is
 * refused here, before any byte of an answer.
 */
export async function begin(ctx: Context, call: Call): Promise<LiveAnswer> {
	if (ctx.live.closed) throw new Refusal('shutting_down');
	const { contest, challengeId, team, asked } = call;
	const inForce = challengeInForce(contest, { challengeId, at: ctx.now() });
	refuseClosed(inForce);
	const composed = await composePrompt(ctx, { team, inForce, asked });
	const worst = await worstCase(ctx, { inForce, composed, call });

	const { id, conversationId } = await ctx.db.write(async (tx) => {
		// Counting and the wait for the writer took a while: what decides is the moment of the hold.
		const at = ctx.now();
		const current = await contestInForce(tx, { slug: contest.slug });
		refuseClosed(challengeInForce(current, { challengeId, at }));
		const conversationId = await conversationOf(tx, composed.place);
		const held = await reserve(tx, {
			contestId: contest.id,
			challengeId,
			teamId: team.id,
			accountId: call.accountId,
			...composed.place,
			conversationId,
			sheetId: composed.sheetId,
			model: worst.model,
			profileId: inForce.round.model.profile,
			official: isOfficial(ctx, inForce.round.model),
			sampling: worst.sampling,
			prompt: composed.prompt,
			messages: composed.messages,
			ceiling: worst.ceiling,
			budget: inForce.challenge.budget,
			openStreams: contest.rulebook.openStreams,
			at
		});
		return { ...held, conversationId };
	});

	const live = new LiveAnswer({
		id,
		teamId: team.id,
		challengeId,
		conversationId,
		model: worst.model
	});
	ctx.live.add(live);
	void runAnswer(ctx, {
		live,
		messages: composed.messages,
		sampling: worst.sampling,
		promptTokens: worst.promptTokens,
		profileId: inForce.round.model.profile,
		budget: inForce.challenge.budget,
		forgivenFaults: contest.rulebook.forgivenFaults,
		needOpen: async () => {
			const current = await contestInForce(ctx.db.read, { slug: contest.slug });
			refuseClosed(challengeInForce(current, { challengeId, at: ctx.now() }));
		}
	});

	return live;
}

function refuseClosed({ challenge, state }: ChallengeInForce) {
	const accepted = challenge.practice ? state.acceptsPractice : state.acceptsInteractions;
	if (!accepted) throw new Refusal('phase_closed', { phase: state.phase });
}

/** What the call asks of the endpoint, and the most that it can take. */
async function worstCase(
	ctx: Context,
	{ inForce, composed, call }: { inForce: ChallengeInForce; composed: ComposedPrompt; call: Call }
) {
	const { challenge, round } = inForce;
	const model = ctx.endpoint.model ?? round.model.id;
	const most = challenge.limits.answerTokens;
	const sampling: Sampling = {
		...round.model.parameters,
		max_tokens: Math.min(call.maxAnswerTokens ?? most, most)
	};
	const { tokens, exact } = await promptCeiling(ctx.endpoint, model, composed.messages);
	const profile = profileById(round.model.profile);
	if (!profile) throw new Error(`no profile ${round.model.profile}`);
	const energy = energyCeiling(profile, tokens, sampling.max_tokens);
	if (!energy.ok) {
		throw new Refusal('prompt_too_long', { tokens, most: round.model.contextTokens });
	}

	return {
		model,
		sampling,
		promptTokens: exact ? tokens : undefined,
		ceiling: { tokens: tokens + sampling.max_tokens, energyNwh: energy.energyNwh }
	};
}

/** Whether what the endpoint serves is the rulebook's model; anything else is practice only. */
export function isOfficial(
	ctx: Pick<Context, 'endpoint'>,
	model: { id: string; simulated: boolean }
): boolean {
	const { endpoint } = ctx;

	return (endpoint.model ?? model.id) === model.id && endpoint.simulated === model.simulated;
}
