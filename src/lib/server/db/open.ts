import { join } from 'node:path';
import type { Db } from './client.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';

export interface Storage {
	/** `postgres://…`, or a file for SQLite. */
	url: string;
	durability: 'full' | 'normal';
	/** Folder that holds `sqlite/` and `pg/`. */
	migrations: string;
}

/** Opens and migrates the database that the settings name. */
export async function openDatabase({ url, durability, migrations }: Storage): Promise<Db> {
	return url.startsWith('postgres')
		? openPostgres({ url, migrations: join(migrations, 'pg'), alone: true })
		: openSqlite({ file: url, durability, migrations: join(migrations, 'sqlite') });
}
