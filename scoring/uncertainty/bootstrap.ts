import { dominanceLayers } from '../ranking/pareto.ts';
import type { Doubt, DoubtEntry, DoubtRules, EntryDoubt } from './doubt.ts';
import { drawsOf, type Draw } from './generator.ts';
import { replicate, type Outcome, type SharedDraws } from './replicate.ts';
import { wilsonInterval } from './wilson.ts';

const REPLICATES = 2000;
/** Stream of what all entries share; those of the entries are their sequences plus one. */
const SHARED_STREAM = 0;
/** Per thousand, on either side of the interval. */
const TAIL = 25;

const atFourDecimals = (value: number) => Math.round(value * 10_000) / 10_000;

/** The valid with the layer of each as its key: all in one share its place. */
function layered(outcomes: readonly Outcome[]): Outcome[] {
	const valid = outcomes.filter((outcome) => outcome.valid);
	const layers = dominanceLayers(valid, (a, b) => a - b);
	const keys = new Map(valid.map((outcome, index) => [outcome, layers[index] ?? 0]));
	return outcomes.map((outcome) => ({ ...outcome, key: keys.get(outcome) ?? 0 }));
}

/** Places of one replicate: the valid by key, then as on the board; the others after all of them. */
function placesOf(
	entries: readonly DoubtEntry[],
	drawn: readonly Outcome[],
	{ policy }: DoubtRules
): Uint32Array {
	const inLayers = policy.policy === 'pareto';
	const outcomes = inLayers ? layered(drawn) : drawn;
	const places = new Uint32Array(entries.length);
	const valid: number[] = [];
	outcomes.forEach((outcome, index) => {
		if (outcome.valid) valid.push(index);
	});
	const key = (index: number) => outcomes[index]?.key ?? 0;
	const onBoard = (index: number) => (inLayers ? 0 : (entries[index]?.place ?? 0));
	valid.sort((a, b) => key(a) - key(b) || onBoard(a) - onBoard(b));
	valid.forEach((index, rank) => {
		const before = valid[rank - 1];
		const equals =
			before !== undefined && key(before) === key(index) && onBoard(before) === onBoard(index);
		places[index] = equals ? (places[before] ?? 0) : rank + 1;
	});
	outcomes.forEach((outcome, index) => {
		if (!outcome.valid) places[index] = valid.length + 1;
	});
	return places;
}

/** The least place at or below which so many of a thousand replicates lie. */
function quantile(sorted: Uint32Array, perThousand: number): number {
	return sorted[Math.ceil((sorted.length * perThousand) / 1000) - 1] ?? 1;
}

function passRateOf({ instances }: DoubtEntry): EntryDoubt['passRate'] {
	const runs = instances.flat();
	if (runs.length === 0) return undefined;
	const passes = runs.filter(({ valid }) => valid).length;
	return { passes, runs: runs.length, ...wilsonInterval(passes, runs.length) };
}

function sharedDraws(draw: Draw, entries: readonly DoubtEntry[]): SharedDraws {
	const most = (count: (entry: DoubtEntry) => number) =>
		entries.reduce((least, entry) => Math.max(least, count(entry)), 0);
	const drawn = (count: number) => Uint32Array.from({ length: count }, draw);
	return {
		instances: drawn(most(({ instances }) => instances.length)),
		judges: drawn(most(({ jury }) => jury.length))
	};
}

/**
 * How sure the places of a board are: sheets, runs and judges are drawn again `replicates` times, as
 * if the contest were held as often, and everyone is placed by its rules. Only placed entries take
 * part. The result depends on the seed (32 hexadecimal digits) and on no order or name. Refuses
 * another seed, and fewer than a hundred replicates, with a RangeError.
 */
export function pairedBootstrap(
	unordered: readonly DoubtEntry[],
	rules: DoubtRules,
	how: { seed: string; replicates?: number }
): Doubt {
	return toTheEnd(bootstrapSteps(unordered, rules, how));
}

/** Goes through all steps of a long computation at once. */
export function toTheEnd<Result>(steps: Generator<undefined, Result>): Result {
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
	}
}

/** `pairedBootstrap`, pausing after each replicate for a caller that has other things to do. */
export function* bootstrapSteps(
	unordered: readonly DoubtEntry[],
	rules: DoubtRules,
	{ seed, replicates = REPLICATES }: { seed: string; replicates?: number }
): Generator<undefined, Doubt> {
	if (!Number.isSafeInteger(replicates) || replicates < 100)
		throw new RangeError('a bootstrap takes a hundred replicates or more');
	const entries = unordered.toSorted((a, b) => a.place - b.place || a.sequence - b.sequence);
	const common = drawsOf(seed, SHARED_STREAM);
	const own = entries.map(({ sequence }) => drawsOf(seed, sequence + 1));
	const leaders = entries.flatMap(({ place }, index) => (place === 1 ? [index] : []));

	const drawn = entries.map(() => new Uint32Array(replicates));
	const firsts = new Float64Array(entries.length);
	const level = new Uint32Array(entries.length);
	for (let time = 0; time < replicates; time++) {
		const shared = sharedDraws(common, entries);
		const outcomes = entries.map((entry, index) =>
			replicate(entry, rules, { shared, draw: own[index] ?? common })
		);
		const places = placesOf(entries, outcomes, rules);
		const ahead = leaders.reduce((least, leader) => Math.min(least, places[leader] ?? 1), Infinity);
		const first = outcomes.filter(({ valid }, index) => valid && places[index] === 1).length;
		places.forEach((place, index) => {
			const row = drawn[index];
			if (row) row[time] = place;
			if (place === 1 && outcomes[index]?.valid) firsts[index] = (firsts[index] ?? 0) + 1 / first;
			if (place <= ahead) level[index] = (level[index] ?? 0) + 1;
		});
		yield undefined;
	}

	const doubtOf = (entry: DoubtEntry, index: number): EntryDoubt => {
		const row = (drawn[index] ?? new Uint32Array(1)).sort();
		const passRate = passRateOf(entry);
		return {
			teamId: entry.teamId,
			places: {
				low: Math.min(entry.place, quantile(row, TAIL)),
				high: Math.max(entry.place, quantile(row, 1000 - TAIL))
			},
			first: atFourDecimals((firsts[index] ?? 0) / replicates),
			tied: entry.place === 1 || (level[index] ?? 0) * 20 > replicates,
			...(passRate ? { passRate } : {})
		};
	};
	return {
		method: 'paired-bootstrap/1',
		generator: 'xoshiro128**',
		seed,
		replicates,
		entries: entries.map(doubtOf)
	};
}
