import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrations } from '../../../../tests/support/databases.ts';
import { DatabaseInUse } from './database-in-use.ts';
import { openSqlite } from './sqlite.ts';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'vatio-sqlite-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = () =>
	openSqlite({
		file: join(folder, 'nested', 'vatio.db'),
		durability: 'full',
		migrations: join(migrations, 'sqlite')
	});

const account = { id: 'a', email: 'a@example.org', name: 'Ada', passwordHash: 'x', createdAt: 1 };

test('a second opening of the same file is refused until the first is closed', async () => {
	const first = open();
	expect(open).toThrow(DatabaseInUse);
	expect(open).toThrow(/Another process is using .*vatio\.db/);

	await first.close();
	const second = open();
	await second.close();
});

test('closing waits for what is being written, and the data is there at the next start', async () => {
	const first = open();
	const written = first.write(async (tx) => tx.insert(tx.t.account).values(account));
	await first.close();
	await written;

	const second = open();
	expect(await second.read.select().from(second.t.account)).toEqual([
		{ ...account, organisesSite: false }
	]);
	await second.close();
});

test('the reading connection cannot write', async () => {
	const db = open();
	const insert = async () => db.read.insert(db.t.account).values(account);

	await expect(insert()).rejects.toThrow();
	await db.close();
});

test('nobody is told of a write before it is flushed, and meanwhile others may come', async () => {
	const flushes: (() => void)[] = [];
	const db = openSqlite({
		file: join(folder, 'vatio.db'),
		durability: 'full',
		migrations: join(migrations, 'sqlite'),
		flush: () => new Promise((resolve) => flushes.push(resolve))
	});
	const told: string[] = [];
	const insert = (id: string) =>
		db
			.write(async (tx) =>
				tx.insert(tx.t.account).values({ ...account, id, email: `${id}@example.org` })
			)
			.then(() => told.push(id));

	const first = insert('a');
	await expect.poll(() => flushes.length).toBe(1);
	const others = [insert('b'), insert('c')];
	await new Promise((resolve) => setTimeout(resolve, 20));
	expect(told).toEqual([]);

	flushes[0]?.();
	await first;
	await expect.poll(() => flushes.length).toBe(2);
	expect(told).toEqual(['a']);

	flushes[1]?.();
	await Promise.all(others);
	expect(told).toEqual(['a', 'b', 'c']);
	await db.close();
});

test('a disk that cannot flush is told to who wrote', async () => {
	const db = openSqlite({
		file: join(folder, 'vatio.db'),
		durability: 'full',
		migrations: join(migrations, 'sqlite'),
		flush: () => Promise.reject(Object.assign(new Error('no'), { code: 'EIO' }))
	});

	await expect(
		db.write(async (tx) => tx.insert(tx.t.account).values(account))
	).rejects.toMatchObject({ code: 'EIO' });
	await db.close();
});

test('a booking is told at once, and once more when it is flushed', async () => {
	const flushes: (() => void)[] = [];
	const db = openSqlite({
		file: join(folder, 'vatio.db'),
		durability: 'full',
		migrations: join(migrations, 'sqlite'),
		flush: () => new Promise((resolve) => flushes.push(resolve))
	});
	let lasts = false;

	const { lasting } = await db.book(async (tx) => tx.insert(tx.t.account).values(account));
	const told = lasting.then(() => (lasts = true));
	expect(await db.read.select().from(db.t.account)).toHaveLength(1);
	await new Promise((resolve) => setTimeout(resolve, 20));
	expect(lasts).toBe(false);

	flushes[0]?.();
	await told;
	await db.close();
});

test('what changes nothing waits for no flush', async () => {
	const db = openSqlite({
		file: join(folder, 'vatio.db'),
		durability: 'full',
		migrations: join(migrations, 'sqlite'),
		flush: () => new Promise(() => undefined)
	});

	expect(await db.write(async () => 'nothing')).toBe('nothing');
	await db.close();
});

test('a booking that nobody waits for ends nothing else when the disk fails', async () => {
	const unheard: unknown[] = [];
	const hear = (cause: unknown) => unheard.push(cause);
	process.on('unhandledRejection', hear);
	const db = openSqlite({
		file: join(folder, 'vatio.db'),
		durability: 'full',
		migrations: join(migrations, 'sqlite'),
		flush: () => Promise.reject(Object.assign(new Error('no'), { code: 'EIO' }))
	});

	await db.book(async (tx) => tx.insert(tx.t.account).values(account));
	await new Promise((resolve) => setTimeout(resolve, 20));

	process.off('unhandledRejection', hear);
	expect(unheard).toEqual([]);
	await db.close();
});
