import fc from 'fast-check';
import { afterEach, expect, test as plain } from 'vitest';
import { carbonGrams, DEFAULT_PROFILE } from '#scoring/energy';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { playContest, type PlayedContest } from './contest-archive.fixture.ts';
import { editionEnergy } from './edition-energy.ts';
import { footprintOf, perKilowattHour } from './footprint.ts';
import { stateFootprint, statementInForce } from './footprint-statement.ts';
import { resultsAreTold } from './results-told.ts';

let played: PlayedContest | undefined;
afterEach(async () => {
	await played?.close();
	played = undefined;
});

const NOTHING = {
	energyOrigin: '',
	hardware: '',
	location: '',
	gridIntensity: '',
	waterIntensity: '',
	source: ''
};

onEveryEngine('an edition’s footprint', ({ test }) => {
	test('adds up to the last nanowatt-hour, and takes what is stated over the profile', async ({
		db
	}) => {
		const contest = (played = await playContest(db));
		const { contest: inForce } = contest;
		const { id: contestId } = inForce;
		const first = await footprintOf(db.read, { contest: inForce });
		const { totalNwh } = await editionEnergy(db.read, { contestId });

		expect(first.totalNwh).toBe(totalNwh);
		expect(first.energy.reduce((sum, { nwh }) => sum + nwh, 0n)).toBe(totalNwh);
		const by = new Map(first.energy.map(({ by, nwh }) => [by, nwh]));
		for (const use of ['teams', 'official', 'confirmation'] as const) {
			expect(by.get(use), use).toBeGreaterThan(0n);
		}
		expect(first.carbon).toEqual({
			grams: carbonGrams(DEFAULT_PROFILE, totalNwh),
			intensity: '146.15',
			stated: false
		});
		expect(first.water).toBeUndefined();
		expect(first.performance.perPlacedNwh).toBe(totalNwh / BigInt(first.performance.placed));

		const state = (typed: Partial<typeof NOTHING>) =>
			db.write((tx) =>
				stateFootprint(tx, {
					contestId,
					typed: { ...NOTHING, ...typed },
					byAccountId: 'x',
					at: 1
				})
			);
		for (const [field, value] of [
			['gridIntensity', 'mucho'],
			['gridIntensity', '2001'],
			['waterIntensity', '-1'],
			['waterIntensity', '101'],
			['hardware', 'x'.repeat(501)]
		] as const) {
			await expect(state({ source: 'La red', [field]: value }), value).rejects.toMatchObject({
				code: 'invalid_request',
				details: { field }
			});
		}
		await expect(state({ gridIntensity: '20' })).rejects.toMatchObject({
			details: { field: 'source' }
		});
		expect(await statementInForce(db.read, { contestId })).toBeUndefined();

		await state({ gridIntensity: '20,5', waterIntensity: '1.8', source: 'Factura del centro' });
		const second = await footprintOf(db.read, { contest: inForce });
		expect(second.carbon).toMatchObject({ intensity: '20.5', stated: true });
		expect(second.carbon.grams).toBe(perKilowattHour(totalNwh, '20.5'));
		expect(second.water).toEqual({
			litres: perKilowattHour(totalNwh, '1.8'),
			intensity: '1.8'
		});
		const acts = await db.read.select().from(db.t.staffAct);
		expect(acts.filter(({ act }) => act === 'footprint.stated')).toHaveLength(1);
	});

	test('is told once every round has its results and every board is published', async ({ db }) => {
		const contest = (played = await playContest(db));
		const { contest: inForce } = contest;
		const last = Math.max(...[...inForce.schedule.values()].map(({ results }) => results));
		const isTold = (at: number) => resultsAreTold(db.read, { contest: inForce, at });

		expect(await isTold(last - 1)).toBe(false);
		expect(await isTold(last)).toBe(true);
		await db.write((tx) => tx.delete(tx.t.board));
		expect(await isTold(last)).toBe(false);
	});
});

plain(
	'a figure for each kilowatt-hour grows with the energy and never loses a nanowatt-hour',
	() => {
		fc.assert(
			fc.property(fc.bigInt(0n, 10n ** 18n), fc.nat(2000), (nwh, each) => {
				const grams = perKilowattHour(nwh, String(each));
				expect(grams).toBeCloseTo((Number(nwh) / 1e12) * each, 5);
				expect(perKilowattHour(nwh + 10n ** 12n, String(each))).toBeCloseTo(grams + each, 5);
			})
		);
	}
);
