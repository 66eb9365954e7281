import { multiply, rational, roundHalfEven } from './rational.ts';
import type { Rational } from './rational.ts';

/**
 * The number nearest to a fraction rounded half to even at `places` decimals: for showing and
 * printing, never for comparing.
 */
export function decimal(value: Rational, places = 9): number {
	const scale = 10n ** BigInt(places);
	return Number(roundHalfEven(multiply(value, rational(scale)))) / Number(scale);
}
