import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import type { Db, Query, Tx } from './client.ts';
import { DatabaseInUse } from './database-in-use.ts';
import { kits } from './columns.ts';
import { schema, type Tables } from './schema.ts';

export interface SqliteOptions {
	file: string;
	migrations: string;
	/** `full` survives a power cut, `normal` only the end of the process. */
	durability: 'full' | 'normal';
}

/**
 * Opens the SQLite database: one writer, one reader, migrated. Refuses a file that another process
 * holds, because two writers would each believe that they alone keep the budgets.
 */
export function openSqlite({ file, migrations, durability }: SqliteOptions): Db {
	mkdirSync(dirname(file), { recursive: true });
	const lock = lockOf(file);
	const writer = new Database(file);
	writer.pragma('journal_mode = WAL');
	writer.pragma(`synchronous = ${durability}`);
	writer.pragma('foreign_keys = ON');
	writer.pragma('busy_timeout = 5000');
	migrate(drizzle(writer), { migrationsFolder: migrations });

	const reader = new Database(file);
	reader.pragma('query_only = ON');
	reader.pragma('busy_timeout = 5000');

	const t = schema(kits.sqlite);
	const write = groupedWrites(writer, handle(writer, t) as Tx);

	return {
		engine: 'sqlite',
		t,
		read: handle(reader, t),
		write,
		async close() {
			await write(async () => undefined).catch(() => undefined);
			reader.close();
			writer.close();
			lock.close();
		}
	};
}

function handle(connection: Database.Database, t: Tables): Query {
	return Object.assign(drizzle(connection), { t }) as unknown as Query;
}

/** An exclusive transaction on a file beside the database ends with the process, however it ends. */
function lockOf(file: string): Database.Database {
	const lock = new Database(`${file}.lock`, { timeout: 0 });
	try {
		lock.pragma('journal_mode = DELETE');
		lock.exec('BEGIN EXCLUSIVE');
	} catch {
		lock.close();
		throw new DatabaseInUse(
			`Another process is using ${file}. Stop it first, or set DATABASE_URL to another file.`
		);
	}
	return lock;
}

interface Waiting {
	work: (tx: Tx) => Promise<unknown>;
	resolve: (value: unknown) => void;
	reject: (error: unknown) => void;
}

/** What waits is committed together: one flush to disk pays for all, and each can still fail alone. */
function groupedWrites(connection: Database.Database, tx: Tx): Db['write'] {
	let waiting: Waiting[] = [];
	let running = false;

	async function drain() {
		running = true;
		while (waiting.length > 0) {
			const group = waiting;
			waiting = [];
			await commitTogether(connection, tx, group);
		}
		running = false;
	}

	return (work) =>
		new Promise((resolve, reject) => {
			waiting.push({ work, resolve: resolve as (value: unknown) => void, reject });
			if (!running) void drain();
		});
}

async function commitTogether(connection: Database.Database, tx: Tx, group: Waiting[]) {
	const done: (() => void)[] = [];
	try {
		connection.exec('BEGIN IMMEDIATE');
		for (const { work, resolve, reject } of group) {
			connection.exec('SAVEPOINT one');
			try {
				const value = await work(tx);
				connection.exec('RELEASE one');
				done.push(() => resolve(value));
			} catch (error) {
				connection.exec('ROLLBACK TO one; RELEASE one');
				done.push(() => reject(error));
			}
		}
		connection.exec('COMMIT');
	} catch (error) {
		if (connection.inTransaction) connection.exec('ROLLBACK');
		for (const { reject } of group) reject(error);
		return;
	}
	for (const settle of done) settle();
}
