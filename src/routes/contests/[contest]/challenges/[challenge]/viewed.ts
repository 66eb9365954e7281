import type { Conversation } from '#lib/workbench/conversations.ts';
import { canContinue, chainOf } from '#lib/workbench/turns.ts';
import type { TurnView } from '#lib/workbench/view.ts';

/** The conversation that has not begun, in an address. */
export const NEW = 'nueva';

/** What the page's address shows: a conversation, a branch about to leave it, or an empty one. */
export interface Viewed {
	/** The conversation's id, or `NEW`: where the draft of the next message is kept. */
	place: string;
	conversation?: Conversation;
	turns: TurnView[];
	/** The answer that the next message continues. */
	after?: string;
	/** The interaction after which a branch would leave, where the address asks for one. */
	branching?: TurnView;
	/** How many turns the conversation has up to there. */
	depth: number;
	/** What the latest interaction asked, where it failed: it goes back into the editor. */
	failed?: TurnView;
}

/** Reads an address's query; what it does not name, or names wrongly, is `opened`. */
export function viewed(
	conversations: Conversation[],
	query: URLSearchParams,
	opened: string
): Viewed {
	const asked = query.get('conversation') || opened;
	const byId = (wanted: string) => conversations.find(({ id }) => id === wanted);
	const conversation = asked === NEW ? undefined : (byId(asked) ?? byId(opened));
	if (!conversation) return { place: NEW, turns: [], depth: 0 };

	const { id, turns } = conversation;
	const branching = turns.find((turn) => turn.id === query.get('after') && canContinue(turn));
	if (branching) {
		const chain = chainOf(new Map(turns.map((turn) => [turn.id, turn])), branching.id);
		return {
			place: `${id}-${branching.id}`,
			conversation,
			turns: chain,
			after: branching.id,
			branching,
			depth: branching.turn
		};
	}
	const last = turns.at(-1);
	const isFailed = last?.end && !canContinue(last);

	return {
		place: id,
		conversation,
		turns,
		after: conversation.tip?.id,
		depth: conversation.tip?.turn ?? 0,
		failed: isFailed ? last : undefined
	};
}
