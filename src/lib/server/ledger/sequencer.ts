import { and, asc, count, eq, isNotNull, isNull } from 'drizzle-orm';
import { treeRoot } from '#scoring';
import type { Db, Query, Tx } from '../db/client.ts';
import { sha256 } from './record.ts';

const BATCH = 1000;

interface Ledger {
	contestId: string;
}

/**
 * Gives every fact of a contest that has none its `seq`, in the order in which they were stated, and
 * returns how many the ledger now holds. One runs at a time: the transaction is the lock.
 */
export async function sequence(db: Db, ledger: Ledger): Promise<number> {
	for (;;) {
		const { size, given } = await db.write((tx) => sequenceBatch(tx, ledger));
		if (given < BATCH) return size;
	}
}

/** The same inside a transaction whose own work must see the ledger as it then stands. */
export async function sequenceAll(tx: Tx, ledger: Ledger): Promise<number> {
	for (;;) {
		const { size, given } = await sequenceBatch(tx, ledger);
		if (given < BATCH) return size;
	}
}

async function sequenceBatch(tx: Tx, { contestId }: Ledger) {
	const { fact } = tx.t;
	const [held] = await tx
		.select({ size: count() })
		.from(fact)
		.where(and(eq(fact.contestId, contestId), isNotNull(fact.seq)));
	const size = held?.size ?? 0;
	const waiting = await tx
		.select({ position: fact.position })
		.from(fact)
		.where(and(eq(fact.contestId, contestId), isNull(fact.seq)))
		.orderBy(asc(fact.position))
		.limit(BATCH);
	for (const [index, { position }] of waiting.entries()) {
		await tx
			.update(fact)
			.set({ seq: size + index })
			.where(eq(fact.position, position));
	}

	return { size: size + waiting.length, given: waiting.length };
}

export interface TreeHead {
	size: number;
	/** RFC 6962 root, hex. */
	root: string;
}

/** The head of a contest's tree over its first `size` sequenced facts, or over all of them. */
export async function treeHead(
	query: Query,
	{ contestId, size }: { contestId: string; size?: number }
): Promise<TreeHead> {
	const { fact } = query.t;
	const rows = await query
		.select({ leafHash: fact.leafHash })
		.from(fact)
		.where(and(eq(fact.contestId, contestId), isNotNull(fact.seq)))
		.orderBy(asc(fact.seq))
		.limit(size ?? Number.MAX_SAFE_INTEGER);
	const leaves = rows.map(({ leafHash }) => new Uint8Array(Buffer.from(leafHash, 'hex')));

	return { size: leaves.length, root: Buffer.from(treeRoot(leaves, sha256)).toString('hex') };
}
