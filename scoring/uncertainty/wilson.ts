/** Bounds of a share, both within [0, 1], rounded to 4 decimals. */
export interface Interval {
	low: number;
	high: number;
}

/** The 0.975 quantile of the normal distribution, for 95 % intervals. */
export const Z_95 = 1.959963984540054;

const atFourDecimals = (value: number) =>
	Math.min(1, Math.max(0, Math.round(value * 10_000) / 10_000));

/**
 * How sure a pass rate is: the score interval of Wilson (1927), without continuity correction,
 * which stays sensible at the handful of runs that a contest can pay for. No runs say nothing: the
 * interval is [0, 1]. Refuses counts that are not natural numbers and more passes than runs with a
 * RangeError.
 */
export function wilsonInterval(passes: number, runs: number, z = Z_95): Interval {
	if (!Number.isSafeInteger(passes) || !Number.isSafeInteger(runs) || passes < 0 || passes > runs) {
		throw new RangeError(`${passes} passes of ${runs} runs is not a share`);
	}
	if (runs === 0) return { low: 0, high: 1 };
	const share = passes / runs;
	const z2 = z * z;
	const centre = share + z2 / (2 * runs);
	const margin = z * Math.sqrt((share * (1 - share) + z2 / (4 * runs)) / runs);
	const scale = 1 + z2 / runs;
	return {
		low: passes === 0 ? 0 : atFourDecimals((centre - margin) / scale),
		high: passes === runs ? 1 : atFourDecimals((centre + margin) / scale)
	};
}
