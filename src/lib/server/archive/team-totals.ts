import { count, eq, sql } from 'drizzle-orm';
import type { Query } from '../db/client.ts';

/** What a team has done in a contest, over all its challenges. */
export interface TeamTotals {
	interactions: number;
	/** What its budgets lost. */
	energyNwh: bigint;
	/** Presentations, withdrawn ones included. */
	entries: number;
}

/** Totals by team id; a team that did nothing is not among them. */
export async function teamTotals(
	query: Query,
	{ contestId }: { contestId: string }
): Promise<Map<string, TeamTotals>> {
	const { interaction, settlement, entry } = query.t;
	const worked = await query
		.select({
			teamId: interaction.teamId,
			interactions: count(),
			energyNwh: sql`coalesce(sum(${settlement.lostEnergyNwh}), 0)`.mapWith({
				mapFromDriverValue: (value: number | string) => BigInt(value)
			})
		})
		.from(interaction)
		.leftJoin(settlement, eq(settlement.interactionId, interaction.id))
		.where(eq(interaction.contestId, contestId))
		.groupBy(interaction.teamId);
	const presented = await query
		.select({ teamId: entry.teamId, entries: count() })
		.from(entry)
		.where(eq(entry.contestId, contestId))
		.groupBy(entry.teamId);

	const totals = new Map<string, TeamTotals>();
	for (const { teamId, interactions, energyNwh } of worked) {
		totals.set(teamId, { interactions: Number(interactions), energyNwh, entries: 0 });
	}
	for (const { teamId, entries } of presented) {
		const known = totals.get(teamId) ?? { interactions: 0, energyNwh: 0n, entries: 0 };
		totals.set(teamId, { ...known, entries: Number(entries) });
	}

	return totals;
}
