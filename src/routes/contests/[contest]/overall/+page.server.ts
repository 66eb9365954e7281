import { combinedView, combineRulesView } from '#lib/combined-view.ts';
import { challengeInForce, type ContestInForce } from '#lib/server/contest/in-force.ts';
import { contestOf } from '#lib/server/http/asker.ts';
import { publishedCombined } from '#lib/server/leaderboard/combined.ts';
import { teamOf } from '#lib/server/teams/team.ts';
import { challengeOf } from '#scoring/rulebook/rounds.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const contest = contestOf(locals);
	const { rulebook, id: contestId } = contest;
	const { ctx, locale, part, person } = locals;
	const published = await publishedCombined(ctx.db.read, { contestId });
	const own =
		published && person && part === 'participant'
			? await teamOf(ctx.db.read, { contestId, accountId: person.accountId })
			: undefined;

	return {
		rules: combineRulesView(rulebook, locale),
		published: published && {
			version: published.version,
			hash: published.hash,
			at: published.publishedAt,
			final: isFinal(contest, { parts: published.board.parts, at: ctx.now() })
		},
		view: published && combinedView(published.board, { rulebook, locale }),
		ownTeamId: own?.id
	};
};

/** Whether every round that it counts is over for good: until then a newer version may come. */
function isFinal(
	contest: ContestInForce,
	{ parts, at }: { parts: { challenge: string }[]; at: number }
): boolean {
	return parts
		.map(({ challenge }) => challenge)
		.filter((challengeId) => challengeOf(contest.rulebook, challengeId))
		.every((challengeId) => challengeInForce(contest, { challengeId, at }).state.phase === 'final');
}
