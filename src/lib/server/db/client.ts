import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';
import type { Tables } from './schema.ts';

/**
 * A handle for queries that knows its tables. Typed as drizzle's `async` flavour whatever the engine,
 * so that a forgotten `await` does not compile.
 */
export type Query = BaseSQLiteDatabase<'async', unknown, Record<string, never>> & {
	t: Tables;
	/** Whether it sees nothing but what is committed. */
	readonly committed: boolean;
};

/** The same inside one transaction. Nothing but queries may be awaited while it is open. */
export type Tx = Query & {
	readonly inTransaction: true;
	/** What the one writer knows of its own rows, until something is undone; absent where others write too. */
	readonly memory?: Map<string, number>;
};

export interface Db {
	engine: 'sqlite' | 'pg';
	t: Tables;
	/** A connection that can only read. */
	read: Query;
	/**
	 * Quick reads beside the writer, which may see what is not committed yet: for checks on the way of a
	 * prompt that a transaction makes again before anything depends on them.
	 */
	quick: Query;
	/**
	 * Runs `work` in one transaction. It may run more than once, so it must do nothing but query; a
	 * throw rolls it back alone, even where several were committed together.
	 */
	write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
	/**
	 * The same for the books alone: what calls leave on their way and what the ledger makes of it, on which
	 * nobody's right to call depends. Resolves once it is committed, `lasting` once it would survive a power
	 * cut too: nobody may be told before.
	 */
	book<T>(work: (tx: Tx) => Promise<T>): Promise<Booked<T>>;
	/**
	 * Stays the same as long as nothing but the books was written: who might call under it still may. Never
	 * the same twice where that cannot be known.
	 */
	revision(): number;
	close(): Promise<void>;
}

export interface Booked<T> {
	value: T;
	lasting: Promise<void>;
}

/** SQLite's disk and locks; Postgres' connection, space and shutdown classes, and a lock not given in time. */
const STORAGE_TROUBLE =
	/^(SQLITE_(FULL|BUSY|LOCKED|IOERR|READONLY|CANTOPEN|NOMEM)|08|53|55P03|57|EIO|ENOSPC|ECONN|ETIMEDOUT|CONNECTION_|CONNECT_TIMEOUT)/;

/** Whether an error says that nothing can be kept for now: the work itself was right. */
export function isStorageTrouble(error: unknown): boolean {
	return STORAGE_TROUBLE.test(errorCode(error) ?? '');
}

/** The engine's own error code, wherever the query builder wrapped it. */
export function errorCode(error: unknown): string | undefined {
	if (!(error instanceof Error)) return undefined;
	if ('code' in error && typeof error.code === 'string') return error.code;
	return errorCode(error.cause);
}
