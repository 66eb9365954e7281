import { hash, verify } from '@node-rs/argon2';
import { beforeEach, expect, vi } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { authenticate, changeName, changePassword, register } from './account.ts';
import { personOf, startSession } from './session.ts';

vi.mock(import('@node-rs/argon2'), async (original) => {
	const real = await original();
	return { ...real, hash: vi.fn(real.hash), verify: vi.fn(real.verify) };
});

const at = Date.parse('2026-03-10T10:00:00Z');
const ada = { email: 'Ada@Example.org ', name: 'Ada', password: 'una frase larga', at };

beforeEach(() => {
	vi.mocked(hash).mockClear();
	vi.mocked(verify).mockClear();
});

onEveryEngine('an account', ({ test }) => {
	test('opens with its email in any spelling and its password exactly', async ({ db }) => {
		await register(db, ada);

		const { accountId } = await authenticate(db.read, { ...ada, email: ' ada@EXAMPLE.org' });

		expect(await db.read.select().from(db.t.account)).toMatchObject([
			{ id: accountId, email: 'ada@example.org', organisesSite: false }
		]);
		for (const wrong of [
			{ ...ada, password: 'una frase larga ' },
			{ ...ada, email: 'bea@example.org' }
		]) {
			await expect(authenticate(db.read, wrong)).rejects.toMatchObject({
				code: 'wrong_credentials'
			});
		}
	});

	test('stays as it is when its email registers again, with the same answer and the same work', async ({
		db
	}) => {
		const first = await register(db, ada);
		const workForUnknown = vi.mocked(hash).mock.calls.map(([, cost]) => cost);
		vi.mocked(hash).mockClear();

		const second = await register(db, { ...ada, name: 'Otra', password: 'otra frase larga' });

		expect(second).toEqual(first);
		expect(vi.mocked(hash).mock.calls.map(([, cost]) => cost)).toEqual(workForUnknown);
		expect(await db.read.select().from(db.t.account)).toMatchObject([{ name: 'Ada' }]);
		await expect(
			authenticate(db.read, { email: ada.email, password: 'otra frase larga' })
		).rejects.toMatchObject({ code: 'wrong_credentials' });
	});

	test('signs in by the same work whether the email is known or not', async ({ db }) => {
		await register(db, ada);
		await authenticate(db.read, { ...ada, email: 'warm@up' }).catch(() => undefined);
		vi.mocked(hash).mockClear();
		const work = async (email: string) => {
			vi.mocked(verify).mockClear();
			await authenticate(db.read, { email, password: 'not the one' }).catch(() => undefined);
			return vi.mocked(verify).mock.calls.map(([stored]) => String(stored).split('$').slice(0, 4));
		};

		const known = await work(ada.email);

		expect(known).toHaveLength(1);
		expect(known[0]).toContain('argon2id');
		expect(await work('nobody@example.org')).toEqual(known);
		expect(hash).not.toHaveBeenCalled();
	});

	test('is one though its form was sent twice at once', async ({ db }) => {
		await Promise.all([register(db, ada), register(db, ada)]);

		expect(await db.read.select().from(db.t.account)).toHaveLength(1);
	});

	test('with a new password ends every session but the one that set it', async ({ db }) => {
		await register(db, ada);
		const { accountId } = await authenticate(db.read, ada);
		const here = await startSession(db, { accountId, at });
		const elsewhere = await startSession(db, { accountId, at });
		const sessionId = here.split('.')[0] ?? '';
		const change = (oldPassword: string, newPassword: string) =>
			changePassword(db, { accountId, sessionId, oldPassword, newPassword });

		await expect(change('not the one', 'la siguiente frase')).rejects.toMatchObject({
			code: 'wrong_credentials',
			details: { field: 'oldPassword' }
		});
		await expect(change(ada.password, 'corta')).rejects.toMatchObject({ code: 'weak_password' });
		expect(await personOf(db, { token: elsewhere, at })).toBeDefined();
		await change(ada.password, 'la siguiente frase');

		expect(await personOf(db, { token: here, at })).toMatchObject({ accountId });
		expect(await personOf(db, { token: elsewhere, at })).toBeUndefined();
		await authenticate(db.read, { email: ada.email, password: 'la siguiente frase' });
	});

	test('bears the name that its person wants', async ({ db }) => {
		await register(db, ada);
		const { accountId } = await authenticate(db.read, ada);

		await db.write((tx) => changeName(tx, { accountId, name: ' Ada  Lovelace ' }));

		expect(await db.read.select().from(db.t.account)).toMatchObject([{ name: 'Ada Lovelace' }]);
		await expect(
			db.write((tx) => changeName(tx, { accountId, name: ' \u200b' }))
		).rejects.toMatchObject({ code: 'invalid_request', details: { field: 'name' } });
	});
});
