import { and, asc, count, eq, inArray } from 'drizzle-orm';
import type { Query } from '../db/client.ts';
import { turnOfRow, turns, type Turn } from './conversation.ts';

interface Scope {
	teamId: string;
	challengeId: string;
}

export type TeamTurn = Turn & { conversationId: string };

/** Every interaction of a team on a challenge, the oldest first. */
export async function teamTurns(query: Query, { teamId, challengeId }: Scope): Promise<TeamTurn[]> {
	const { interaction } = query.t;
	const rows = await turns(query)
		.where(and(eq(interaction.teamId, teamId), eq(interaction.challengeId, challengeId)))
		.orderBy(asc(interaction.heldAt), asc(interaction.id));

	return rows.map((row) => ({
		...turnOfRow(row),
		conversationId: row.interaction.conversationId
	}));
}

/** One interaction of a team on a challenge, or `undefined`. */
export async function teamTurn(
	query: Query,
	{ teamId, challengeId, interactionId }: Scope & { interactionId: string }
): Promise<TeamTurn | undefined> {
	const { interaction } = query.t;
	const [row] = await turns(query).where(
		and(
			eq(interaction.id, interactionId),
			eq(interaction.teamId, teamId),
			eq(interaction.challengeId, challengeId)
		)
	);

	return row && { ...turnOfRow(row), conversationId: row.interaction.conversationId };
}

/** How many interactions a team began and settled, and how often it presented or withdrew. */
export async function teamProgress(query: Query, { teamId, challengeId }: Scope) {
	const { interaction, settlement, entry, entryWithdrawal } = query.t;
	const [calls] = await query
		.select({ turns: count(), settled: count(settlement.interactionId) })
		.from(interaction)
		.leftJoin(settlement, eq(settlement.interactionId, interaction.id))
		.where(and(eq(interaction.teamId, teamId), eq(interaction.challengeId, challengeId)));
	const [presented] = await query
		.select({ entries: count(), withdrawn: count(entryWithdrawal.entryId) })
		.from(entry)
		.leftJoin(entryWithdrawal, eq(entryWithdrawal.entryId, entry.id))
		.where(and(eq(entry.teamId, teamId), eq(entry.challengeId, challengeId)));

	return {
		turns: calls?.turns ?? 0,
		settled: calls?.settled ?? 0,
		presented: presented?.entries ?? 0,
		withdrawn: presented?.withdrawn ?? 0
	};
}

/** The templates of entries that presented one, by entry. */
export async function templatesOf(
	query: Query,
	{ entryIds }: { entryIds: string[] }
): Promise<Map<string, string>> {
	const { entryTemplate } = query.t;
	const rows = await query
		.select({ entryId: entryTemplate.entryId, template: entryTemplate.template })
		.from(entryTemplate)
		.where(inArray(entryTemplate.entryId, entryIds));

	return new Map(rows.map(({ entryId, template }) => [entryId, template]));
}
