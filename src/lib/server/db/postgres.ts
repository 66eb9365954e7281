import { setTimeout as pause } from 'node:timers/promises';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { errorCode, type Db, type Query, type Tx } from './client.ts';
import { kits } from './columns.ts';
import { DatabaseInUse } from './database-in-use.ts';
import { lastingWrites } from './lasting-writes.ts';
import { schema, type Tables } from './schema.ts';

export interface PostgresOptions {
	url: string;
	migrations: string;
	/** Refuses a database that another site keeps, and keeps others out until it is closed. */
	alone?: boolean;
}

const MIGRATION_LOCK = 86_286_001;
const SITE_LOCK = 86_286_002;
/** A database that was out of reach is looked for again twice a second, however long it was. */
const CONNECTING = { connect_timeout: 5, backoff: () => 0.5, onnotice: () => undefined };
const ATTEMPTS = 50;
/** What another session locks is waited for so long; then what comes is refused until it is free again. */
const LONGEST_LOCK_MS = 2000;
const RETRIED = new Set(['40001', '40P01']);

/** Opens a Postgres database: migrated under an advisory lock, serializable writes with retry. */
export async function openPostgres({ url, migrations, alone }: PostgresOptions): Promise<Db> {
	const lock = alone ? await lockDatabase(url) : undefined;
	await migrateUnderLock(url, migrations);

	const patience = { lock_timeout: LONGEST_LOCK_MS };
	const writer = postgres(url, { ...CONNECTING, max: 10, connection: patience });
	const reader = postgres(url, {
		...CONNECTING,
		max: 10,
		connection: { ...patience, default_transaction_read_only: true }
	});
	const t = schema(kits.pg);
	const db = drizzle(writer);
	const reading = handle(drizzle(reader), t, true);

	return {
		engine: 'pg',
		t,
		read: reading,
		quick: reading,
		...lastingWrites(async (work) => {
			lock?.needKept();
			return retried(() =>
				db.transaction((tx) => work(handle(tx, t, false) as Tx), { isolationLevel: 'serializable' })
			);
		}),
		async close() {
			await Promise.all([writer.end({ timeout: 5 }), reader.end({ timeout: 5 })]);
			await lock?.end();
		}
	};
}

/** How long Postgres may take to see that the process before this one has died. */
const LONGEST_FAREWELL_MS = 3000;
const RETAKE_MS = 500;
/** So that the server gives up a connection that was cut, and its lock, within half a minute; seconds. */
const NOTICED_SOON = {
	tcp_keepalives_idle: 10,
	tcp_keepalives_interval: 5,
	tcp_keepalives_count: 3
};

interface SiteLock {
	/** Throws while the lock is lost, as where there is no connection: another site may have it. */
	needKept(): void;
	end(): Promise<void>;
}

/**
 * A session's advisory lock ends with its connection, however the process ends. Where the connection alone
 * broke, the lock is taken again as soon as the database can be reached, unless another site was quicker.
 */
async function lockDatabase(url: string): Promise<SiteLock> {
	let isKept = false;
	let isOver = false;
	const connection = postgres(url, {
		...CONNECTING,
		max: 1,
		idle_timeout: 0,
		max_lifetime: null,
		connection: NOTICED_SOON,
		onclose: () => {
			if (isKept && !isOver) void takeAgain();
		}
	});
	const end = () => {
		isOver = true;
		return connection.end({ timeout: 5 });
	};
	const isTaken = async () => {
		const [row] = await connection`select pg_try_advisory_lock(${SITE_LOCK}) as locked`;
		return row?.['locked'] === true;
	};

	async function takeAgain() {
		isKept = false;
		for (;;) {
			isKept = await isTaken().catch(() => false);
			if (isKept || isOver) return;
			await pause(RETAKE_MS);
		}
	}

	const tried = performance.now();
	while (!(await isTaken())) {
		if (performance.now() - tried > LONGEST_FAREWELL_MS) {
			await end();
			throw new DatabaseInUse(
				'Another process is using this Postgres database. Stop it first, or set DATABASE_URL to another one.'
			);
		}
		await pause(100);
	}
	isKept = true;

	return {
		needKept() {
			if (!isKept)
				throw Object.assign(new Error('the site lock is lost'), { code: 'CONNECTION_LOST' });
		},
		end
	};
}

async function migrateUnderLock(url: string, migrations: string) {
	const connection = postgres(url, { max: 1, onnotice: () => undefined });
	try {
		await connection`select pg_advisory_lock(${MIGRATION_LOCK})`;
		await migrate(drizzle(connection), { migrationsFolder: migrations });
		await connection`select pg_advisory_unlock(${MIGRATION_LOCK})`;
	} finally {
		await connection.end({ timeout: 5 });
	}
}

/** Postgres' handle poses as SQLite's: the column kit keeps the two dialects within what both know. */
export function handle(query: object, t: Tables, committed: boolean): Query {
	return Object.assign(query, { t, committed }) as unknown as Query;
}

/** Two serializable transactions that met are run again, after a wait that grows and differs. */
export async function retried<T>(transaction: () => Promise<T>): Promise<T> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await transaction();
		} catch (error) {
			if (attempt >= ATTEMPTS || !RETRIED.has(errorCode(error) ?? '')) throw error;
			const most = Math.min(5 * 2 ** attempt, 200);
			await pause(Math.random() * most);
		}
	}
}
