import { studentQuantile } from './quantiles.ts';
import { estimate, type Estimate } from './severity.ts';

/** The mean of differences of pairs, one or more, with Student's (1908) interval; none for one pair. */
export function pairedDifference(differences: readonly number[]): Estimate {
	const { length } = differences;
	const value = differences.reduce((sum, one) => sum + one, 0) / length;
	if (length < 2) return estimate(value, NaN, NaN);
	const squares = differences.reduce((sum, one) => sum + (one - value) ** 2, 0);
	const margin = studentQuantile(length - 1) * Math.sqrt(squares / (length - 1) / length);

	return estimate(value, value - margin, value + margin);
}
