import { drawsOf, placeFrom } from '../uncertainty/generator.ts';
import { krippendorffAlpha, weightedAlpha, type Metric } from './krippendorff.ts';
import { rounded } from './rounded.ts';

export interface AlphaInterval {
	low: number;
	high: number;
}

const REPLICATES = 1000;
/** Of a thousand, on either side of the interval. */
const TAIL = 25;
/** Always the same draws: the interval depends on the ratings alone. */
const SEED = '6b72697070656e646f7266662d616c66';

/**
 * The 95 % interval of Krippendorff's α by the percentile bootstrap over units: as many units as there
 * are with two values or more are drawn again with replacement, a thousand times, and α is taken of
 * each draw. Draws in which α cannot be told are left out; undefined where α is, with fewer than two
 * units, or where most draws tell nothing. The order of the units does not matter. Source: Zapf et al., «Measuring
 * inter-rater reliability for nominal data» (BMC Med. Res. Methodol. 16:93, 2016), which finds it
 * right where the analytic one is not.
 */
export function alphaInterval(
	units: readonly (readonly number[])[],
	metric: Metric
): AlphaInterval | undefined {
	const pairable = units
		.filter((values) => values.length > 1)
		.map((values) => values.toSorted((a, b) => a - b))
		.toSorted((a, b) => (a.join() < b.join() ? -1 : a.join() > b.join() ? 1 : 0));
	if (pairable.length < 2 || krippendorffAlpha(pairable, metric) === undefined) return undefined;

	// Units with the same values are one: there are few of those, however many entries there are.
	const kinds: { values: number[]; times: number }[] = [];
	const kindOf = pairable.map((values) => {
		const last = kinds.at(-1);
		if (last?.values.join() !== values.join()) kinds.push({ values, times: 0 });
		return kinds.length - 1;
	});
	const draw = drawsOf(SEED, 0);
	const found: number[] = [];
	for (let replicate = 0; replicate < REPLICATES; replicate++) {
		for (const kind of kinds) kind.times = 0;
		for (let unit = 0; unit < pairable.length; unit++) {
			const kind = kinds[kindOf[placeFrom(draw(), pairable.length)] ?? 0];
			if (kind) kind.times += 1;
		}
		const alpha = weightedAlpha(kinds, metric);
		if (alpha !== undefined) found.push(alpha);
	}
	if (found.length < REPLICATES / 2) return undefined;
	found.sort((a, b) => a - b);
	const cut = Math.floor((found.length * TAIL) / 1000);

	return {
		low: rounded(found[cut] ?? 0),
		high: rounded(found[found.length - 1 - cut] ?? 0)
	};
}
