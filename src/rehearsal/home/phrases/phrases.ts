import type { Area, Cost, MeasureId, Room } from '../measure-stock.ts';

/** How the model words an answer in one language. */
export interface Phrases {
	labels: { measure: string; where: string; saving: string; cost: string; area: string };
	/** Unit of a yearly saving. */
	perYear: string;
	costs: Record<Cost, string>;
	areas: Record<Area, string>;
	rooms: Record<Room, string>;
	/** Joins two rooms. */
	and: string;
	measures: Record<MeasureId, string>;
	/** What a chatty answer adds about each area. */
	reasons: Record<Area, [string, ...string[]]>;
	/** What it adds when it has said all that. */
	asides: string[];
	/** A saving told without a figure. */
	vagueSavings: [string, ...string[]];
	/** A cost told without a level: of what costs nothing, and of the rest. */
	freeOfCost: string;
	vagueCosts: [string, ...string[]];
	intros: [string, ...string[]];
	shortIntros: [string, ...string[]];
	outros: [string, ...string[]];
	/** Opens the revision of an earlier answer. */
	revised: [string, ...string[]];
	/** Opens an explanation of an earlier measure, which follows in quotes. */
	explained: string;
	thanks: string;
	/** Sentence openings of an answer in prose, one a measure. */
	ordinals: [string, ...string[]];
}
