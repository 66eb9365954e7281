import type { Context } from '../context.ts';
import { takesWrites } from '../db/writable.ts';

export interface Readiness {
	/** The database takes writes. */
	database: boolean;
	/** The model server answers. */
	endpoint: boolean;
}

const TIMEOUT_MS = 1500;
const REMEMBERED_MS = 3000;

const known = new WeakMap<object, { at: number; readiness: Promise<Readiness> }>();

/**
 * Whether the site can do its job. Asked of the outside world at most once in a few seconds however
 * many ask here, and given up in time: what hangs is not ready.
 */
export function readinessOf(
	{ db, endpoint }: Pick<Context, 'db' | 'endpoint'>,
	elapsed: () => number = () => performance.now()
): Promise<Readiness> {
	const last = known.get(endpoint);
	if (last && elapsed() - last.at < REMEMBERED_MS) return last.readiness;
	const readiness = Promise.all([
		inTime(takesWrites(db)),
		inTime(endpoint.reachable(TIMEOUT_MS))
	]).then(([database, reachable]) => ({ database, endpoint: reachable }));
	known.set(endpoint, { at: elapsed(), readiness });

	return readiness;
}

async function inTime(answer: Promise<boolean>): Promise<boolean> {
	let late: NodeJS.Timeout | undefined;
	const gaveUp = new Promise<boolean>((resolve) => {
		late = setTimeout(() => resolve(false), TIMEOUT_MS);
	});
	try {
		return await Promise.race([answer, gaveUp]);
	} finally {
		clearTimeout(late);
	}
}
