import { FIELDS, missingFields, type Measure } from './measure.ts';

/** How much sense a block makes as a measure, by how many of its fields are there. */
const BY_FIELDS = [0, 0, 1, 4, 8];

const pointsOf = (measure: Measure) =>
	BY_FIELDS[FIELDS.length - missingFields(measure).length] ?? 0;

/** How much sense a reading makes; the reading with most points is what a person would see. */
export function points(measures: readonly Measure[]): number {
	return measures.reduce((sum, measure) => sum + pointsOf(measure), 0);
}

export function meanPoints(measures: readonly Measure[]): number {
	return measures.length === 0 ? 0 : points(measures) / measures.length;
}
