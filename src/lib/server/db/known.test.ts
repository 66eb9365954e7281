import { expect, vi } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import type { Db } from './client.ts';
import { known } from './known.ts';

const ada = { id: 'a', email: 'a@example.org', name: 'Ada', passwordHash: 'x', createdAt: 1 };

onEveryEngine('what is known of a database', ({ test }) => {
	const reading = () => {
		const read = vi.fn(async (db: Db, { id }: { id: string }) => {
			const rows = await db.read.select().from(db.t.account);
			return rows.find((row) => row.id === id)?.name;
		});
		return { read, nameOf: known(({ id }: { id: string }) => id, read) };
	};
	const insert = (db: Db) => db.write(async (tx) => tx.insert(tx.t.account).values(ada));
	const rename = (db: Db, name: string) =>
		db.write(async (tx) => tx.update(tx.t.account).set({ name }));

	test('is always what it holds now, whatever was read before', async ({ db }) => {
		const { nameOf } = reading();

		expect((await nameOf(db, { id: 'a' })).value).toBeUndefined();
		await insert(db);
		expect((await nameOf(db, { id: 'a' })).value).toBe('Ada');
		await rename(db, 'Grace');
		expect((await nameOf(db, { id: 'a' })).value).toBe('Grace');
	});

	test('is not asked again for what only the books gained, where nobody else writes', async ({
		db
	}) => {
		const { read, nameOf } = reading();
		await insert(db);

		const first = await nameOf(db, { id: 'a' });
		await (
			await db.book(async () => undefined)
		).lasting;
		const second = await nameOf(db, { id: 'a' });

		expect(second.value).toBe('Ada');
		expect(read).toHaveBeenCalledTimes(db.engine === 'sqlite' ? 1 : 2);
		expect(first.revision === second.revision).toBe(db.engine === 'sqlite');
	});

	test('read while a write was on its way stands for no later moment', async ({ db }) => {
		const { nameOf } = reading();
		await insert(db);
		let during: Promise<{ revision: number }> | undefined;

		await db.write(async (tx) => {
			during = nameOf(db, { id: 'a' });
			await tx.update(tx.t.account).set({ name: 'Grace' });
		});

		expect((await during)?.revision).not.toBe(db.revision());
		expect((await nameOf(db, { id: 'a' })).value).toBe('Grace');
	});
});
