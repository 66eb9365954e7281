import { Z_95 } from '../uncertainty/wilson.ts';

/**
 * The 0.975 quantile of Student's t, by the expansion of Fisher and Cornish (Abramowitz and Stegun
 * 26.7.5): within 0.001 from four degrees of freedom on. With fewer than one nothing can be said:
 * infinite.
 */
export function studentQuantile(freedom: number): number {
	if (freedom < 1) return Infinity;
	const exact = FEW[Math.floor(freedom) - 1];
	if (exact !== undefined) return exact;
	const z = Z_95;
	const [z3, z5, z7, z9] = [z ** 3, z ** 5, z ** 7, z ** 9];
	const terms = [
		z,
		(z3 + z) / 4,
		(5 * z5 + 16 * z3 + 3 * z) / 96,
		(3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / 384,
		(79 * z9 + 776 * z7 + 1482 * z5 - 1920 * z3 - 945 * z) / 92_160
	];
	let [sum, power] = [0, 1];
	for (const term of terms) {
		sum += term / power;
		power *= freedom;
	}
	return sum;
}

/** One to three degrees of freedom, where the expansion is too coarse; fractions count downwards. */
const FEW = [12.7062, 4.3027, 3.1824];

/**
 * The 0.025 and 0.975 quantiles of χ², each over its degrees of freedom, by Wilson and Hilferty
 * (1931).
 */
export function chiSquareQuantiles(freedom: number): { low: number; high: number } {
	const ninth = 2 / (9 * freedom);
	const at = (z: number) => Math.max(0, 1 - ninth + z * Math.sqrt(ninth)) ** 3;

	return { low: at(-Z_95), high: at(Z_95) };
}
