/** What may still become of a team: a lot is where it stands in the order, and less is better. */
export interface Outlook {
	/** The best and the worst lot that it may have; absent where it surely has no place. */
	lots: { best: number; worst: number } | undefined;
	/** Whether it may still end without a place. */
	mayFall: boolean;
}

/** Between which places a team ends, if it has one; absent where it surely has none. */
export interface Envelope {
	best: number;
	worst: number;
	mayFall: boolean;
}

/**
 * The best and the worst place of each team, whatever becomes of the others: what is hidden of one
 * team binds nobody else, so both ends can happen. Best: with its own best lot, when whoever may fall
 * falls and the others do their worst. Worst: with its own worst lot, when all others do their best.
 * A place is one more than the teams whose lot is strictly better; equal lots share it.
 */
export function envelopes(outlooks: readonly Outlook[]): (Envelope | undefined)[] {
	const standing = outlooks.flatMap(({ lots, mayFall }) => (lots ? [{ ...lots, mayFall }] : []));
	const best = ascending(standing.map((lots) => lots.best));
	const sure = ascending(standing.filter(({ mayFall }) => !mayFall).map(({ worst }) => worst));

	return outlooks.map(({ lots, mayFall }) => {
		if (!lots) return undefined;
		// At its worst it may seem to stand behind itself at its best.
		const itself = lots.best < lots.worst ? 1 : 0;
		return {
			best: 1 + below(sure, lots.best),
			worst: 1 + below(best, lots.worst) - itself,
			mayFall
		};
	});
}

const ascending = (values: number[]) => Float64Array.from(values).sort();

/** How many of a sorted list are less than a value. */
function below(sorted: Float64Array, value: number): number {
	let [low, high] = [0, sorted.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((sorted[middle] ?? 0) < value) low = middle + 1;
		else high = middle;
	}
	return low;
}
