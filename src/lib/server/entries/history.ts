import { and, asc, eq } from 'drizzle-orm';
import type { Query } from '../db/client.ts';
import { turnOfRow, turns, type Turn } from './conversation.ts';

export interface ConversationHistory {
	id: string;
	turns: Turn[];
}

/**
 * What a team did on a challenge, both teammates' alike: its conversations, the newest first. A
 * branch shows the turns that it shares with the conversation from which it grew.
 */
export async function historyOf(
	query: Query,
	{ teamId, challengeId }: { teamId: string; challengeId: string }
): Promise<ConversationHistory[]> {
	const { interaction } = query.t;
	const rows = await turns(query)
		.where(and(eq(interaction.teamId, teamId), eq(interaction.challengeId, challengeId)))
		.orderBy(asc(interaction.heldAt), asc(interaction.id));
	const all = rows.map((row) => ({
		turn: turnOfRow(row),
		conversationId: row.interaction.conversationId
	}));
	const byId = new Map(all.map(({ turn }) => [turn.id, turn]));

	const conversations = new Map<string, Turn[]>();
	for (const { turn, conversationId } of all) {
		const known = conversations.get(conversationId) ?? sharedTurns(byId, turn);
		conversations.set(conversationId, [...known, turn]);
	}

	return [...conversations]
		.map(([id, turns]) => ({ id, turns }))
		.sort((a, b) => lastHeld(b) - lastHeld(a));
}

function sharedTurns(byId: Map<string, Turn>, { parentId }: Turn): Turn[] {
	const parent = parentId === undefined ? undefined : byId.get(parentId);

	return parent ? [...sharedTurns(byId, parent), parent] : [];
}

const lastHeld = ({ turns }: ConversationHistory) => turns.at(-1)?.heldAt ?? 0;
