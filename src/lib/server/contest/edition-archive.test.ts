import { expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { DAY, OPENS, openWorld } from '../../../../tests/support/world.ts';
import { archivedEditions, archiveEdition, needUnarchived } from './edition-archive.ts';

onEveryEngine('an edition', ({ test }) => {
	test('is archived once it is final, and can be taken back', async ({ db }) => {
		const world = await openWorld(db, { endpointUrl: 'http://127.0.0.1:9' });
		const byAccountId = await world.newStaff('organiser');
		const { slug } = world.contest;
		const archive = (archived: boolean, at: number) =>
			db.write((tx) => archiveEdition(tx, { slug, archived, byAccountId, at }));

		await expect(archive(true, OPENS + 29 * DAY)).rejects.toMatchObject({ code: 'not_final' });
		expect([...(await archivedEditions(db.read))]).toEqual([]);

		const at = OPENS + 30 * DAY;
		await archive(true, at);
		await archive(true, at + 5);
		expect([...(await archivedEditions(db.read))]).toEqual([[slug, at]]);
		expect((await world.reload()).rulebook).toEqual(world.contest.rulebook);

		const { id: contestId } = world.contest;
		await expect(needUnarchived(db.read, { contestId })).rejects.toMatchObject({
			code: 'edition_archived'
		});

		await archive(false, at + 9);
		await archive(false, at + 10);
		await needUnarchived(db.read, { contestId });
		expect([...(await archivedEditions(db.read))]).toEqual([]);
		const acts = await db.read.select({ act: db.t.staffAct.act }).from(db.t.staffAct);
		expect(acts.map(({ act }) => act)).toEqual(['edition.archived', 'edition.restored']);
	});

	test('that has no such address is unknown', async ({ db }) => {
		const unknown = { slug: 'ninguna', archived: true, byAccountId: 'olga', at: 1 };

		await expect(db.write((tx) => archiveEdition(tx, unknown))).rejects.toMatchObject({
			code: 'unknown_contest'
		});
	});
});
