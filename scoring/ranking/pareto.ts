import { compare, rational, ZERO, type Rational } from '../exact/rational.ts';
import { costOf, type RankedEntry } from './entry.ts';
import type { Contender } from './policy.ts';

/** What a dominance layer is made of: less of `cost` is better, and more of `quality`. */
export interface Point<Amount> {
	cost: Amount;
	quality: Amount;
}

/**
 * The dominance layer of each point, from 0: first those whom nobody beats on both quality and
 * cost, then those whom only the first layer beats, and so on. From the cheapest on, a point is
 * beaten by a layer exactly where that layer already holds its quality or more.
 */
export function dominanceLayers<Amount>(
	points: readonly Point<Amount>[],
	order: (a: Amount, b: Amount) => number
): number[] {
	const cheaperThenBetter = (a: Point<Amount>, b: Point<Amount>) =>
		order(a.cost, b.cost) || order(b.quality, a.quality);
	const sorted = points
		.map((point, index) => ({ point, index }))
		.toSorted((a, b) => cheaperThenBetter(a.point, b.point));
	const bestOfLayer: Amount[] = [];
	const layers: number[] = points.map(() => 0);
	let layer = 0;
	let before: Point<Amount> | undefined;
	for (const { point, index } of sorted) {
		if (!before || cheaperThenBetter(before, point) !== 0) {
			const open = bestOfLayer.findIndex((best) => order(best, point.quality) < 0);
			layer = open === -1 ? bestOfLayer.length : open;
			bestOfLayer[layer] = point.quality;
		}
		layers[index] = layer;
		before = point;
	}
	return layers;
}

/** Among the valid, whoever nobody beats is first; an entry whose quality is unknown has none of it. */
export function pareto(valid: readonly RankedEntry[]): Contender[] {
	const points = valid.map((entry) => ({
		entry,
		cost: costOf(entry),
		quality: entry.quality ?? ZERO
	}));
	const layers = dominanceLayers<Rational>(points, compare);
	return points.map(({ entry, cost }, index) => ({
		entry,
		cost,
		key: rational(BigInt(layers[index] ?? 0))
	}));
}
