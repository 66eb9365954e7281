import type { Span } from '../check.ts';

/** The areas from which a plan's measures come. */
export const AREAS = ['climate', 'lighting', 'standby', 'hot-water', 'envelope', 'habits'] as const;
export type Area = (typeof AREAS)[number];

/** The fields that every measure owes. */
export const FIELDS = ['what', 'where', 'saving', 'cost'] as const;
export type Field = (typeof FIELDS)[number];

/** A yearly saving in whole milliwatt-hours; a single figure has equal ends. */
export interface Saving extends Span {
	low: bigint;
	high: bigint;
}

export const MILLIWATT_HOURS_PER_KWH = 1_000_000n;

/** One measure as read from an answer; what could not be read is absent. Spans index the answer. */
export interface Measure {
	span: Span;
	what?: Span;
	where?: Span;
	saving?: Saving;
	cost?: Span;
	area?: Area;
	/** Words of what and where: two measures with the same ones are one measure said twice. */
	identity: string;
}

/** The fields that a measure lacks. */
export function missingFields(measure: Measure): Field[] {
	return FIELDS.filter((field) => measure[field] === undefined);
}
