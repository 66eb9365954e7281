import { add, divide, format, multiply, parseRational, rational, ZERO } from '../exact/rational.ts';
import type { Criterion } from '../rulebook/schema.ts';

/** A judge's level, 1 to 5, for each criterion by its id. */
export type Levels = Readonly<Record<string, number>>;

/** Twice the median, which stays whole for an even number of judges. */
function medianDoubled(levels: readonly number[]): number {
	const sorted = levels.toSorted((a, b) => a - b);
	const middle = sorted.length >> 1;
	const upper = sorted[middle] ?? 0;
	return sorted.length % 2 === 1 ? 2 * upper : upper + (sorted[middle - 1] ?? 0);
}

/**
 * What the judges who found an entry valid give it, 0 to 1 as an exact fraction: Σ weight ·
 * (median level − 1)/4, over Σ weight. Judges who lack a criterion are left out. Undefined without a
 * rubric, without judges and where nothing has a weight.
 */
export function juryQuality(
	rubric: readonly Pick<Criterion, 'id' | 'weight'>[],
	judges: readonly Levels[]
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

/** More «valid» than «invalid» confirms, fewer rejects; undefined for as many of each, or for none. */
export function majority(
	verdicts: readonly ('valid' | 'invalid')[]
): 'valid' | 'invalid' | undefined {
	const yes = verdicts.filter((verdict) => verdict === 'valid').length;
	const no = verdicts.length - yes;
	if (yes === no) return undefined;
	return yes > no ? 'valid' : 'invalid';
}
