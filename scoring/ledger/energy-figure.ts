import { z } from 'zod';

const LARGEST_EXACT = BigInt(Number.MAX_SAFE_INTEGER);

/** Whole nanowatt-hours in JSON: a number while that is exact, else its digits; never both. */
export const energyFigure = z.union([
	z.int().nonnegative(),
	z
		.string()
		.regex(/^[1-9]\d{15,}$/, { abort: true })
		.refine((digits) => BigInt(digits) > LARGEST_EXACT, 'a smaller one is written as a number')
]);
export type EnergyFigure = z.infer<typeof energyFigure>;

/** The one way to write an energy in JSON. */
export function figureOf(energyNwh: bigint): EnergyFigure {
	return energyNwh <= LARGEST_EXACT ? Number(energyNwh) : String(energyNwh);
}
