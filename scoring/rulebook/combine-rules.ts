import { z } from 'zod';
import { fraction, slug } from './primitives.ts';

/** A ranking over several challenges, of one round or of many: Σ weight · points. */
export const combineRules = z.strictObject({
	parts: z
		.array(
			z.strictObject({
				/** A ranked challenge of the contest whose board gives points from 0 to 1. */
				challenge: slug,
				/** An exact fraction; all of them sum to 1. */
				weight: fraction
			})
		)
		.min(2),
	/** Parts whose points tell equal totals apart, the first first; what is left shares a place. */
	ties: z.array(slug)
});
export type CombineRules = z.infer<typeof combineRules>;
