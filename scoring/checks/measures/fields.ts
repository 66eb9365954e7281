import type { CheckOutcome } from '../check.ts';
import { FIELDS, missingFields, type Measure } from './measure.ts';

/** Numbers of the listed measures as people say them: «2, 4». */
export const numbersOf = (measures: readonly Measure[], which: (measure: Measure) => boolean) =>
	measures.flatMap((measure, index) => (which(measure) ? [index + 1] : [])).join(', ');

/**
 * Each measure says what, where, how much it saves and what it costs. The parameters count, for
 * each field, the measures that lack it.
 */
export function checkFields(measures: readonly Measure[]): CheckOutcome {
	const incomplete = measures.filter((measure) => missingFields(measure).length > 0);
	const lacking = FIELDS.map((field) => [
		field,
		measures.filter((measure) => measure[field] === undefined).length
	]);
	const passed = measures.length > 0 && incomplete.length === 0;

	return {
		kind: 'measures-fields',
		outcome: passed ? 'passed' : 'failed',
		reason: passed
			? 'measures-fields-complete'
			: measures.length === 0
				? 'measures-none-read'
				: 'measures-fields-missing',
		params: {
			...(Object.fromEntries(lacking) as Record<string, number>),
			measures: numbersOf(measures, (measure) => missingFields(measure).length > 0)
		},
		evidence: incomplete.map(({ span }) => span)
	};
}
