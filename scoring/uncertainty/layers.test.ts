import { expect, test } from 'vitest';
import { pairedBootstrap } from './bootstrap.ts';
import type { DoubtEntry, DoubtRules, DoubtRun } from './doubt.ts';

const SEED = '000102030405060708090a0b0c0d0e0f';
const layers: DoubtRules = {
	policy: { policy: 'pareto', criteria: [], checks: 1, jury: 0 },
	accepted: { by: 'runs', share: 1 }
};

/** Least and greatest place, share of firsts, level with the leader. */
const BY_LAYERS = [
	[1, 3, 0.3442, true],
	[1, 3, 0.3954, true],
	[1, 4, 0.2604, true],
	[3, 4, 0, false]
];
const BY_POINTS = [
	[1, 3, 0.4975, true],
	[1, 3, 0.0975, true],
	[1, 4, 0.405, true],
	[3, 4, 0, false]
];

const run = (valid: boolean, quality = valid ? 1 : 0): DoubtRun => ({
	valid,
	quality,
	energyNwh: 1000
});

const entry = (place: number, parts: Partial<DoubtEntry>): DoubtEntry => ({
	teamId: `team-${place}`,
	sequence: 10 * place,
	place,
	instances: [],
	costNwh: 1000 * place,
	languageFactor: 1,
	jury: [],
	...parts
});

test('whoever nobody beats shares the first layer in every replicate', () => {
	const at = (place: number, sequence: number, quality: number, costNwh: number) =>
		entry(place, {
			teamId: `t${sequence}`,
			sequence,
			costNwh,
			instances: [[run(true, quality)]]
		});
	const field = [at(1, 1, 0.9, 90), at(1, 2, 0.3, 10), at(3, 3, 0.3, 95), at(4, 4, 0.1, 99)];

	expect(pairedBootstrap(field, layers, { seed: SEED }).entries).toMatchObject([
		{ teamId: 't1', places: { low: 1, high: 1 }, first: 0.5, tied: true },
		{ teamId: 't2', places: { low: 1, high: 1 }, first: 0.5, tied: true },
		{ teamId: 't3', places: { low: 3, high: 3 }, first: 0, tied: false },
		{ teamId: 't4', places: { low: 4, high: 4 }, first: 0, tied: false }
	]);
});

test('under layers, one who only sometimes passes lets those whom it beats go ahead', () => {
	const lucky = entry(1, { costNwh: 10, instances: [[run(true), run(false, 1)]] });
	const steady = entry(2, { costNwh: 90, instances: [[run(true), run(true)]] });
	const [first, second] = pairedBootstrap([lucky, steady], layers, {
		seed: SEED,
		replicates: 10_000
	}).entries;

	expect(Math.abs((first?.first ?? 0) - 0.25)).toBeLessThan(0.0175);
	expect(second).toMatchObject({ places: { low: 1, high: 2 }, tied: true });
});

test.each([
	['layers', layers.policy, BY_LAYERS],
	[
		'points',
		{
			policy: 'weighted',
			a: 0.6,
			parNwh: 900,
			...{ criteria: [0.25, 0.75], checks: 0.7, jury: 0.3 }
		} as const,
		BY_POINTS
	]
])(
	'by %s the numbers stay what they are, so that what was published follows again',
	(_name, policy, numbers) => {
		const sheets = (energyNwh: number, ...passes: string[]): DoubtRun[][] =>
			passes.map((runs) =>
				[...runs].map((one, index) => ({
					valid: one > '4',
					quality: Number(one) / 10,
					energyNwh: energyNwh + 100 * index
				}))
			);
		const judged = { criteria: [0.25, 0.75], checks: 0.7, jury: 0.3 };
		const rules: DoubtRules = {
			policy: policy.policy === 'pareto' ? { policy: 'pareto', ...judged } : policy,
			accepted: { by: 'instances', atLeast: 2 }
		};
		const of = (place: number, instances: DoubtRun[][], jury: number[][]): DoubtEntry => ({
			...{ teamId: `t${String(place)}`, sequence: place, place, instances, jury },
			languageFactor: place === 2 ? 1.1 : 1
		});
		const entries = [
			of(1, sheets(800, '987', '693', '798'), [
				[0.5, 1],
				[0.75, 0.75],
				[1, 0.25]
			]),
			of(2, sheets(850, '876', '957', '639'), [
				[0.75, 0.75],
				[1, 0.5]
			]),
			of(3, sheets(950, '999', '988', '392'), [
				[1, 1],
				[0.5, 0.75],
				[0.75, 1]
			]),
			of(4, sheets(1000, '555', '645', '736'), [])
		];
		const { entries: told } = pairedBootstrap(entries, rules, { seed: SEED, replicates: 400 });

		expect(told.map(({ places, first, tied }) => [places.low, places.high, first, tied])).toEqual(
			numbers
		);
	}
);
