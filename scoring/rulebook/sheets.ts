import { z } from 'zod';
import { localizedText } from './localized.ts';
import { naturalNumber, positive, slug } from './primitives.ts';

/** A dwelling or an office, as reto 1 shows it. Yearly use in kWh. */
export const homeSheet = z.strictObject({
	id: slug,
	title: localizedText,
	yearlyKwh: positive,
	facts: z.array(z.strictObject({ label: localizedText, value: localizedText })).min(1),
	/** Equipment that the place has: any of the names of one item, in any language, is known. */
	equipment: z.array(z.strictObject({ id: slug, names: z.array(z.string().min(2)).min(1) })).min(1)
});
export type HomeSheet = z.infer<typeof homeSheet>;

/** A movable load: `hours` unbroken hours of `powerKw` somewhere within [from, to). */
export const movableLoad = z.strictObject({
	id: z.string().regex(/^[a-z][a-z0-9_]*$/),
	title: z.string().min(1),
	powerKw: positive,
	hours: positive,
	from: naturalNumber.max(23),
	to: positive.max(24)
});

/** One day of the civic centre of reto 2. Hours are half-open, power in whole kW. */
export const planSheet = z.strictObject({
	id: slug,
	/** Solar production of hours 0–23. */
	solarKw: z.array(naturalNumber).length(24),
	/** Load that cannot move, of hours 0–23. */
	fixedKw: z.array(naturalNumber).length(24),
	limitKw: positive,
	loads: z.array(movableLoad).length(4),
	/** A legal plan that nobody thought about: start hour of each load, in order. */
	naive: z.array(naturalNumber.max(23)).length(4)
});
export type PlanSheet = z.infer<typeof planSheet>;
