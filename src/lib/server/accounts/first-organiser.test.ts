import { expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import type { Db } from '../db/client.ts';
import { register } from './account.ts';
import { issueFirstOrganiserLink, registerFirstOrganiser } from './first-organiser.ts';

const at = Date.parse('2026-03-10T10:00:00Z');
const olga = { email: 'olga@example.org', name: 'Olga', password: 'una frase larga', at };
const issue = (db: Db) => db.write((tx) => issueFirstOrganiserLink(tx, { at }));

onEveryEngine('the first organiser’s link', ({ test }) => {
	test('makes the first account of an empty site its organiser', async ({ db }) => {
		const token = (await issue(db)) ?? '';

		const accountId = await registerFirstOrganiser(db, { token, ...olga });

		expect(await db.read.select().from(db.t.account)).toMatchObject([
			{ id: accountId, email: olga.email, organisesSite: true }
		]);
		expect(await issue(db)).toBeUndefined();
	});

	test('makes one organiser, though two people opened it', async ({ db }) => {
		const token = (await issue(db)) ?? '';

		const both = await Promise.allSettled([
			registerFirstOrganiser(db, { token, ...olga }),
			registerFirstOrganiser(db, { token, ...olga, email: 'otra@example.org' })
		]);

		expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect(await db.read.select().from(db.t.account)).toHaveLength(1);
	});

	test('is worth nothing once anyone has an account, or a newer one was printed', async ({
		db
	}) => {
		const old = (await issue(db)) ?? '';
		const token = (await issue(db)) ?? '';
		const invalid = { code: 'link_invalid' };

		await expect(registerFirstOrganiser(db, { token: old, ...olga })).rejects.toMatchObject(
			invalid
		);
		await register(db, { ...olga, email: 'ada@example.org' });
		await expect(registerFirstOrganiser(db, { token, ...olga })).rejects.toMatchObject(invalid);
	});
});
