import { sql } from 'drizzle-orm';
import type { Query } from './client.ts';

interface Built<Rows> {
	prepare(): { execute(values?: Record<string, unknown>): Promise<Rows> };
}

/** SQLite has its rows at once; waiting for a promise of them would cost as much as the rows. */
interface AtOnce<Rows> {
	sync(): Rows;
}

/** A value that comes with each run of a prepared query. */
export const given = (name: string) => sql.placeholder(name);

/**
 * A query that is built once for each connection and run many times, for the way of a prompt, where
 * building a query would cost more than running it.
 */
export function prepared<Values extends Record<string, unknown>, Rows>(
	build: (query: Query) => Built<Rows>
): (query: Query, values: Values) => Rows | Promise<Rows> {
	const byConnection = new WeakMap<Query, ReturnType<Built<Rows>['prepare']>>();

	return (query, values) => {
		let ready = byConnection.get(query);
		if (!ready) {
			ready = build(query).prepare();
			byConnection.set(query, ready);
		}
		const result = ready.execute(values);

		return 'sync' in result ? (result as unknown as AtOnce<Rows>).sync() : result;
	};
}
