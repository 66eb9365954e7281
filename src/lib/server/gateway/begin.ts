import { Refusal } from '#lib/refusal.ts';
import { energyCeiling, profileById } from '#scoring/energy';
import type { Sampling } from '../budget/schema.ts';
import { reserve } from '../budget/reserve.ts';
import { challengeInForce, type ContestInForce } from '../contest/in-force.ts';
import type { Context } from '../context.ts';
import { LiveAnswer } from './live.ts';
import { composePrompt, type Asked } from './prompt.ts';
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
	const { contest, challengeId, team, accountId, asked } = call;
	const inForce = challengeInForce(contest, { challengeId, at: ctx.now() });
	const { challenge, round, state } = inForce;
	const accepted = challenge.practice ? state.acceptsPractice : state.acceptsInteractions;
	if (!accepted) throw new Refusal('phase_closed', { phase: state.phase });

	const { prompt, messages, place, sheetId } = await composePrompt(ctx, { team, inForce, asked });
	const model = ctx.endpoint.model ?? round.model.id;
	const most = challenge.limits.answerTokens;
	const sampling: Sampling = {
		...round.model.parameters,
		max_tokens: Math.min(call.maxAnswerTokens ?? most, most)
	};
	const counted = await promptCeiling(ctx.endpoint, model, messages);
	const profile = profileById(round.model.profile);
	if (!profile) throw new Error(`no profile ${round.model.profile}`);
	const energy = energyCeiling(profile, counted.tokens, sampling.max_tokens);
	if (!energy.ok)
		throw new Refusal('prompt_too_long', {
			tokens: counted.tokens,
			most: round.model.contextTokens
		});

	const at = ctx.now();
	const { id } = await ctx.db.write((tx) =>
		reserve(tx, {
			contestId: contest.id,
			challengeId,
			teamId: team.id,
			accountId,
			...place,
			sheetId,
			model,
			profileId: profile.id,
			official: isOfficial(ctx, round.model),
			sampling,
			prompt,
			messages,
			ceiling: { tokens: counted.tokens + sampling.max_tokens, energyNwh: energy.energyNwh },
			budget: challenge.budget,
			openStreams: contest.rulebook.openStreams,
			at
		})
	);

	const live = new LiveAnswer({
		id,
		teamId: team.id,
		challengeId,
		conversationId: place.conversationId,
		model
	});
	ctx.live.add(live);
	void runAnswer(ctx, {
		live,
		messages,
		sampling,
		promptTokens: counted.exact ? counted.tokens : undefined,
		budget: challenge.budget,
		forgivenFaults: contest.rulebook.forgivenFaults,
		closesAt: contest.schedule.get(round.id)?.closes ?? Infinity
	});

	return live;
}

/** Whether what the endpoint serves is the rulebook's model; anything else is practice only. */
export function isOfficial(
	ctx: Pick<Context, 'endpoint'>,
	model: { id: string; simulated: boolean }
): boolean {
	const { endpoint } = ctx;

	return (endpoint.model ?? model.id) === model.id && endpoint.simulated === model.simulated;
}
