import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conversation, entry as entryFacts, facts } from '../ranking/board-facts.fixture.ts';
import { board as boardSchema, canonicalBoard } from '../ranking/board.ts';
import { computeBoard } from '../ranking/compute-board.ts';
import { pairedBootstrap } from './bootstrap.ts';
import type { DoubtEntry, DoubtRules, DoubtRun } from './doubt.ts';
import { drawsOf, placeFrom, xoshiro128 } from './generator.ts';
import { withDoubt } from './on-board.ts';

const SEED = '000102030405060708090a0b0c0d0e0f';
const GATE: DoubtRules = {
	policy: { policy: 'gate-then-energy' },
	accepted: { by: 'runs', share: 0.8 }
};
const WEIGHTED: DoubtRules = {
	policy: {
		policy: 'weighted',
		a: 0.5,
		parNwh: 1000,
		criteria: [0.5, 0.5],
		checks: 0.7,
		jury: 0.3
	},
	accepted: { by: 'instances', atLeast: 2 }
};

const run = (valid: boolean, parts: Partial<DoubtRun> = {}): DoubtRun => ({
	valid,
	quality: valid ? 1 : 0,
	energyNwh: 1000,
	...parts
});
const times = (count: number, one: DoubtRun) => Array.from({ length: count }, () => one);

const entry = (place: number, parts: Partial<DoubtEntry> = {}): DoubtEntry => ({
	teamId: `team-${place}`,
	sequence: 10 * place,
	place,
	instances: [times(5, run(true))],
	costNwh: 1000 * place,
	languageFactor: 1,
	jury: [],
	...parts
});

describe('the generator', () => {
	test('is xoshiro128**: the first numbers of the state 1, 2, 3, 4, worked out by hand', () => {
		const draw = xoshiro128([1, 2, 3, 4]);
		expect([draw(), draw(), draw(), draw()]).toEqual([11_520, 0, 5_927_040, 70_819_200]);
	});

	test('gives each stream its own numbers, and the same ones every time', () => {
		const first = (seed: string, stream: number) =>
			Array.from({ length: 4 }, drawsOf(seed, stream)).join();
		expect(first(SEED, 7)).toBe(first(SEED, 7));
		const streams = [0, 1, 2, 2 ** 32, 2 ** 32 + 1].map((stream) => first(SEED, stream));
		expect(new Set([...streams, first(SEED.replace('0f', '10'), 0)]).size).toBe(6);
	});

	test('chooses each of some places about as often', () => {
		const counts = new Array<number>(7).fill(0);
		const draw = drawsOf(SEED, 3);
		for (let time = 0; time < 70_000; time++) counts[placeFrom(draw(), 7)]! += 1;
		// Four standard deviations of a count of 10,000 are some 370.
		for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(370);
	});

	test('refuses what is no seed, and a state that would draw zeros for ever', () => {
		expect(() => drawsOf('seed', 0)).toThrow(RangeError);
		expect(() => xoshiro128([0, 0, 0, 0])).toThrow(RangeError);
	});
});

describe('by hand', () => {
	// Whoever leads passed one of two runs, and the rule wants both: two draws pass with ¼.
	const lucky = entry(1, { instances: [[run(true), run(false)]] });
	const steady = entry(2, { instances: [times(2, run(true))] });
	const both: DoubtRules = { ...GATE, accepted: { by: 'runs', share: 1 } };

	test('a leader who passes one run of two stays first in a quarter of the replicates', () => {
		const { entries } = pairedBootstrap([lucky, steady], both, { seed: SEED, replicates: 10_000 });
		const [first, second] = entries;
		// A quarter of 10,000 has a standard deviation of 0.0043.
		expect(Math.abs((first?.first ?? 0) - 0.25)).toBeLessThan(0.0175);
		expect((first?.first ?? 0) + (second?.first ?? 0)).toBe(1);
		expect(entries).toMatchObject([
			{ places: { low: 1, high: 2 }, tied: true, passRate: { passes: 1, runs: 2 } },
			{ places: { low: 1, high: 2 }, tied: true, passRate: { passes: 2, runs: 2 } }
		]);
	});

	test('who never fails and costs less is first for sure, and the other is not tied', () => {
		const sure = [entry(1), entry(2)];
		expect(pairedBootstrap(sure, GATE, { seed: SEED }).entries).toMatchObject([
			{ places: { low: 1, high: 1 }, first: 1, tied: true },
			{ places: { low: 2, high: 2 }, first: 0, tied: false }
		]);
	});
});

test('entries on the same sheets are compared on the same sheets: a hard sheet hits both', () => {
	// Each is better by the same on every sheet, so that whichever are drawn, the order stays.
	const on = (advantage: number) =>
		[0.2, 0.4, 0.9].map((hard) => times(3, run(true, { quality: hard * 0.9 + advantage })));
	const parts = { costNwh: 1000 };
	const better = entry(1, { ...parts, instances: on(0.02) });
	const worse = entry(2, { ...parts, instances: on(0) });
	const { entries } = pairedBootstrap([better, worse], WEIGHTED, { seed: SEED });

	expect(entries.map(({ first }) => first)).toEqual([1, 0]);
});

test('judges who disagree make a place doubtful', () => {
	const shown = { costNwh: 1000, instances: [times(3, run(true)), times(3, run(true))] };
	const disputed = entry(1, {
		...shown,
		jury: [
			[1, 1],
			[0, 0],
			[1, 1]
		]
	});
	const agreed = entry(2, {
		...shown,
		jury: [
			[0.75, 0.75],
			[0.75, 0.75],
			[0.75, 0.75]
		]
	});
	const { entries } = pairedBootstrap([disputed, agreed], WEIGHTED, { seed: SEED });

	expect(entries[0]?.first).toBeGreaterThan(0.5);
	expect(entries[0]?.first).toBeLessThan(0.95);
	expect(entries[1]?.tied).toBe(true);
});

const chance = fc.double({ min: 0, max: 1, noNaN: true });
const aRun = fc.record({ valid: fc.boolean(), quality: chance, energyNwh: fc.nat(10_000) });
const field = fc
	.array(
		fc.record({
			instances: fc.array(fc.array(aRun, { minLength: 1, maxLength: 3 }), { maxLength: 3 }),
			jury: fc.array(fc.tuple(chance, chance), { maxLength: 3 })
		}),
		{ minLength: 1, maxLength: 8 }
	)
	.map((all) => all.map((parts, index) => entry(index + 1, { ...parts, costNwh: undefined })));

describe('whatever the runs', () => {
	const settings = { seed: SEED, replicates: 100 };
	const rules = fc.constantFrom(GATE, WEIGHTED);

	test('the same seed gives the same bytes', () => {
		fc.assert(
			fc.property(field, rules, (entries, rule) => {
				const once = pairedBootstrap(entries, rule, settings);
				expect(JSON.stringify(pairedBootstrap(entries, rule, settings))).toBe(JSON.stringify(once));
			}),
			{ numRuns: 50 }
		);
	});

	test('intervals contain the place on the board, and the chances of being first sum to 1 at most', () => {
		fc.assert(
			fc.property(field, rules, (entries, rule) => {
				const doubt = pairedBootstrap(entries, rule, settings);
				doubt.entries.forEach(({ places, first }, index) => {
					expect(places.low).toBeLessThanOrEqual(index + 1);
					expect(places.high).toBeGreaterThanOrEqual(index + 1);
					expect(places.high).toBeLessThanOrEqual(entries.length + 1);
					expect(first).toBe(Math.round(first * 10_000) / 10_000);
				});
				const sum = doubt.entries.reduce((total, { first }) => total + first, 0);
				expect(sum).toBeLessThan(1 + 0.0001 * entries.length);
			}),
			{ numRuns: 50 }
		);
	});

	test('other names, or another order, give the same doubt under the other names', () => {
		fc.assert(
			fc.property(field, rules, (entries, rule) => {
				const named = (id: string) => `z${id.length}-${id}`;
				const renamed = entries.map((one) => ({ ...one, teamId: named(one.teamId) })).toReversed();
				const doubt = pairedBootstrap(entries, rule, settings);
				expect(pairedBootstrap(renamed, rule, settings).entries).toEqual(
					doubt.entries.map((one) => ({ ...one, teamId: named(one.teamId) }))
				);
			}),
			{ numRuns: 50 }
		);
	});
});

test('fewer than a hundred replicates say nothing and are refused', () => {
	expect(() => pairedBootstrap([], GATE, { seed: SEED, replicates: 99 })).toThrow(RangeError);
});

describe('a board', () => {
	const plain = computeBoard(
		facts(conversation, [entryFacts('a'), entryFacts('b', { sequence: 2 })])
	);

	test('with doubt is a board still, and without its doubt the bytes are those of before', () => {
		const entries = plain.rows.map(({ teamId, sequence, place = 1, costNwh }) =>
			entry(place, { teamId, sequence, costNwh: Number(costNwh.split('/')[0]) })
		);
		const sure = withDoubt(plain, pairedBootstrap(entries, GATE, { seed: SEED }));
		expect(boardSchema.parse(sure)).toEqual(sure);
		expect(sure.doubt).toMatchObject({ seed: SEED, replicates: 2000 });
		expect(sure.rows[0]?.doubt).toMatchObject({ tied: true });

		const { doubt: _, ...rest } = sure;
		const without = { ...rest, rows: sure.rows.map(({ doubt: __, ...row }) => row) };
		expect(canonicalBoard(without)).toBe(canonicalBoard(plain));
	});

	test('takes no doubt of a team without a place', () => {
		const stranger = pairedBootstrap([entry(1, { teamId: 'x' })], GATE, { seed: SEED });
		expect(() => withDoubt(plain, stranger)).toThrow(RangeError);
	});
});
