import { expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { openWorld, type World } from '../../../../tests/support/world.ts';
import type { Db } from '../db/client.ts';
import { partOf, takePart } from './people.ts';
import { removeStaff, staffRemovals } from './staff-removal.ts';

const open = (db: Db) => openWorld(db, { endpointUrl: 'http://127.0.0.1:9' });

function removing({ ctx, contest }: World) {
	const contestId = contest.id;

	return {
		remove: (byAccountId: string, accountId: string, reason = 'Ya no está disponible') =>
			ctx.db.write((tx) =>
				removeStaff(tx, { contestId, accountId, reason, byAccountId, at: ctx.now() })
			),
		part: (accountId: string) => partOf(ctx.db.read, { contestId, accountId }),
		enter: (accountId: string, part: 'participant' | 'judge') =>
			ctx.db.write((tx) => takePart(tx, { contestId, accountId, part, at: ctx.now() }))
	};
}

onEveryEngine('somebody removed from the staff', ({ test }) => {
	test('has no part any more, may come back as staff, and never as a participant', async ({
		db
	}) => {
		const world = await open(db);
		const { remove, part, enter } = removing(world);
		const [olga, julia] = [await world.newStaff('organiser'), await world.newStaff('judge')];

		await remove(olga, julia, ' No contesta ');

		expect(await part(julia)).toBeUndefined();
		expect(await staffRemovals(db.read, { contestId: world.contest.id })).toMatchObject([
			{ name: 'judge', part: 'judge', reason: 'No contesta', by: 'organiser' }
		]);
		await expect(enter(julia, 'participant')).rejects.toMatchObject({ code: 'already_staff' });
		await enter(julia, 'judge');
		expect(await part(julia)).toBe('judge');
	});

	test('is not the last organiser, though two remove each other at once', async ({ db }) => {
		const world = await open(db);
		const { remove, part } = removing(world);
		const [olga, oto] = [await world.newStaff('organiser'), await world.newStaff('organiser')];
		await expect(remove(olga, olga)).rejects.toMatchObject({ code: 'last_organiser' });

		const both = await Promise.allSettled([remove(olga, oto), remove(oto, olga)]);

		expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect([await part(olga), await part(oto)].filter(Boolean)).toEqual(['organiser']);
	});

	test('is staff of this contest, and is told why', async ({ db }) => {
		const world = await open(db);
		const { remove, part } = removing(world);
		const [olga, julia] = [await world.newStaff('organiser'), await world.newStaff('judge')];
		const { accountId } = await world.newTeam();

		await expect(remove(olga, accountId)).rejects.toMatchObject({ code: 'not_found' });
		await expect(remove(olga, julia, ' ')).rejects.toMatchObject({ code: 'reason_needed' });
		expect(await part(accountId)).toBe('participant');
		expect(await part(julia)).toBe('judge');
	});
});
