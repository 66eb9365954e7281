import { compare, rational, ZERO, type Rational } from '../exact/rational.ts';
import { costOf, type RankedEntry } from './entry.ts';
import type { Contender } from './policy.ts';

interface Point {
	entry: RankedEntry;
	cost: Rational;
	quality: Rational;
}

const cheaperThenBetter = (a: Point, b: Point) =>
	compare(a.cost, b.cost) || compare(b.quality, a.quality);

/**
 * Dominance layers: first those whom nobody beats on both quality and cost, then those whom only
 * the first layer beats, and so on. From the cheapest on, an entry is beaten by a layer exactly
 * where that layer already holds its quality or more.
 */
export function pareto(valid: readonly RankedEntry[]): Contender[] {
	const points = valid
		.map((entry) => ({ entry, cost: costOf(entry), quality: entry.quality ?? ZERO }))
		.toSorted(cheaperThenBetter);
	const bestOfLayer: Rational[] = [];
	let layer = 0;
	return points.map((point, index) => {
		const before = points[index - 1];
		if (!before || cheaperThenBetter(before, point) !== 0) {
			const open = bestOfLayer.findIndex((best) => compare(best, point.quality) < 0);
			layer = open === -1 ? bestOfLayer.length : open;
			bestOfLayer[layer] = point.quality;
		}
		return { entry: point.entry, cost: point.cost, key: rational(BigInt(layer)) };
	});
}
