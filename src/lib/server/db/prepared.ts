import { sql } from 'drizzle-orm';
import type { Query } from './client.ts';

interface Built<Rows> {
	prepare(): { execute(values?: Record<string, unknown>): Promise<Rows> };
}

/** A value that comes with each run of a prepared query. */
export const given = (name: string) => sql.placeholder(name);

/**
 * A query that is built once for each connection and run many times, for the way of a prompt, where
 * building a query would cost more than running it.
 */
export function prepared<Values extends Record<string, unknown>, Rows>(
	build: (query: Query) => Built<Rows>
): (query: Query, values: Values) => Promise<Rows> {
	const byConnection = new WeakMap<Query, ReturnType<Built<Rows>['prepare']>>();

	return (query, values) => {
		let ready = byConnection.get(query);
		if (!ready) {
			ready = build(query).prepare();
			byConnection.set(query, ready);
		}
		return ready.execute(values);
	};
}
