import { and, desc, eq, isNotNull } from 'drizzle-orm';
import type { Query } from '../db/client.ts';
import { interactionOfRow, interactionRows, type InteractionOnRecord } from './interactions.ts';

/** The newest interactions of a contest whose endpoint said something that cannot be. */
export async function flaggedInteractions(
	query: Query,
	{ contestId, most }: { contestId: string; most: number }
): Promise<InteractionOnRecord[]> {
	const { interaction, settlement } = query.t;
	const rows = await interactionRows(query)
		.where(and(eq(interaction.contestId, contestId), isNotNull(settlement.flags)))
		.orderBy(desc(interaction.heldAt), desc(interaction.id))
		.limit(most);

	return rows.map(interactionOfRow);
}
