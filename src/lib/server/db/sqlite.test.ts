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
