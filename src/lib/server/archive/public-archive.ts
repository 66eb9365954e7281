import { eq } from 'drizzle-orm';
import { board as boardSchema } from '#scoring';
import { isRanked } from '#scoring/rulebook/rounds.ts';
import { challengeInForce, type ContestInForce } from '../contest/in-force.ts';
import type { Query } from '../db/client.ts';
import { baselinesInForce } from '../entries/baseline.ts';
import { consentingTeams } from './text-consent.ts';

/**
 * Whether everybody may have a contest's archive: each of its rounds is final and each of its boards
 * published, so that nothing on the ledger is still to be told.
 */
export async function archiveIsPublic(
	query: Query,
	{ contest, at }: { contest: ContestInForce; at: number }
): Promise<boolean> {
	const { board } = query.t;
	const challenges = contest.rulebook.rounds.flatMap((round) => round.challenges);
	const isFinal = challenges.every(
		({ id }) => challengeInForce(contest, { challengeId: id, at }).state.phase === 'final'
	);
	if (!isFinal) return false;
	const published = await query
		.selectDistinct({ challengeId: board.challengeId })
		.from(board)
		.where(eq(board.contestId, contest.id));
	const told = new Set(published.map(({ challengeId }) => challengeId));

	return challenges.filter(isRanked).every(({ id }) => told.has(id));
}

/** What of a contest's archive everybody may read. */
export interface Publishable {
	/** Teams whose name a published board tells anyway. */
	named: ReadonlySet<string>;
	/** Whether a team's words may be published, at this challenge. */
	publishes: (team: string | undefined, challenge: string | undefined) => boolean;
}

/**
 * Names that stand on published boards, and texts by consent, with those of the organiser's own
 * references; never any of an alignment challenge.
 */
export async function publishable(
	query: Query,
	{ contest }: { contest: ContestInForce }
): Promise<Publishable> {
	const { board } = query.t;
	const rows = await query
		.select({ document: board.document })
		.from(board)
		.where(eq(board.contestId, contest.id));
	const named = new Set(
		rows.flatMap(({ document }) =>
			boardSchema.parse(JSON.parse(document)).rows.map(({ teamId }) => teamId)
		)
	);
	const consenting = await consentingTeams(query, { contestId: contest.id });
	for (const { teamId } of await baselinesInForce(query, { contestId: contest.id })) {
		consenting.add(teamId);
	}
	const open = new Set(
		contest.rulebook.rounds
			.flatMap(({ challenges }) => challenges)
			.filter(({ kind }) => kind !== 'alignment')
			.map(({ id }) => id)
	);

	return {
		named,
		publishes: (team, challenge) =>
			team !== undefined && challenge !== undefined && consenting.has(team) && open.has(challenge)
	};
}
