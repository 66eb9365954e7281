import { sum } from 'drizzle-orm';
import type { Query } from '../db/client.ts';

/** Holds that no settlement has ended yet, of all teams together. */
export async function openHolds(query: Query): Promise<number> {
	const { spending } = query.t;
	const [row] = await query.select({ open: sum(spending.open) }).from(spending);

	return Number(row?.open ?? 0);
}
