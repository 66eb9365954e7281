import { isRanked } from '#scoring/rulebook/rounds.ts';
import { recordAct } from '#lib/server/audit/act.ts';
import { challengeInForce, type ContestInForce } from '#lib/server/contest/in-force.ts';
import type { Context } from '#lib/server/context.ts';
import type { Confirmable } from '#lib/server/entries/confirmation-candidates.ts';
import { confirmationProgress } from '#lib/server/entries/confirmation-progress.ts';
import { runsProgress, startOfficialRuns } from '#lib/server/entries/official-runs.ts';
import { askerOf, contestOf } from '#lib/server/http/asker.ts';
import { attempt, page, refuse } from '#lib/server/http/respond.ts';
import { boardVersions, isOutdated } from '#lib/server/leaderboard/board-versions.ts';
import { previewWithDoubt, publishBoard, publishedBoard } from '#lib/server/leaderboard/publish.ts';
import { text } from '#scoring/rulebook/rounds.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	page(async () => {
		const { ctx, locale } = locals;
		const { read } = ctx.db;
		const contest = contestOf(locals);
		const scope = { contest, challengeId: params.challenge };
		const stored = { contestId: contest.id, challengeId: params.challenge };
		const at = ctx.now();
		const { challenge, round, state } = challengeInForce(contest, { ...scope, at });
		if (challenge.practice) refuse('unknown_challenge');
		const preview = await previewWithDoubt(ctx, scope);
		const last = await publishedBoard(read, stored);

		return {
			combines: contest.rulebook.combine !== undefined,
			challenges: rankedOf(contest).map(({ id, title }) => ({ id, title: text(title, locale) })),
			challenge: {
				id: challenge.id,
				kind: challenge.kind,
				title: text(challenge.title, locale),
				scored: challenge.ranking.policy === 'weighted',
				weighed: 'qualityWeights' in challenge.ranking
			},
			/** When it may be published, where that is still to come. */
			closes: isClosed(state.phase) ? undefined : contest.schedule.get(round.id)?.closes,
			rows: preview.rows,
			runs:
				challenge.kind === 'template'
					? { ...(await runsProgress(ctx, scope)), ...challenge.hidden }
					: undefined,
			confirmation:
				challenge.kind === 'conversation' ? await confirmationSummary(ctx, scope) : undefined,
			last: last && { version: last.version, outdated: isOutdated(last, preview) },
			versions: await boardVersions(read, stored)
		};
	});

async function confirmationSummary(ctx: Context, scope: Confirmable) {
	const { done, expected, going } = await confirmationProgress(ctx, scope);

	return { done, expected, going };
}

const rankedOf = ({ rulebook }: ContestInForce) =>
	rulebook.rounds
		.flatMap(({ challenges }) => challenges)
		.filter((challenge) => isRanked(challenge));

const isClosed = (phase: string) => ['closed', 'results', 'final'].includes(phase);

export const actions: Actions = {
	runs: async ({ locals, params }) =>
		attempt({}, async () => {
			const contest = contestOf(locals);
			const { ctx } = locals;
			const challengeId = params.challenge;
			await startOfficialRuns(ctx, { contest, challengeId });
			const byAccountId = askerOf(locals).accountId;
			const at = ctx.now();
			const act = 'runs.started';
			await ctx.db.write((tx) =>
				recordAct(tx, { contestId: contest.id, byAccountId, act, subject: challengeId, at })
			);
			return { started: true };
		}),
	publish: async ({ locals, params }) =>
		attempt({}, async () => {
			const { version, hash } = await publishBoard(locals.ctx, {
				contest: contestOf(locals),
				challengeId: params.challenge,
				byAccountId: askerOf(locals).accountId
			});
			return { published: { version, hash } };
		})
};
