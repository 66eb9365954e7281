import type { TurnView } from './view.ts';

/** The interactions of a team on a challenge, by id, in the order in which they began. */
export type Turns = ReadonlyMap<string, TurnView>;

/** A stretch of an answer: `at` is its place in it, in UTF-16 code units. */
export interface Stretch {
	id: string;
	at: number;
	text: string;
}

/**
 * Takes in what the server says of interactions. The same may come by several ways and late: what
 * is settled is never unsettled again, and of an answer being written the longest reading counts.
 */
export function withTurns(turns: Turns, told: readonly TurnView[]): Turns {
	const merged = new Map(turns);
	for (const turn of told) {
		const known = merged.get(turn.id);
		if (known?.end && !turn.end) continue;
		const isLonger = !turn.end && known && known.answer.length > turn.answer.length;
		merged.set(turn.id, isLonger ? { ...turn, answer: known.answer } : turn);
	}
	const inOrder = [...merged.values()].sort(
		(a, b) => a.heldAt - b.heldAt || (a.id < b.id ? -1 : 1)
	);

	return new Map(inOrder.map((turn) => [turn.id, turn]));
}

/**
 * Takes in a stretch of an answer, once, however often it is told. `undefined` where something
 * before it is missing, so that the answer has to be read again.
 */
export function withText(turns: Turns, { id, at, text }: Stretch): Turns | undefined {
	const turn = turns.get(id);
	if (!turn) return undefined;
	const { answer } = turn;
	if (turn.end || at + text.length <= answer.length) return turns;
	if (at > answer.length) return undefined;

	return new Map(turns).set(id, { ...turn, answer: answer.slice(0, at) + text });
}

/** An interaction and those that it continues, the first first. */
export function chainOf(turns: Turns, id: string | undefined): TurnView[] {
	const turn = id === undefined ? undefined : turns.get(id);

	return turn ? [...chainOf(turns, turn.parentId), turn] : [];
}

/** Whether a message can follow: there is an answer, whole or stopped after its first word. */
export const canContinue = ({ end, answer }: TurnView) =>
	answer !== '' && (end?.outcome === 'completed' || end?.outcome === 'aborted');

/** What the model needs to be told again to continue after an answer. */
export function messagesAfter(turns: Turns, id: string | undefined) {
	return chainOf(turns, id).flatMap(({ prompt, answer }) => [
		{ role: 'user' as const, content: prompt },
		{ role: 'assistant' as const, content: answer }
	]);
}
