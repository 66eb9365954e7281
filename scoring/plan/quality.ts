import { ONE, rational, ZERO, type Rational } from '../exact/rational.ts';

/**
 * How much of what could be saved over the naive plan a plan saves:
 * (naive − plan) / (naive − optimum), clipped to [0, 1]. Whole kWh in, an exact fraction out.
 * Refuses a sheet where nothing can be saved with a RangeError.
 */
export function quality(kwh: { naive: number; plan: number; optimum: number }): Rational {
	const saveable = kwh.naive - kwh.optimum;
	if (saveable <= 0) throw new RangeError('nothing can be saved over the naive plan');
	const saved = kwh.naive - kwh.plan;
	if (saved <= 0) return ZERO;
	if (saved >= saveable) return ONE;
	return rational(BigInt(saved), BigInt(saveable));
}
