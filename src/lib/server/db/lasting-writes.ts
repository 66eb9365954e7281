import type { Db } from './client.ts';

/**
 * All ways to write, for a database that tells of a commit once it lasts. What others write to it meanwhile
 * is not known, so no revision stands for long.
 */
export function lastingWrites(write: Db['write']): Pick<Db, 'write' | 'book' | 'revision'> {
	let asked = 0;

	return {
		write,
		book: async (work) => ({ value: await write(work), lasting: Promise.resolve() }),
		revision: () => asked++
	};
}
