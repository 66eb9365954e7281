import type { AdditiveFit } from './additive-fit.ts';
import { chiSquareQuantiles, studentQuantile } from './quantiles.ts';
import { rounded } from './rounded.ts';

/** A figure with its 95 % interval; without one where there is too little to tell. */
export interface Estimate {
	value: number;
	interval: { low: number; high: number } | undefined;
}

export interface JudgeSeverity {
	judge: string;
	/** Ratings that it shares with another judge. */
	ratings: number;
	/** How much less it gives than the others to the same units; negative for the lenient. */
	severity: Estimate;
	/** How far from what is expected of it a rating of its own usually lies: small is consistent. */
	spread: Estimate;
	/** Judges of two groups share no units, and do not compare. */
	group: number;
}

/**
 * Severity and consistency of each judge, in the order of their ids, from an additive fit. Both in
 * the units of the ratings, to 4 decimals; intervals by Student's t and by χ² on each judge's share
 * of the degrees of freedom.
 */
export function judgeSeverity({
	effects,
	residuals,
	squares,
	freedom,
	groups
}: AdditiveFit): JudgeSeverity[] {
	const own = Map.groupBy(residuals, ({ rating }) => rating.judge);
	const variance = freedom > 0 ? squares / freedom : undefined;

	return groups
		.flatMap((judges, group) => judges.map((judge) => ({ judge, group })))
		.toSorted((a, b) => (a.judge < b.judge ? -1 : 1))
		.map(({ judge, group }) => {
			const fitted = effects.get(judge) ?? { effect: 0, variance: 0 };
			const ofJudge = own.get(judge) ?? [];
			const margin =
				variance === undefined
					? Infinity
					: studentQuantile(freedom) * Math.sqrt(variance * Math.max(0, fitted.variance));
			return {
				judge,
				ratings: ofJudge.length,
				severity: estimate(-fitted.effect, -fitted.effect - margin, -fitted.effect + margin),
				spread: spreadOf(
					ofJudge.reduce((sum, { value }) => sum + value * value, 0),
					ofJudge.reduce((sum, one) => sum + one.freedom, 0)
				),
				group
			};
		});
}

function spreadOf(squares: number, freedom: number): Estimate {
	// Leverages add up with an error of their own.
	if (freedom < 1e-9) return { value: 0, interval: undefined };
	const value = Math.sqrt(squares / freedom);
	const { low, high } = chiSquareQuantiles(freedom);
	if (freedom < 1 - 1e-9 || low === 0) return estimate(value, NaN, NaN);

	return estimate(value, value / Math.sqrt(high), value / Math.sqrt(low));
}

/** An estimate to 4 decimals, without bounds that are not numbers. */
export function estimate(value: number, low: number, high: number): Estimate {
	const known = Number.isFinite(low) && Number.isFinite(high);

	return {
		value: rounded(value),
		interval: known ? { low: rounded(low), high: rounded(high) } : undefined
	};
}
