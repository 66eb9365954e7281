import {
	add,
	divide,
	format,
	multiply,
	parseRational,
	rational,
	ZERO,
	type Criterion
} from '#scoring';

/**
 * Quality 0–1 as an exact fraction: Σ weight · (median level − 1)/4, over Σ weight. Judges who lack a
 * criterion are left out; absent without a rubric and without judges.
 */
export function juryQuality(
	rubric: Criterion[],
	judges: Record<string, number>[]
): string | undefined {
	const judged = judges.filter((levels) => rubric.every(({ id }) => levels[id] !== undefined));
	if (rubric.length === 0 || judged.length === 0) return undefined;

	let [sum, total] = [ZERO, ZERO];
	for (const { id, weight } of rubric) {
		const doubled = medianDoubled(judged.map((levels) => levels[id] ?? 1));
		const share = parseRational(weight);
		sum = add(sum, multiply(share, rational(BigInt(doubled - 2), 8n)));
		total = add(total, share);
	}

	return total.n === 0n ? undefined : format(divide(sum, total));
}

/** Twice the median, which stays whole for an even number of judges. */
function medianDoubled(levels: number[]): number {
	const sorted = levels.toSorted((a, b) => a - b);
	const middle = sorted.length >> 1;
	const upper = sorted[middle] ?? 0;

	return sorted.length % 2 === 1 ? 2 * upper : upper + (sorted[middle - 1] ?? 0);
}
