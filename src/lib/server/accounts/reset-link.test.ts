import { expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import type { Db } from '../db/client.ts';
import { authenticate, register } from './account.ts';
import { newResetLink, resetLinkOf, resetPassword } from './reset-link.ts';
import { personOf, startSession } from './session.ts';

const at = Date.parse('2026-03-10T10:00:00Z');
const DAY = 86_400_000;
const ada = { email: 'ada@example.org', name: 'Ada', password: 'una frase larga', at };
const password = 'la que no olvidaré';

async function registered(db: Db) {
	await register(db, ada);
	const { accountId } = await authenticate(db.read, ada);

	return { accountId, issue: () => db.write((tx) => newResetLink(tx, { accountId, at })) };
}

onEveryEngine('a reset link', ({ test }) => {
	test('sets a new password and ends every session', async ({ db }) => {
		const { accountId, issue } = await registered(db);
		const session = await startSession(db, { accountId, at });
		const token = await issue();

		expect(await resetLinkOf(db.read, { token, at })).toMatchObject({ email: ada.email });
		await resetPassword(db, { token, password, at });

		expect(await personOf(db, { token: session, at })).toBeUndefined();
		expect(await authenticate(db.read, { ...ada, password })).toEqual({ accountId });
		await expect(authenticate(db.read, ada)).rejects.toMatchObject({ code: 'wrong_credentials' });
	});

	test('works once, though it was opened twice at the same moment', async ({ db }) => {
		const { issue } = await registered(db);
		const token = await issue();

		const both = await Promise.allSettled([
			resetPassword(db, { token, password, at }),
			resetPassword(db, { token, password: `${password} 2`, at })
		]);

		expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
			reason: { code: 'link_invalid' }
		});
	});

	test('ends after a day, and when a newer one is issued', async ({ db }) => {
		const { issue } = await registered(db);
		const old = await issue();
		const token = await issue();
		const invalid = { code: 'link_invalid' };

		await expect(resetPassword(db, { token: old, password, at })).rejects.toMatchObject(invalid);
		await expect(resetPassword(db, { token, password, at: at + DAY })).rejects.toMatchObject(
			invalid
		);
		await resetPassword(db, { token, password, at: at + DAY - 1 });
	});

	test('is not spent by a password that is refused, and is stored as a hash', async ({ db }) => {
		const { issue } = await registered(db);
		const token = await issue();

		await expect(resetPassword(db, { token, password: 'corta', at })).rejects.toMatchObject({
			code: 'weak_password'
		});
		await resetPassword(db, { token, password, at });

		const secret = token.split('.')[1];
		expect(JSON.stringify(await db.read.select().from(db.t.accountLink))).not.toContain(secret);
	});
});
