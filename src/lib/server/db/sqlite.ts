import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import type { Db, Query, Tx } from './client.ts';
import { DatabaseInUse } from './database-in-use.ts';
import { kits } from './columns.ts';
import { groupedWrites } from './grouped-writes.ts';
import { schema, type Tables } from './schema.ts';
import { sharedFlush } from './shared-flush.ts';
import { WriteAheadLog } from './write-ahead-log.ts';

export interface SqliteOptions {
	file: string;
	migrations: string;
	/** `full` survives a power cut, `normal` only the end of the process. */
	durability: 'full' | 'normal';
	/** Stands in for the flush of what was committed. */
	flush?: () => Promise<void>;
}

/** Enough for the pages that a running contest writes to again and again. */
const WRITER_CACHE_KIB = 65_536;
/** Copying the log back costs two flushes: rarely enough, and the log stays below 40 MB. */
const CHECKPOINT_PAGES = 8000;

/**
 * Opens the SQLite database: one writer, one reader, migrated. Refuses a file that another process
 * holds, because two writers would each believe that they alone keep the budgets.
 */
export function openSqlite({ file, migrations, durability, flush }: SqliteOptions): Db {
	mkdirSync(dirname(file), { recursive: true });
	const lock = lockOf(file);
	const writer = new Database(file);
	writer.pragma('journal_mode = WAL');
	// Commits are flushed beside the event loop, before anyone is told of them.
	writer.pragma('synchronous = NORMAL');
	writer.pragma('foreign_keys = ON');
	writer.pragma('busy_timeout = 5000');
	migrate(drizzle(writer), { migrationsFolder: migrations });
	// From here on a lock is waited for between turns of the event loop.
	writer.pragma('busy_timeout = 0');
	writer.pragma(`cache_size = -${WRITER_CACHE_KIB}`);
	writer.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
	writer.pragma('temp_store = MEMORY');

	const reader = new Database(file);
	reader.pragma('query_only = ON');
	reader.pragma('busy_timeout = 5000');

	const t = schema(kits.sqlite);
	const log = durability === 'full' ? new WriteAheadLog(file) : undefined;
	const tx = Object.assign(handle(writer, t, false), { memory: new Map() }) as unknown as Tx;
	const writes = groupedWrites(writer, tx, sharedFlush(flush ?? (() => log?.flush())));

	return {
		engine: 'sqlite',
		t,
		read: handle(reader, t, true),
		quick: handle(writer, t, false),
		...writes,
		async close() {
			await writes.write(async () => undefined).catch(() => undefined);
			reader.close();
			writer.close();
			log?.close();
			lock.close();
		}
	};
}

function handle(connection: Database.Database, t: Tables, committed: boolean): Query {
	return Object.assign(drizzle(connection), { t, committed }) as unknown as Query;
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
