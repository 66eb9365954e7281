import { eq, sql } from 'drizzle-orm';
import type { Query } from '../db/client.ts';

/** How many answers of a contest are waiting or being written, by what its teams hold. */
export async function openHolds(
	query: Query,
	{ contestId }: { contestId: string }
): Promise<number> {
	const { spending, team } = query.t;
	const [row] = await query
		.select({ open: sql`coalesce(sum(${spending.open}), 0)`.mapWith(Number) })
		.from(spending)
		.innerJoin(team, eq(team.id, spending.teamId))
		.where(eq(team.contestId, contestId));

	return row?.open ?? 0;
}
