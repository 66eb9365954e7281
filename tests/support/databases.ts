import { join } from 'node:path';
import { test as base, describe, inject } from 'vitest';
import type { Db } from '../../src/lib/server/db/client.ts';
import { newId } from '../../src/lib/server/db/id.ts';
import { openPostgres } from '../../src/lib/server/db/postgres.ts';
import { openSqlite } from '../../src/lib/server/db/sqlite.ts';
import { findPostgres } from './cluster.ts';
import { openPglite } from './pglite-databases.ts';
import { createDatabase } from './postgres-databases.ts';

export const migrations = join(import.meta.dirname, '../../drizzle');

const postgresBin = findPostgres();

interface Opened {
	db: Db;
	/** What to open again to find the same data; nothing for a database inside this process. */
	url: string | undefined;
	discard(): Promise<unknown>;
}

const engines: Record<string, () => Promise<Opened>> = {
	SQLite: openSqliteFile,
	[postgresBin ? 'Postgres' : 'PGlite']: postgresBin
		? () => openInCluster(postgresBin)
		: openInProcess
};

interface DatabaseFixtures {
	/** A fresh, migrated database; it ends with the test. */
	db: Db;
	/** Further fresh databases. */
	openDb: () => Promise<Db>;
	/** The address of `db`, for a second process or connection. */
	databaseUrl: string | undefined;
	opened: Opened;
}

/**
 * Declares the same tests once for each engine, SQLite and Postgres. `test` hands a fresh, migrated `db`
 * to every test that names it.
 */
export function onEveryEngine(
	title: string,
	declare: (on: { test: ReturnType<typeof testOn>; engine: string }) => void
) {
	for (const [engine, open] of Object.entries(engines)) {
		describe(`${title} · ${engine}`, () => declare({ test: testOn(open), engine }));
	}
}

/** `test` with a fresh, migrated SQLite database, for tests of what does not touch the engine. */
export const test = testOn(openSqliteFile);

function testOn(open: () => Promise<Opened>) {
	return base.extend<DatabaseFixtures>({
		// Vitest reads from the pattern which fixtures are needed: none, but it must be one.
		opened: async ({}, use) => {
			const opened = await open();
			await use(opened);
			await opened.discard();
		},
		db: async ({ opened }, use) => use(opened.db),
		databaseUrl: async ({ opened }, use) => use(opened.url),
		openDb: async ({}, use) => {
			const all: Opened[] = [];
			await use(async () => {
				const one = await open();
				all.push(one);
				return one.db;
			});
			await Promise.all(all.map((one) => one.discard()));
		}
	});
}

async function openSqliteFile(): Promise<Opened> {
	const file = join(inject('databases'), `${newId()}.db`);
	const db = openSqlite({ file, durability: 'normal', migrations: join(migrations, 'sqlite') });
	return { db, url: file, discard: () => db.close() };
}

async function openInCluster(bin: string): Promise<Opened> {
	const folder = join(migrations, 'pg');
	const { url, drop } = await createDatabase(bin, inject('databases'), folder);
	const db = await openPostgres({ url, migrations: folder });
	return { db, url, discard: () => db.close().then(drop) };
}

async function openInProcess(): Promise<Opened> {
	const db = await openPglite(join(migrations, 'pg'));
	return { db, url: undefined, discard: () => db.close() };
}
