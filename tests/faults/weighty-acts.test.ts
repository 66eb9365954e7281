import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { zipOf } from '../../scoring/archive/zip-writer.ts';
import { contestArchive } from '../../src/lib/server/archive/contest-archive.ts';
import { playContest, unpacked } from '../../src/lib/server/archive/contest-archive.fixture.ts';
import { contestInForce } from '../../src/lib/server/contest/in-force.ts';
import type { Db } from '../../src/lib/server/db/client.ts';
import { openSqlite } from '../../src/lib/server/db/sqlite.ts';
import { openContested } from '../../src/lib/server/judging/contested.fixture.ts';
import { freezeBoards } from '../../src/lib/server/leaderboard/freeze.ts';
import { publishBoard } from '../../src/lib/server/leaderboard/publish.ts';
import { DAY, HOUR, OPENS } from '../support/world.ts';
import { act, WEIGHTY, type Scene, type Weighty } from './weighty-acts.ts';

const migrations = join(import.meta.dirname, '../../drizzle/sqlite');
/** Moments of each act at which it is killed, besides its last words. */

let folder = '';
const scenes = new Map<Weighty, Scene>();

async function inDatabase(name: string, fill: (db: Db) => Promise<void>): Promise<string> {
	const file = join(folder, `${name}.db`);
	const db = openSqlite({ file, migrations, durability: 'normal' });
	await fill(db);
	await db.close();

	return file;
}

/** Two judged entries of a round that has closed; where asked, published, or frozen before. */
async function contested(db: Db, { published = false, frozen = false } = {}) {
	const { world, say, organiser } = await openContested(db, { entries: 2, judges: 2 });
	const { ctx, contest } = world;
	for (const [judge, entry] of [
		[0, 0],
		[1, 0],
		[0, 1],
		[1, 1]
	] as const) {
		await say(judge, entry, { decision: 'valid' });
	}
	const change = { contest, challengeId: 'hogar', byAccountId: organiser };
	if (published) await publishBoard(ctx, change);
	if (frozen) {
		world.setNow(OPENS + DAY);
		const now = await contestInForce(db.read, { slug: contest.slug });
		await freezeBoards(ctx, { ...change, contest: now, reason: 'Emoción' });
	}
	await world.standIn.close();
}

async function zipOfPlayed(): Promise<string> {
	const zip = join(folder, 'archive.zip');
	await inDatabase('played', async (db) => {
		const played = await playContest(db);
		const { ctx, contest } = played;
		const files = await unpacked(contestArchive(ctx, { contest, texts: false }));
		const pieces: Uint8Array[] = [];
		const list = [...files].map(([name, bytes]) => ({ name, chunks: [bytes] }));
		for await (const piece of zipOf(list)) pieces.push(piece);
		writeFileSync(zip, Buffer.concat(pieces));
		await played.close();
	});

	return zip;
}

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'vatio-acts-'));
	const closed = await inDatabase('closed', (db) => contested(db));
	const published = await inDatabase('published', (db) => contested(db, { published: true }));
	const frozen = await inDatabase('frozen', (db) => contested(db, { frozen: true }));
	const empty = await inDatabase('empty', async () => undefined);
	const scene = (name: Weighty, file: string, at: number, zip?: string) =>
		scenes.set(name, { act: name, file, folder, at, ...(zip ? { zip } : {}) });
	scene('publish', closed, OPENS + 15 * DAY);
	scene('freeze', closed, OPENS + 2 * DAY);
	scene('thaw', frozen, OPENS + DAY + HOUR);
	scene('finalise', published, OPENS + 18 * DAY);
	scene('import', empty, OPENS + 90 * DAY, await zipOfPlayed());
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('an act of staff that is killed', () => {
	test.each(WEIGHTY)(
		'%s leaves the old or the new state, never what lies between',
		async (name) => {
			const scene = scenes.get(name);
			if (!scene) throw new Error('no scene');
			const before = await act(scene, 1);
			const after = await act(scene);
			const words = after.words ?? 0;
			expect(after.state).not.toBe(before.state);

			// Halving finds the one moment between two words at which the old becomes the new.
			let [old, done] = [1, words + 1];
			while (done - old > 1) {
				const moment = Math.floor((old + done) / 2);
				const { state } = await act(scene, moment);
				expect([before.state, after.state]).toContain(state);
				if (state === before.state) old = moment;
				else done = moment;
			}
			expect(old, 'something was written before').toBeGreaterThan(1);
		},
		120_000
	);
});
