import type Database from 'better-sqlite3';
import { errorCode, type Booked, type Db, type Tx } from './client.ts';

interface Waiting {
	work: (tx: Tx) => Promise<unknown>;
	/** Writes nothing but the books. */
	booking: boolean;
	resolve: (booked: Booked<unknown>) => void;
	reject: (error: unknown) => void;
}

/** A long transaction would keep the tokens of the answers that run waiting, short ones write the same pages again. */
const MOST_TOGETHER = 32;

/**
 * What comes in one turn of the event loop is committed together, a few works at a time, and flushed to
 * disk beside it: one flush pays for all, nothing stands still for it, and each work can still fail alone.
 */
export function groupedWrites(
	connection: Database.Database,
	tx: Tx,
	flushed: () => Promise<void>
): Pick<Db, 'write' | 'book' | 'revision'> {
	const steps = stepsOf(connection, () => tx.memory?.clear());
	const waiting: Waiting[] = [];
	let running = false;
	let revision = 0;

	async function drain() {
		const group = waiting.splice(0, MOST_TOGETHER);
		// Before and after: what is read in between may be either.
		const revise = () => {
			if (group.some(({ booking }) => !booking)) revision++;
		};
		revise();
		await commitTogether(steps, tx, group, flushed, revise);
		running = waiting.length > 0;
		if (running) setImmediate(() => void drain());
	}

	function enter<T>(work: (tx: Tx) => Promise<T>, booking: boolean): Promise<Booked<T>> {
		return new Promise((resolve, reject) => {
			waiting.push({ work, booking, resolve: resolve as Waiting['resolve'], reject });
			if (running) return;
			running = true;
			// What else comes in this turn of the event loop comes along.
			setImmediate(() => void drain());
		});
	}

	return {
		async write(work) {
			const { value, lasting } = await enter(work, false);
			await lasting;
			return value;
		},
		book: (work) => enter(work, true),
		revision: () => revision
	};
}

type Steps = ReturnType<typeof stepsOf>;

function stepsOf(connection: Database.Database, undone: () => void) {
	const step = (sql: string) => {
		const statement = connection.prepare(sql);
		return () => statement.run();
	};
	const undo = step('ROLLBACK TO one');
	const changes = connection.prepare<[], number>('SELECT total_changes()').pluck();

	return {
		begin: patiently(step('BEGIN IMMEDIATE')),
		mark: step('SAVEPOINT one'),
		keep: step('RELEASE one'),
		undo() {
			undo();
			undone();
		},
		commit: step('COMMIT'),
		/** Rows that this connection ever changed. */
		changes: () => changes.get() ?? 0,
		/** A full disk may end a transaction by itself. */
		isOpen: () => connection.inTransaction,
		rollback() {
			if (connection.inTransaction) connection.exec('ROLLBACK');
			undone();
		}
	};
}

/** What a work came to, told once it is committed. */
type Told = (lasting: Promise<void>) => void;

const AT_ONCE = Promise.resolve();

async function commitTogether(
	steps: Steps,
	tx: Tx,
	group: Waiting[],
	flushed: () => Promise<void>,
	committed: () => void
) {
	try {
		const before = steps.changes();
		const told = (await tryTogether(steps, tx, group)) ?? (await eachApart(steps, tx, group));
		committed();
		const lasting = steps.changes() === before ? AT_ONCE : flushed();
		// Not every booking is waited for: a disk that fails must not end the process.
		lasting.catch(() => undefined);
		for (const tell of told) tell(lasting);
	} catch (error) {
		steps.rollback();
		committed();
		for (const { reject } of group) reject(error);
	}
}

/**
 * One transaction without marks between the works, which is the quickest. A work that fails before it
 * changed anything, as refusals do, disturbs nobody; one that fails later undoes all: `undefined`.
 */
async function tryTogether(steps: Steps, tx: Tx, group: Waiting[]): Promise<Told[] | undefined> {
	const told: Told[] = [];
	await steps.begin();
	for (const { work, resolve, reject } of group) {
		const before = steps.changes();
		try {
			const value = await work(tx);
			told.push((lasting) => resolve({ value, lasting }));
		} catch (error) {
			if (!steps.isOpen()) throw error;
			if (steps.changes() !== before) {
				steps.rollback();
				return undefined;
			}
			told.push(() => reject(error));
		}
	}
	steps.commit();

	return told;
}

/** One transaction in which each work can be undone alone. */
async function eachApart(steps: Steps, tx: Tx, group: Waiting[]): Promise<Told[]> {
	const told: Told[] = [];
	await steps.begin();
	for (const { work, resolve, reject } of group) {
		steps.mark();
		try {
			const value = await work(tx);
			told.push((lasting) => resolve({ value, lasting }));
		} catch (error) {
			if (!steps.isOpen()) throw error;
			steps.undo();
			told.push(() => reject(error));
		}
		steps.keep();
	}
	steps.commit();

	return told;
}

const MOST_BUSY_MS = 2000;
const BUSY_PAUSE_MS = 20;

/**
 * A backup may hold the file for a moment: waiting for it must not stop the answers that run. Once that
 * took too long, what comes is refused at once, until the file is free again.
 */
function patiently(begin: () => unknown): () => Promise<void> {
	let lockedSince: number | undefined;

	return async () => {
		for (;;) {
			try {
				begin();
				lockedSince = undefined;
				return;
			} catch (error) {
				if (errorCode(error) !== 'SQLITE_BUSY') throw error;
				lockedSince ??= performance.now();
				if (performance.now() - lockedSince > MOST_BUSY_MS) throw error;
				await new Promise((resolve) => setTimeout(resolve, BUSY_PAUSE_MS));
			}
		}
	};
}
