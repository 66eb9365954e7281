import { expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { OPENS, openWorld } from '../../../../tests/support/world.ts';
import { recordAct } from './act.ts';
import { actsCsv } from './acts-csv.ts';
import { actorsOf, actsPage, everyAct } from './trail.ts';

const open = async (db: Parameters<typeof openWorld>[0]) => {
	const world = await openWorld(db, { endpointUrl: 'http://127.0.0.1:9/v1' });
	const [ana, eva] = [await world.newAccount('Ana'), await world.newAccount('Eva')];
	const contestId = world.contest.id;
	await db.write(async (tx) => {
		await recordAct(tx, {
			contestId,
			byAccountId: ana,
			act: 'people.removed',
			subject: eva,
			before: { part: 'judge' },
			reason: '=1+1',
			at: OPENS
		});
		await recordAct(tx, { byAccountId: eva, act: 'endpoint.unset', at: OPENS + 1 });
		await recordAct(tx, { contestId: 'otro', byAccountId: eva, act: 'people.removed', at: OPENS });
	});
	return { world, contestId, ana, eva };
};

onEveryEngine('the audit trail', ({ test }) => {
	test('tells a contest’s acts and those on the site that reach it, the newest first', async ({
		db
	}) => {
		const { contestId, ana, eva } = await open(db);
		const told = async (filter: object) =>
			(await actsPage(db.read, { filter: { contestId, ...filter }, size: 10 })).acts.map(
				({ act, by }) => [act, by]
			);

		expect(await told({})).toEqual([
			['endpoint.unset', 'Eva'],
			['people.removed', 'Ana']
		]);
		expect(await told({ area: 'people' })).toEqual([['people.removed', 'Ana']]);
		expect(await told({ area: '%' })).toEqual([]);
		expect(await told({ accountId: eva })).toEqual([['endpoint.unset', 'Eva']]);
		expect(await told({ from: OPENS, until: OPENS + 1 })).toEqual([['people.removed', 'Ana']]);
		expect(await actorsOf(db.read, { contestId })).toEqual([
			{ accountId: ana, name: 'Ana' },
			{ accountId: eva, name: 'Eva' }
		]);
		const site = await actsPage(db.read, { filter: { contestId: undefined }, size: 10 });
		expect(site.acts.map(({ act }) => act)).toEqual(['endpoint.unset']);
	});

	test('is read page by page without a gap', async ({ db }) => {
		const { contestId } = await open(db);
		const filter = { contestId };

		const first = await actsPage(db.read, { filter, size: 1 });
		const second = await actsPage(db.read, { filter, size: 1, before: first.older });

		expect([...first.acts, ...second.acts].map(({ act }) => act)).toEqual([
			'endpoint.unset',
			'people.removed'
		]);
		expect(second.older).toBeUndefined();
	});

	test('travels as a table in which nothing is a formula', async ({ db }) => {
		const { contestId } = await open(db);
		let csv = '';
		for await (const piece of actsCsv(everyAct(db.read, { contestId }))) csv += piece;

		expect(csv.split('\r\n')).toHaveLength(4);
		expect(csv).toContain(`"{""part"":""judge""}",,'=1+1,no`);
	});

	test('keeps nothing of an act whose command failed', async ({ db }) => {
		const { contestId, ana } = await open(db);
		const failing = db.write(async (tx) => {
			await recordAct(tx, { contestId, byAccountId: ana, act: 'people.removed', at: OPENS + 9 });
			throw new Error('no');
		});
		await expect(failing).rejects.toThrow('no');

		const { acts } = await actsPage(db.read, { filter: { contestId, from: OPENS + 9 }, size: 10 });
		expect(acts).toEqual([]);
	});
});
