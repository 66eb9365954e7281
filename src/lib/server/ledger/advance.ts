import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Db, Query } from '../db/client.ts';
import { sequence } from './sequencer.ts';
import type { SigningKey } from './signing-key.ts';
import { growTree, lastHead } from './tree.ts';

/** Gives every waiting fact its `seq`, and signs what each ledger then comes to. */
export async function advanceLedgers(
	db: Db,
	{ key, now }: { key: SigningKey; now: () => number }
): Promise<void> {
	const contests = await db.read.select({ contestId: db.t.contest.id }).from(db.t.contest);
	for (const { contestId } of contests) {
		if (await hasWaiting(db.read, contestId)) await sequence(db, { contestId });
		const head = await lastHead(db.read, { contestId });
		if ((await sizeOf(db.read, contestId)) > (head?.size ?? 0)) {
			await growTree(db, { contestId, key, now });
		}
	}
}

async function hasWaiting(query: Query, contestId: string): Promise<boolean> {
	const { fact } = query.t;
	const waiting = await query
		.select({ position: fact.position })
		.from(fact)
		.where(and(eq(fact.contestId, contestId), isNull(fact.seq)))
		.limit(1);

	return waiting.length > 0;
}

async function sizeOf(query: Query, contestId: string): Promise<number> {
	const { fact } = query.t;
	const [last] = await query
		.select({ seq: fact.seq })
		.from(fact)
		.where(and(eq(fact.contestId, contestId), isNotNull(fact.seq)))
		.orderBy(desc(fact.seq))
		.limit(1);

	return (last?.seq ?? -1) + 1;
}
