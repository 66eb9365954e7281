import { challengeSummary } from '#lib/challenge-summary.ts';
import { leftOf, spentOf } from '#lib/server/budget/balance.ts';
import { contestOf } from '#lib/server/http/asker.ts';
import { teamOf } from '#lib/server/teams/team.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const contest = contestOf(locals);
	const { ctx, locale, part, person } = locals;
	const { read } = ctx.db;
	const team =
		person && part === 'participant'
			? await teamOf(read, { contestId: contest.id, accountId: person.accountId })
			: undefined;

	const challenges = contest.rulebook.rounds.flatMap((round) => round.challenges);
	return {
		challenges: await Promise.all(
			challenges.map(async (challenge) => ({
				...challengeSummary(challenge, locale),
				left:
					team &&
					leftOf(
						challenge.budget,
						await spentOf(read, { teamId: team.id, challengeId: challenge.id })
					).interactions
			}))
		)
	};
};
