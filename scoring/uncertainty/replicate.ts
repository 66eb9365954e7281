import type { DoubtEntry, DoubtRules, DoubtRun } from './doubt.ts';
import { placeFrom, type Draw } from './generator.ts';

/** What all entries share in one replicate: which sheets and which judges. */
export interface SharedDraws {
	instances: Uint32Array;
	judges: Uint32Array;
}

/** What a replicate makes of one entry. */
export interface Outcome {
	valid: boolean;
	/** The lowest is first; under `pareto` its layer among the others, which `placesOf` finds. */
	key: number;
	/** Nanowatt-hours. */
	cost: number;
	/** From 0 to 1; 0 where nothing weighs it. */
	quality: number;
}

function median(sorted: readonly number[]): number {
	const half = Math.floor(sorted.length / 2);
	const upper = sorted[half] ?? 0;
	return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}

/** Weighted mean over the criteria of the median over the drawn judges; undefined where nobody judged. */
function juryScore(
	jury: DoubtEntry['jury'],
	weights: readonly number[],
	draws: Uint32Array
): number | undefined {
	if (jury.length === 0) return undefined;
	const drawn = jury.map((_, index) => jury[placeFrom(draws[index] ?? 0, jury.length)] ?? []);
	let [sum, total] = [0, 0];
	weights.forEach((weight, criterion) => {
		const scores = drawn.map((scores) => scores[criterion] ?? 0).sort((a, b) => a - b);
		sum += weight * median(scores);
		total += weight;
	});
	return total === 0 ? undefined : sum / total;
}

/**
 * One entry with its sheets, runs and judges drawn anew, each with replacement. The sheets and the
 * judges are those of the whole replicate (that is what pairs the entries); the runs are its own.
 */
export function replicate(
	{ instances, costNwh, languageFactor, jury }: DoubtEntry,
	rules: DoubtRules,
	{ shared, draw }: { shared: SharedDraws; draw: Draw }
): Outcome {
	let [runs, passes, sheets, energy, measured] = [0, 0, 0, 0, 0];
	for (let slot = 0; slot < instances.length; slot++) {
		const at = placeFrom(shared.instances[slot] ?? 0, instances.length);
		const ofSheet: readonly DoubtRun[] = instances[at] ?? [];
		let valid = 0;
		for (let again = 0; again < ofSheet.length; again++) {
			const run = ofSheet[placeFrom(draw(), ofSheet.length)];
			if (!run) continue;
			if (run.valid) valid++;
			energy += run.energyNwh;
			measured += run.quality;
		}
		runs += ofSheet.length;
		passes += valid;
		if (2 * valid > ofSheet.length) sheets++;
	}

	const { policy, accepted } = rules;
	const enough =
		accepted.by === 'runs' ? passes >= accepted.share * runs : sheets >= accepted.atLeast;
	const valid = runs === 0 || enough;
	const cost = costNwh ?? (runs === 0 ? 0 : energy / runs / languageFactor);
	if (policy.policy === 'gate-then-energy') return { valid, key: cost, cost, quality: 0 };

	const judged = juryScore(jury, policy.criteria, shared.judges);
	let [sum, total] = [0, 0];
	if (runs > 0) [sum, total] = [policy.checks * (measured / runs), policy.checks];
	if (judged !== undefined) [sum, total] = [sum + policy.jury * judged, total + policy.jury];
	const quality = total === 0 ? 0 : sum / total;
	if (policy.policy === 'pareto') return { valid, key: 0, cost, quality };
	const efficiency = cost <= policy.parNwh ? 1 : policy.parNwh / cost;
	const score = policy.a * quality + (1 - policy.a) * efficiency;
	return { valid, key: -score, cost, quality };
}
