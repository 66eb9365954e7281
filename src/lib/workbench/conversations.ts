import { canContinue, chainOf, type Turns } from './turns.ts';
import type { TurnView } from './view.ts';

/** A conversation as its team reads it. */
export interface Conversation {
	id: string;
	/** From one, in the order in which they began. */
	number: number;
	/** Those that it shares with the conversation from which it grew, then its own. */
	turns: TurnView[];
	/** The number of the conversation from which it grew, for a branch. */
	branchOf?: number;
	/** The interaction whose answer is being written. */
	writing?: TurnView;
	/** The answer after which the next message goes; absent where none came. */
	tip?: TurnView;
	/** The answer that would be presented, with those that it continues. */
	presentable?: { turns: TurnView[]; energyNwh: number };
	/** What all its interactions took, failures apart. */
	energyNwh: number;
}

/** A team's conversations, the one with the latest interaction first. */
export function conversationsOf(turns: Turns, { practice }: { practice: boolean }): Conversation[] {
	const own = new Map<string, TurnView[]>();
	for (const turn of turns.values()) {
		own.set(turn.conversationId, [...(own.get(turn.conversationId) ?? []), turn]);
	}
	const numbers = new Map([...own.keys()].map((id, index) => [id, index + 1]));

	return [...own]
		.map(([id, ownTurns]) => {
			const origin = turns.get(ownTurns[0]?.parentId ?? '');
			const shared = chainOf(turns, origin?.id);
			const all = [...shared, ...ownTurns];
			const tip = all.findLast(canContinue);
			const chain = presentableChain(turns, ownTurns, practice);
			return {
				id,
				number: numbers.get(id) ?? 0,
				turns: all,
				branchOf: origin && numbers.get(origin.conversationId),
				writing: ownTurns.findLast(({ end }) => !end),
				tip,
				presentable: chain && { turns: chain, energyNwh: energyOf(chain) },
				energyNwh: energyOf(all)
			};
		})
		.sort((a, b) => lastBegun(b) - lastBegun(a));
}

/** The server's own rule, told early: a whole answer of the contest's model, nothing failed before it. */
function presentableChain(
	turns: Turns,
	own: TurnView[],
	practice: boolean
): TurnView[] | undefined {
	const last = own.findLast(({ end }) => end?.outcome === 'completed');
	const chain = chainOf(turns, last?.id);
	const isWhole = chain.every(
		({ end, official }) => end?.billed && end.outcome !== 'failed' && (practice || official)
	);

	return last && isWhole ? chain : undefined;
}

const energyOf = (turns: TurnView[]) =>
	turns.reduce((sum, { end }) => sum + (end?.billed ? end.energyNwh : 0), 0);

const lastBegun = ({ turns }: Conversation) => turns.at(-1)?.heldAt ?? 0;
