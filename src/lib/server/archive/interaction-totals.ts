import { eq, sql } from 'drizzle-orm';
import type { Query } from '../db/client.ts';
import { matching, type InteractionFilter } from './interaction-filter.ts';

/** What the interactions of a filter come to. */
export interface InteractionTotals {
	interactions: number;
	/** Not settled yet. */
	open: number;
	billed: number;
	promptTokens: number;
	completionTokens: number;
	/** By the profile of each, billed or not. */
	energyNwh: bigint;
	withFault: number;
}

const count = { mapFromDriverValue: Number };
const energy = { mapFromDriverValue: (value: number | string) => BigInt(value) };

export async function interactionTotals(
	query: Query,
	filter: InteractionFilter
): Promise<InteractionTotals> {
	const { interaction, settlement: s } = query.t;
	const [row] = await query
		.select({
			interactions: sql`count(*)`.mapWith(count),
			open: sql`count(*) - count(${s.interactionId})`.mapWith(count),
			billed: sql`coalesce(sum(case when ${s.billed} then 1 else 0 end), 0)`.mapWith(count),
			promptTokens: sql`coalesce(sum(${s.promptTokens}), 0)`.mapWith(count),
			completionTokens: sql`coalesce(sum(${s.completionTokens}), 0)`.mapWith(count),
			energyNwh: sql`coalesce(sum(${s.energyNwh}), 0)`.mapWith(energy),
			withFault: sql`count(${s.fault})`.mapWith(count)
		})
		.from(interaction)
		.leftJoin(s, eq(s.interactionId, interaction.id))
		.where(matching(query, filter));
	if (!row) throw new Error('a sum over nothing is still a row');

	return row;
}
