import { and, desc, eq, isNull, or } from 'drizzle-orm';
import { Refusal } from '#lib/refusal.ts';
import { historyHash } from '../budget/history.ts';
import type { ChatMessage } from '../challenges/chat-message.ts';
import type { Query, Tx } from '../db/client.ts';
import { newIdAt } from '../db/id.ts';
import { given, prepared } from '../db/prepared.ts';

/** Where a new interaction stands: at the start of a conversation, or after an earlier answer. */
export interface Place {
	/** That of the answer it continues; a start gets its own where it is held. */
	conversationId: string | undefined;
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
	const rows = await answersTo(query, {
		teamId,
		challengeId,
		historyHash: historyHash(history)
	});
	for (const { id } of rows) {
		const place = await placeAfter(query, { teamId, challengeId, interactionId: id });
		if (place) return place;
	}
	throw new Refusal('unknown_history');
}

/**
 * The place after an answer of this team, or `undefined` where it cannot be continued: it failed, or
 * is still being written.
 */
export async function placeAfter(
	query: Query,
	{ teamId, challengeId, interactionId }: Asking & { interactionId: string }
): Promise<Place | undefined> {
	const [row] = await saidIn(query, { teamId, challengeId, interactionId });
	if (!row || (row.outcome !== 'completed' && row.outcome !== 'aborted')) return undefined;

	return {
		conversationId: row.conversationId,
		parentId: interactionId,
		turn: row.turn + 1,
		history: [
			...row.messages.filter(({ role }) => role !== 'system'),
			{ role: 'assistant', content: row.answer }
		]
	};
}

export function start(): Place {
	return { conversationId: undefined, parentId: undefined, turn: 1, history: [] };
}

/**
 * The conversation that a new interaction belongs to, decided where it is held: a second continuation
 * of the same answer, from another tab say, is a conversation of its own.
 */
export async function conversationOf(
	tx: Tx,
	{ parentId, conversationId, at }: Pick<Place, 'parentId' | 'conversationId'> & { at: number }
): Promise<string> {
	if (parentId === undefined || conversationId === undefined) return newIdAt(at);
	const [sibling] = await goingOn(tx, { parentId });

	return sibling ? newIdAt(at) : conversationId;
}

const ofTeam = ({ t: { interaction } }: Query) =>
	and(eq(interaction.teamId, given('teamId')), eq(interaction.challengeId, given('challengeId')));

const answersTo = prepared((query: Query) => {
	const { interaction, answerText } = query.t;
	return query
		.select({ id: interaction.id })
		.from(answerText)
		.innerJoin(interaction, eq(interaction.id, answerText.interactionId))
		.where(and(eq(answerText.historyHash, given('historyHash')), ofTeam(query)))
		.orderBy(desc(interaction.heldAt));
});

const saidIn = prepared((query: Query) => {
	const { interaction, settlement, interactionText, answerText } = query.t;
	return query
		.select({
			conversationId: interaction.conversationId,
			turn: interaction.turn,
			outcome: settlement.outcome,
			messages: interactionText.messages,
			answer: answerText.answer
		})
		.from(interaction)
		.innerJoin(settlement, eq(settlement.interactionId, interaction.id))
		.innerJoin(interactionText, eq(interactionText.interactionId, interaction.id))
		.innerJoin(answerText, eq(answerText.interactionId, interaction.id))
		.where(and(eq(interaction.id, given('interactionId')), ofTeam(query)));
});

const goingOn = prepared((query: Query) => {
	const { interaction, settlement } = query.t;
	return query
		.select({ id: interaction.id })
		.from(interaction)
		.leftJoin(settlement, eq(settlement.interactionId, interaction.id))
		.where(
			and(
				eq(interaction.parentId, given('parentId')),
				or(isNull(settlement.interactionId), eq(settlement.billed, true))
			)
		)
		.limit(1);
});
