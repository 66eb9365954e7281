import { and, asc, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { treeRoot } from '#scoring';
import type { Db, Query, Tx } from '../db/client.ts';
import { sha256 } from './record.ts';

const BATCH = 500;

interface Ledger {
	contestId: string;
}

/**
 * Gives every fact of a contest that has none its `seq`, in the order in which they were stated, and
 * returns how many the ledger now holds. One runs at a time: the transaction is the lock.
 */
export async function sequence(db: Db, ledger: Ledger): Promise<number> {
	for (;;) {
		const { value, lasting } = await db.book((tx) => sequenceBatch(tx, ledger));
		await lasting;
		const { size, given } = value;
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
	const [last] = await tx
		.select({ seq: fact.seq })
		.from(fact)
		.where(and(eq(fact.contestId, contestId), isNotNull(fact.seq)))
		.orderBy(desc(fact.seq))
		.limit(1);
	const size = (last?.seq ?? -1) + 1;
	const numbered = tx.$with('numbered').as(
		tx
			.select({
				position: fact.position,
				next: sql<number>`row_number() over (order by ${fact.position}) + ${size - 1}`.as('next')
			})
			.from(fact)
			.where(and(eq(fact.contestId, contestId), isNull(fact.seq)))
			.orderBy(asc(fact.position))
			.limit(BATCH)
	);
	const given = await tx
		.with(numbered)
		.update(fact)
		.set({ seq: sql`${numbered.next}` })
		.from(numbered)
		.where(eq(fact.position, numbered.position))
		.returning({ position: fact.position });

	return { size: size + given.length, given: given.length };
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
