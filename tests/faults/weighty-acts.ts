import { spawn } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSqlite } from '../../src/lib/server/db/sqlite.ts';

/** Acts of staff that change what the public knows or what counts. */
export const WEIGHTY = ['publish', 'freeze', 'thaw', 'finalise', 'import'] as const;
export type Weighty = (typeof WEIGHTY)[number];

export interface Scene {
	act: Weighty;
	/** The database before the act, and where copies of it may lie. */
	file: string;
	folder: string;
	/** When it happens, epoch milliseconds. */
	at: number;
	zip?: string;
}

const migrations = join(import.meta.dirname, '../../drizzle/sqlite');

/**
 * Does an act on a copy of the scene and kills it before its N-th word to the database, or lets it
 * end. Gives what is in the database afterwards, and how many words it took where it ended.
 */
export async function act(
	scene: Scene,
	killAt?: number
): Promise<{ words?: number; state: string }> {
	const { act: name, file, folder, at, zip = '' } = scene;
	const copy = join(folder, `${name}-${String(killAt ?? 'whole')}.db`);
	copyFileSync(file, copy);
	const words = await inChild({
		FILE: copy,
		ACT: name,
		AT: String(at),
		KILL_AT: String(killAt ?? 0),
		ZIP: zip,
		DATA_DIR: folder
	});
	const state = await stateOf(copy);

	return words === undefined ? { state } : { words, state };
}

async function inChild(environment: Record<string, string>): Promise<number | undefined> {
	const file = (name: string) => join(import.meta.dirname, name);
	const settings = { ALIA_BASE_URL: 'http://127.0.0.1:9/v1', VATIO_SIMULATED: 'yes', DEMO: 'no' };
	const child = spawn(
		process.execPath,
		['--import', file('catalogue-glob.ts'), file('child-act.ts')],
		{
			env: { ...process.env, ...settings, ...environment },
			stdio: ['ignore', 'ignore', 'inherit', 'ipc']
		}
	);
	let words: number | undefined;
	child.on('message', (message) => {
		({ words } = message as { words: number });
	});
	const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) =>
		child.once('close', (...how) => resolve(how))
	);
	if (code !== 0 && signal !== 'SIGKILL') throw new Error(`the act ended with ${String(code)}`);

	return words;
}

/**
 * What the record says, without what is only kept ready: the rows of everything that the acts write, with
 * ids and hashes that chance draws left out.
 */
async function stateOf(file: string): Promise<string> {
	const db = openSqlite({ file, migrations, durability: 'normal' });
	const { t, read } = db;
	try {
		const facts = await read.select({ kind: t.fact.kind }).from(t.fact);
		const boards = await read.select({ version: t.board.version }).from(t.board);
		const contests = await read.select({ slug: t.contest.slug }).from(t.contest);
		const imports = await read.select({ by: t.contestImport.byAccountId }).from(t.contestImport);
		const files = await read.select({ name: t.importedFile.name }).from(t.importedFile);
		const moved = await read
			.select({ instant: t.scheduleOverride.instant })
			.from(t.scheduleOverride);
		const acts = await read.select({ act: t.staffAct.act }).from(t.staffAct);

		return JSON.stringify({
			facts: facts.map(({ kind }) => kind).sort(),
			boards,
			contests,
			imports,
			files,
			moved,
			acts
		});
	} finally {
		await db.close();
	}
}
