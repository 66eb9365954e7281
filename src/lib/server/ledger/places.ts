import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Query } from '../db/client.ts';

/** Whether a ledger has facts without a place. */
export async function hasWaiting(query: Query, contestId: string): Promise<boolean> {
	const { fact } = query.t;
	const waiting = await query
		.select({ position: fact.position })
		.from(fact)
		.where(and(eq(fact.contestId, contestId), isNull(fact.seq)))
		.limit(1);

	return waiting.length > 0;
}

/** How many facts of a ledger have their place. */
export async function sizeOf(query: Query, contestId: string): Promise<number> {
	const { fact } = query.t;
	const [last] = await query
		.select({ seq: fact.seq })
		.from(fact)
		.where(and(eq(fact.contestId, contestId), isNotNull(fact.seq)))
		.orderBy(desc(fact.seq))
		.limit(1);

	return (last?.seq ?? -1) + 1;
}
