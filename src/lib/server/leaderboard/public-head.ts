import { eq } from 'drizzle-orm';
import { isRanked } from '#scoring';
import type { SignedHead } from '#scoring/ledger/tree-head.ts';
import { challengeInForce, type ContestInForce } from '../contest/in-force.ts';
import type { Query } from '../db/client.ts';
import { lastHead } from '../ledger/tree.ts';

/** The head of a contest's ledger that anyone may see. */
export interface PublicHead {
	/** Absent where nothing was signed yet. */
	head: SignedHead | undefined;
	/** The freeze at which it stopped, epoch milliseconds. */
	frozenAt: number | undefined;
}

/**
 * The last head, or the last before the freeze while the public board of a frozen round is held back:
 * how much is said after it is as much a part of the suspense as who said it.
 */
export async function publicHead(
	query: Query,
	{ contest, at }: { contest: ContestInForce; at: number }
): Promise<PublicHead> {
	const frozenAt = await freezeInForce(query, { contest, at });
	// The board is frozen at that very instant.
	const atMost = frozenAt === undefined ? undefined : frozenAt - 1;

	return { head: await lastHead(query, { contestId: contest.id, atMost }), frozenAt };
}

/** The earliest freeze of a round in which a ranked challenge has no published board yet. */
async function freezeInForce(
	query: Query,
	{ contest, at }: { contest: ContestInForce; at: number }
): Promise<number | undefined> {
	const { board } = query.t;
	const published = await query
		.selectDistinct({ challengeId: board.challengeId })
		.from(board)
		.where(eq(board.contestId, contest.id));
	const told = new Set(published.map(({ challengeId }) => challengeId));
	const freezes = contest.rulebook.rounds.flatMap(({ id, challenges }) => {
		const held = challenges.find((challenge) => {
			const challengeId = challenge.id;
			if (!isRanked(challenge) || told.has(challengeId)) return false;
			const { phase } = challengeInForce(contest, { challengeId, at }).state;
			return !['announced', 'practice', 'open'].includes(phase);
		});
		const instants = held && contest.schedule.get(id);
		return instants ? [instants.freezes] : [];
	});

	return freezes.length === 0 ? undefined : Math.min(...freezes);
}
