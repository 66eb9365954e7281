import type { Db, Tx } from '../db/client.ts';

type Listener = () => void;

/** Who waits in this process for news, by database and contest. */
const watchers = new WeakMap<Db['t'], Map<string, Set<Listener>>>();

/** Calls back after every notice and question of a contest that this process commits; gives how to stop. */
export function watchNotices(
	{ t }: Pick<Db, 't'>,
	{ contestId }: { contestId: string },
	listener: Listener
): () => void {
	const contests = watchers.get(t) ?? new Map<string, Set<Listener>>();
	watchers.set(t, contests);
	const listeners = contests.get(contestId) ?? new Set();
	contests.set(contestId, listeners);
	listeners.add(listener);

	return () => {
		listeners.delete(listener);
		if (listeners.size === 0 && contests.get(contestId) === listeners) contests.delete(contestId);
	};
}

/** Commits what tells people something, and then lets those who watch know that there is news. */
export async function tell<Result>(
	db: Pick<Db, 't' | 'write'>,
	{ contestId }: { contestId: string },
	command: (tx: Tx) => Promise<Result>
): Promise<Result> {
	const result = await db.write(command);
	for (const listener of watchers.get(db.t)?.get(contestId) ?? []) listener();

	return result;
}
