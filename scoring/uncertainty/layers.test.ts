import { expect, test } from 'vitest';
import { pairedBootstrap } from './bootstrap.ts';
import type { DoubtEntry, DoubtRules, DoubtRun } from './doubt.ts';

const SEED = '000102030405060708090a0b0c0d0e0f';
const layers: DoubtRules = {
	policy: { policy: 'pareto', criteria: [], checks: 1, jury: 0 },
	accepted: { by: 'runs', share: 1 }
};

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
