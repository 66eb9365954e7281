import { stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import type { Context } from '../context.ts';

/** Room for what a contest writes, in bytes; absent where it cannot be known. */
export interface StorageRoom {
	/** Free on the disk of the site's data. */
	free: number | undefined;
	/** Taken by the database, with what it has not yet copied back. */
	used: number | undefined;
}

/** Below this an organiser should act: a contest of some hundred teams writes less in a day. */
export const LITTLE_ROOM = 1024 ** 3;

export async function storageRoom({
	db,
	settings
}: Pick<Context, 'db' | 'settings'>): Promise<StorageRoom> {
	const disk = await statfs(settings.DATA_DIR).catch(() => undefined);

	return {
		free: disk && disk.bavail * disk.bsize,
		used: db.engine === 'pg' ? await postgresSize(db) : await filesSize(settings)
	};
}

async function postgresSize(db: Context['db']): Promise<number | undefined> {
	const size = sql<string>`pg_database_size(current_database())`;
	const [row] = await db.read.select({ size }).from(sql`(select 1) as one`);

	return row && Number(row.size);
}

async function filesSize({ DATABASE_URL, DATA_DIR }: Context['settings']): Promise<number> {
	const file = DATABASE_URL ?? join(DATA_DIR, 'vatio.db');
	const sizes = await Promise.all(
		[file, `${file}-wal`].map(async (path) => (await stat(path).catch(() => undefined))?.size ?? 0)
	);

	return sizes.reduce((sum, size) => sum + size, 0);
}
