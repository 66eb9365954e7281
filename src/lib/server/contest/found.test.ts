import { expect } from 'vitest';
import { desafioAlia } from '#scoring';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import type { Db } from '../db/client.ts';
import { newId } from '../db/id.ts';
import { foundContest } from './found.ts';
import { contestInForce, contestSlugs } from './in-force.ts';
import { partOf } from './people.ts';
import { staffOf } from './staff.ts';

const at = Date.parse('2026-03-10T10:00:00Z');

async function person(db: Db, organisesSite: boolean): Promise<string> {
	const id = newId();
	const account = { id, email: `${id}@example.org`, name: 'Olga', passwordHash: 'none' };
	await db.write((tx) =>
		tx.insert(tx.t.account).values({ ...account, organisesSite, createdAt: at })
	);
	return id;
}

const found = (db: Db, byAccountId: string, slug = 'mi-concurso') =>
	db.write((tx) => {
		const rulebook = desafioAlia({ model: 'simulated', opensAt: at });
		return foundContest(tx, { slug, rulebook, byAccountId, at });
	});

onEveryEngine('founding a contest', ({ test }) => {
	test('makes its founder an organiser of it', async ({ db }) => {
		const olga = await person(db, true);

		const { id: contestId } = await found(db, olga);

		expect((await contestInForce(db.read, { slug: 'mi-concurso' })).id).toBe(contestId);
		expect(await partOf(db.read, { contestId, accountId: olga })).toBe('organiser');
		expect(await staffOf(db.read, { contestId })).toEqual([
			{ accountId: olga, name: 'Olga', email: `${olga}@example.org`, part: 'organiser', since: at }
		]);
	});

	test('is for those who organise the site alone', async ({ db }) => {
		const paula = await person(db, false);

		await expect(found(db, paula)).rejects.toMatchObject({ code: 'not_staff' });
		expect(await contestSlugs(db.read)).toEqual([]);
	});

	test('needs an address that is free and is one', async ({ db }) => {
		const olga = await person(db, true);
		await found(db, olga);

		await expect(found(db, olga)).rejects.toMatchObject({ code: 'contest_exists' });
		for (const slug of ['', 'Mayúsculas', 'a b', '-a', 'a--b', '../x', 'a'.repeat(61)]) {
			await expect(found(db, olga, slug)).rejects.toMatchObject({
				code: 'invalid_request',
				details: { field: 'slug' }
			});
		}
		expect(await contestSlugs(db.read)).toEqual(['mi-concurso']);
	});
});
