import { rounded } from './rounded.ts';

/** What a difference between two values weighs: being another, being so many ranks or so much apart. */
export type Metric = 'nominal' | 'ordinal' | 'interval';

/**
 * Krippendorff's α over units, each with the values that its judges gave; who gave none is simply
 * absent. 1 is full agreement, 0 what chance would give, below 0 worse than chance. Undefined where
 * no unit has two values, or where every value is the same: then nothing can be told apart. Source:
 * Krippendorff, «Computing Krippendorff's Alpha-Reliability» (2011), by its coincidence matrix.
 */
export function krippendorffAlpha(
	units: readonly (readonly number[])[],
	metric: Metric
): number | undefined {
	return weightedAlpha(
		units.map((values) => ({ values, times: 1 })),
		metric
	);
}

/** The same over units of which each stands for so many that have its values. */
export function weightedAlpha(
	units: readonly { values: readonly number[]; times: number }[],
	metric: Metric
): number | undefined {
	const pairable = units.filter(({ values, times }) => values.length > 1 && times > 0);
	const values = [...new Set(pairable.flatMap((unit) => unit.values))].toSorted((a, b) => a - b);
	const placeOf = new Map(values.map((value, place) => [value, place]));
	const totals = values.map(() => 0);
	for (const unit of pairable) {
		for (const value of unit.values) add(totals, placeOf.get(value) ?? 0, unit.times);
	}
	const distance = distances(metric, values, totals);

	let observed = 0;
	for (const unit of pairable) {
		const counts = values.map(() => 0);
		for (const value of unit.values) add(counts, placeOf.get(value) ?? 0, 1);
		observed += (unit.times * disagreement(counts, distance)) / (unit.values.length - 1);
	}
	const size = totals.reduce((sum, count) => sum + count, 0);
	const expected = disagreement(totals, distance);
	if (expected === 0) return undefined;

	return rounded(1 - ((size - 1) * observed) / expected);
}

type Distance = (a: number, b: number) => number;

/** Squared differences between values, by their places. */
function distances(metric: Metric, values: number[], totals: number[]): Distance {
	const from = metric === 'ordinal' ? ranks(totals) : values;
	if (metric === 'nominal') return (a, b) => (a === b ? 0 : 1);

	return (a, b) => ((from[a] ?? 0) - (from[b] ?? 0)) ** 2;
}

/** Of each value its mean rank: the distance of two is what lies between, with half of each. */
function ranks(totals: number[]): number[] {
	let before = 0;
	return totals.map((count) => {
		before += count;
		return before - count / 2;
	});
}

function disagreement(counts: number[], distance: Distance): number {
	let sum = 0;
	for (const [a, ofA] of counts.entries()) {
		if (ofA === 0) continue;
		for (const [b, ofB] of counts.entries()) sum += ofA * ofB * distance(a, b);
	}
	return sum;
}

function add(counts: number[], place: number, times: number): void {
	counts[place] = (counts[place] ?? 0) + times;
}
