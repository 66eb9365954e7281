import { and, eq } from 'drizzle-orm';
import { board as boardSchema, type Board } from '#scoring';
import type { Query, Tx } from '../db/client.ts';

interface Scope {
	contestId: string;
	challengeId: string;
}

/**
 * Keeps what a challenge's provisional board says beyond any freeze. Two that were computed at once
 * may come in either order: the one that knows less of the ledger never replaces the other.
 */
export async function keepRestricted(
	tx: Tx,
	{ contestId, challengeId, document, at }: Scope & { document: string; at: number }
): Promise<void> {
	const { restrictedBoard } = tx.t;
	const kept = await restrictedBoardOf(tx, { contestId, challengeId });
	if (kept && kept.seq > boardSchema.parse(JSON.parse(document)).seq) return;

	await tx
		.insert(restrictedBoard)
		.values({ contestId, challengeId, document, at })
		.onConflictDoUpdate({
			target: [restrictedBoard.contestId, restrictedBoard.challengeId],
			set: { document, at }
		});
}

/** The provisional board as it stood when it was last written, for organisers alone. */
export async function restrictedBoardOf(
	query: Query,
	{ contestId, challengeId }: Scope
): Promise<Board | undefined> {
	const { restrictedBoard } = query.t;
	const [row] = await query
		.select({ document: restrictedBoard.document })
		.from(restrictedBoard)
		.where(
			and(eq(restrictedBoard.contestId, contestId), eq(restrictedBoard.challengeId, challengeId))
		);

	return row && boardSchema.parse(JSON.parse(row.document));
}
