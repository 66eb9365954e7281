import { drawsOf, placeFrom, type Draw } from '../uncertainty/generator.ts';

/** An entry that lacks judges. */
export interface EntryToAssign {
	id: string;
	challengeId: string;
	/** How many judges it lacks. */
	needed: number;
	/** Judges who must not get it: they have it, gave it back, or are in conflict with its team. */
	barred: readonly string[];
}

export interface JudgeAtHand {
	id: string;
	/** What the judge was given before, by challenge. */
	given: Readonly<Record<string, number>>;
}

export interface Assigned {
	entryId: string;
	challengeId: string;
	judgeId: string;
}

/** An entry for which no more judges are left. */
export interface Short {
	entryId: string;
	missing: number;
	/** Judges who may not read it, by conflict or because it was theirs already. */
	barred: number;
}

export interface Assignment {
	/** In the order in which they are to be served, each judge's drawn by itself. */
	assigned: Assigned[];
	short: Short[];
}

interface Asked {
	/** 32 lower-case hexadecimal digits. */
	seed: string;
	entries: readonly EntryToAssign[];
	judges: readonly JudgeAtHand[];
}

/**
 * Gives each entry the judges that it lacks, never one who is barred or the same one twice. The
 * judges of a challenge are evened out first, then what each has in all; the seed draws among equals
 * and the order in which each is served. The order of the input does not matter. O(entries · judges).
 */
export function assign({ seed, entries, judges }: Asked): Assignment {
	const desks = judges
		.toSorted(byId)
		.map(({ id, given }) => ({ id, here: { ...given }, all: total(given) }));
	const draw = drawsOf(seed, 0);
	const assigned: Assigned[] = [];
	const short: Short[] = [];

	for (const entry of hardestFirst(entries, desks.length, draw)) {
		const { id: entryId, challengeId, needed } = entry;
		const barred = new Set(entry.barred);
		const open = shuffled(
			desks.filter(({ id }) => !barred.has(id)),
			draw
		);
		const load = (desk: (typeof desks)[number]) => desk.here[challengeId] ?? 0;
		open.sort((a, b) => load(a) - load(b) || a.all - b.all);
		for (const desk of open.slice(0, needed)) {
			desk.here[challengeId] = load(desk) + 1;
			desk.all += 1;
			assigned.push({ entryId, challengeId, judgeId: desk.id });
		}
		if (open.length < needed) {
			const missing = needed - open.length;
			short.push({ entryId, missing, barred: desks.length - open.length });
		}
	}

	return { assigned: shuffled(assigned.toSorted(byPair), drawsOf(seed, 1)), short };
}

/** Entries of a challenge together, those with fewest judges left first, equals drawn. */
function hardestFirst(entries: readonly EntryToAssign[], judges: number, draw: Draw) {
	const left = (entry: EntryToAssign) => judges - new Set(entry.barred).size;

	return shuffled(entries.toSorted(byId), draw).sort(
		(a, b) => compare(a.challengeId, b.challengeId) || left(a) - left(b)
	);
}

function shuffled<T>(items: readonly T[], draw: Draw): T[] {
	const order = [...items];
	for (let last = order.length - 1; last > 0; last--) {
		const place = placeFrom(draw(), last + 1);
		[order[last], order[place]] = [order[place] as T, order[last] as T];
	}

	return order;
}

const total = (given: Readonly<Record<string, number>>) =>
	Object.values(given).reduce((sum, count) => sum + count, 0);

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const byId = (a: { id: string }, b: { id: string }) => compare(a.id, b.id);
const byPair = (a: Assigned, b: Assigned) =>
	compare(a.entryId, b.entryId) || compare(a.judgeId, b.judgeId);
