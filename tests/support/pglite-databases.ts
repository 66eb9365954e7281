import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import type { Db, Tx } from '../../src/lib/server/db/client.ts';
import { kits } from '../../src/lib/server/db/columns.ts';
import { lastingWrites } from '../../src/lib/server/db/lasting-writes.ts';
import { handle, retried } from '../../src/lib/server/db/postgres.ts';
import { schema } from '../../src/lib/server/db/schema.ts';

let template: Promise<PGlite> | undefined;

/** A fresh, migrated Postgres inside this process, for machines that have none. It has one connection. */
export async function openPglite(migrations: string): Promise<Db> {
	template ??= migratedTemplate(migrations);
	const client = (await (await template).clone()) as PGlite;
	const t = schema(kits.pg);
	const db = drizzle(client);

	const read = handle(drizzle(client), t, true);

	return {
		engine: 'pg',
		t,
		read,
		quick: read,
		...lastingWrites((work) =>
			retried(() =>
				db.transaction((tx) => work(handle(tx, t, false) as Tx), { isolationLevel: 'serializable' })
			)
		),
		close: () => client.close()
	};
}

async function migratedTemplate(migrations: string) {
	const client = await PGlite.create();
	await migrate(drizzle(client), { migrationsFolder: migrations });
	return client;
}
