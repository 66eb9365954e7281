import { eq } from 'drizzle-orm';
import { isRanked } from '#scoring/rulebook/rounds.ts';
import { challengeInForce, type ContestInForce } from '../contest/in-force.ts';
import type { Query } from '../db/client.ts';

/** Phases in which a round's results are no secret any more. */
const TOLD = new Set(['results', 'final']);

/** Whether a challenge's round has come to its results, so that a team may read what came of its own work. */
export function isTold(
	contest: ContestInForce,
	{ challengeId, at }: { challengeId: string; at: number }
): boolean {
	return TOLD.has(challengeInForce(contest, { challengeId, at }).state.phase);
}

/**
 * Whether everything of an edition may be summed up before everybody: each of its rounds has come to
 * its results and each of its ranked challenges to a published board. Before that a sum would tell how
 * much was done behind a freeze.
 */
export async function resultsAreTold(
	query: Query,
	{ contest, at }: { contest: ContestInForce; at: number }
): Promise<boolean> {
	const { board } = query.t;
	const challenges = contest.rulebook.rounds.flatMap((round) => round.challenges);
	if (!challenges.every(({ id }) => isTold(contest, { challengeId: id, at }))) return false;
	const published = await query
		.selectDistinct({ challengeId: board.challengeId })
		.from(board)
		.where(eq(board.contestId, contest.id));
	const told = new Set(published.map(({ challengeId }) => challengeId));

	return challenges.filter(isRanked).every(({ id }) => told.has(id));
}
