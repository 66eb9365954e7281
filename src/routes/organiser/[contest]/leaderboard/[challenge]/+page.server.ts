import { challengeInForce, type ContestInForce } from '#lib/server/contest/in-force.ts';
import { runsProgress, startOfficialRuns } from '#lib/server/entries/official-runs.ts';
import { askerOf, contestOf } from '#lib/server/http/asker.ts';
import { attempt, page, refuse } from '#lib/server/http/respond.ts';
import { boardVersions, isOutdated } from '#lib/server/leaderboard/board-versions.ts';
import { previewBoard, publishBoard, publishedBoard } from '#lib/server/leaderboard/publish.ts';
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
		const preview = await previewBoard(ctx, scope);
		const last = await publishedBoard(read, stored);

		return {
			challenges: rankedOf(contest).map(({ id, title }) => ({ id, title: text(title, locale) })),
			challenge: {
				id: challenge.id,
				kind: challenge.kind,
				title: text(challenge.title, locale),
				weighted: challenge.ranking.policy === 'weighted'
			},
			/** When it may be published, where that is still to come. */
			closes: isClosed(state.phase) ? undefined : contest.schedule.get(round.id)?.closes,
			rows: preview.rows,
			runs:
				challenge.kind === 'template'
					? { ...(await runsProgress(ctx, scope)), ...challenge.hidden }
					: undefined,
			last: last && { version: last.version, outdated: isOutdated(last, preview) },
			versions: await boardVersions(read, stored)
		};
	});

const rankedOf = ({ rulebook }: ContestInForce) =>
	rulebook.rounds.flatMap(({ challenges }) => challenges).filter(({ practice }) => !practice);

const isClosed = (phase: string) => ['closed', 'results', 'final'].includes(phase);

export const actions: Actions = {
	runs: async ({ locals, params }) =>
		attempt({}, async () => {
			const contest = contestOf(locals);
			await startOfficialRuns(locals.ctx, { contest, challengeId: params.challenge });
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
