import type { CheckOutcome } from '../check.ts';
import type { Measure } from './measure.ts';

/** Measures from enough areas; a measure whose area cannot be told adds none. */
export function checkAreas(measures: readonly Measure[], atLeast: number): CheckOutcome {
	const areas = new Set(measures.flatMap(({ area }) => (area ? [area] : [])));
	const passed = measures.length > 0 && areas.size >= atLeast;

	return {
		kind: 'measures-areas',
		outcome: passed ? 'passed' : 'failed',
		reason: passed
			? 'measures-areas-enough'
			: measures.length === 0
				? 'measures-none-read'
				: 'measures-areas-too-few',
		params: { found: areas.size, atLeast, areas: [...areas].join(', ') },
		evidence: []
	};
}
