import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { bytesInMemory } from '../../scoring/archive/files.ts';
import { importContest } from '../../src/lib/server/archive/import-contest.ts';
import { readSettings } from '../../src/lib/server/config.ts';
import { contestInForce } from '../../src/lib/server/contest/in-force.ts';
import { openSqlite } from '../../src/lib/server/db/sqlite.ts';
import { finaliseRound } from '../../src/lib/server/leaderboard/finalise.ts';
import { freezeBoards, thawBoards } from '../../src/lib/server/leaderboard/freeze.ts';
import { publishBoard } from '../../src/lib/server/leaderboard/publish.ts';
import { openLog } from '../../src/lib/server/log.ts';
import { openContext } from '../../src/lib/server/open-context.ts';
import type { Weighty } from './weighty-acts.ts';

/**
 * One act of staff in a process of its own, which ends itself as a power cut would before its N-th
 * word to the database. Without N it does all of it and tells how many words it took.
 */
const { FILE = '', ACT = '', AT = '', KILL_AT = '0', ZIP = '' } = process.env;
const migrations = join(import.meta.dirname, '../../drizzle/sqlite');
const settings = readSettings(process.env);
const db = openSqlite({ file: FILE, migrations, durability: 'full' });
const ctx = openContext({ settings, db, log: openLog('silent') });
let now = Number(AT);
ctx.now = () => now++;

const slug = 'desafio-alia';
const by = { byAccountId: 'olga', reason: 'Así se decide' };
const contest = () => contestInForce(ctx.db.read, { slug });
const hogar = async () => ({ contest: await contest(), challengeId: 'hogar', ...by });
const acts: Record<Weighty, () => Promise<unknown>> = {
	publish: async () => publishBoard(ctx, await hogar()),
	freeze: async () => freezeBoards(ctx, await hogar()),
	thaw: async () => thawBoards(ctx, await hogar()),
	finalise: async () =>
		finaliseRound(ctx, { contest: await contest(), roundId: 'previa', ...by, at: ctx.now() }),
	import: () => importContest(ctx, { zip: bytesInMemory(readFileSync(ZIP)), ...by })
};

let words = 0;
function count() {
	words += 1;
	if (words === Number(KILL_AT)) process.kill(process.pid, 'SIGKILL');
}

type Method = (this: unknown, ...given: unknown[]) => unknown;
/** Everything that is said to the database passes here, the end of a transaction too. */
function watch(spoken: object, names: string[]) {
	const methods = spoken as Record<string, Method>;
	for (const name of names) {
		const method = methods[name];
		if (!method) throw new Error(`no ${name}`);
		methods[name] = function (...given) {
			count();
			return method.apply(this, given);
		};
	}
}
const memory = new Database(':memory:');
watch(Object.getPrototypeOf(memory.prepare('SELECT 1')) as object, ['run', 'get', 'all']);
watch(Database.prototype, ['exec']);

await acts[ACT as Weighty]();
process.send?.({ words });
await db.close();
ctx.endpoint.close();
process.disconnect();
