import type { Db } from './client.ts';

const MOST = 20_000;

/**
 * Remembers what was read of a database for as long as nothing but the books was written, so that a team's
 * next prompt does not ask what its last one did. What the books hold must not be remembered. `undefined`
 * is asked again.
 */
export function known<Asked, Value>(
	keyOf: (asked: Asked) => string,
	read: (db: Db, asked: Asked) => Promise<Value>
): (db: Db, asked: Asked) => Promise<{ value: Value; revision: number }> {
	const kept = new WeakMap<Db, { revision: number; values: Map<string, Value> }>();

	return async (db, asked) => {
		const revision = db.revision();
		let now = kept.get(db);
		if (now?.revision !== revision || now.values.size > MOST) {
			now = { revision, values: new Map() };
			kept.set(db, now);
		}
		const key = keyOf(asked);
		let value = now.values.get(key);
		if (value === undefined) {
			value = await read(db, asked);
			// Stands for the revision that was in force before the reading.
			if (value !== undefined) now.values.set(key, value);
		}

		return { value, revision };
	};
}
