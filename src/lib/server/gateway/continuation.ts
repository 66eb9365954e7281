import { and, eq, exists, sql } from 'drizzle-orm';
import { Refusal } from '#lib/refusal.ts';
import { historyHash } from '../budget/history.ts';
import type { ChatMessage } from '../challenges/chat-message.ts';
import type { Query } from '../db/client.ts';
import { newId } from '../db/id.ts';

/** Where a new interaction stands: at the start of a conversation, or after an earlier answer. */
export interface Place {
	conversationId: string;
	parentId: string | undefined;
	turn: number;
	/** Everything that the model sees before the new message. */
	history: ChatMessage[];
}

interface Asking {
	teamId: string;
	challengeId: string;
}

/**
 * Finds what a request continues: its messages before the last one must equal, byte for byte, what
 * the platform recorded for this team and challenge. Refuses words that the model never said here.
 */
export async function placeOfHistory(
	query: Query,
	{ teamId, challengeId, history }: Asking & { history: ChatMessage[] }
): Promise<Place> {
	if (history.length === 0) return start();
	const { interaction, answerText } = query.t;
	const rows = await query
		.select({ id: interaction.id })
		.from(answerText)
		.innerJoin(interaction, eq(interaction.id, answerText.interactionId))
		.where(
			and(
				eq(answerText.historyHash, historyHash(history)),
				eq(interaction.teamId, teamId),
				eq(interaction.challengeId, challengeId)
			)
		)
		.orderBy(sql`${interaction.heldAt} desc`);
	for (const { id } of rows) {
		const place = await placeAfter(query, { teamId, challengeId, interactionId: id });
		if (place) return place;
	}
	throw new Refusal('unknown_history');
}

/**
 * The place after an answer of this team, or `undefined` where it cannot be continued: it failed, or
 * is still being written. A second continuation of the same answer is a conversation of its own.
 */
export async function placeAfter(
	query: Query,
	{ teamId, challengeId, interactionId }: Asking & { interactionId: string }
): Promise<Place | undefined> {
	const { interaction, settlement, interactionText, answerText } = query.t;
	const child = query
		.select({ one: sql`1` })
		.from(sql`${interaction} as child`)
		.leftJoin(sql`${settlement} as ending`, sql`ending.interaction_id = child.id`)
		.where(
			sql`child.parent_id = ${interaction.id} and (ending.interaction_id is null or ending.billed)`
		);
	const [row] = await query
		.select({
			conversationId: interaction.conversationId,
			turn: interaction.turn,
			outcome: settlement.outcome,
			messages: interactionText.messages,
			answer: answerText.answer,
			continued: exists(child).mapWith(Boolean)
		})
		.from(interaction)
		.innerJoin(settlement, eq(settlement.interactionId, interaction.id))
		.innerJoin(interactionText, eq(interactionText.interactionId, interaction.id))
		.innerJoin(answerText, eq(answerText.interactionId, interaction.id))
		.where(
			and(
				eq(interaction.id, interactionId),
				eq(interaction.teamId, teamId),
				eq(interaction.challengeId, challengeId)
			)
		);
	if (!row || (row.outcome !== 'completed' && row.outcome !== 'aborted')) return undefined;

	return {
		conversationId: row.continued ? newId() : row.conversationId,
		parentId: interactionId,
		turn: row.turn + 1,
		history: [
			...row.messages.filter(({ role }) => role !== 'system'),
			{ role: 'assistant', content: row.answer }
		]
	};
}

export function start(): Place {
	return { conversationId: newId(), parentId: undefined, turn: 1, history: [] };
}
