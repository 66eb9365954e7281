import type { AdditiveFit } from './additive-fit.ts';
import { studentQuantile } from './quantiles.ts';
import { estimate, type Estimate } from './severity.ts';

export interface JudgeDrift {
	judge: string;
	/** How much stricter it was in the later half of its ratings than in the earlier one. */
	drift: Estimate;
}

const FEWEST = 4;

/**
 * How each judge changed while it judged: of its residuals, in the order in which they were given,
 * the mean of the earlier half less that of the later one. Judges with fewer than four shared ratings
 * are absent.
 */
export function judgeDrift({ residuals }: AdditiveFit): JudgeDrift[] {
	return [...Map.groupBy(residuals, ({ rating }) => rating.judge)]
		.filter(([, own]) => own.length >= FEWEST)
		.toSorted(([a], [b]) => (a < b ? -1 : 1))
		.map(([judge, own]) => {
			const inOrder = own
				.toSorted((a, b) => a.rating.at - b.rating.at || (a.rating.unit < b.rating.unit ? -1 : 1))
				.map(({ value }) => value);
			const half = inOrder.length >> 1;
			return { judge, drift: meanDifference(inOrder.slice(half), inOrder.slice(0, half)) };
		});
}

/** The mean of `b` less that of `a`, with Student's (1908) interval of pooled variance. */
export function meanDifference(a: readonly number[], b: readonly number[]): Estimate {
	const [ofA, ofB] = [momentsOf(a), momentsOf(b)];
	const freedom = a.length + b.length - 2;
	const variance = (ofA.squares + ofB.squares) / freedom;
	const margin = studentQuantile(freedom) * Math.sqrt(variance * (1 / a.length + 1 / b.length));
	const value = ofB.mean - ofA.mean;

	return estimate(value, value - margin, value + margin);
}

function momentsOf(values: readonly number[]) {
	const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
	const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);

	return { mean, squares };
}
