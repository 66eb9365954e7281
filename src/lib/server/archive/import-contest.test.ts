import { afterEach, expect } from 'vitest';
import { zipOf } from '#scoring/archive/zip-writer.ts';
import { bytesInMemory } from '#scoring/archive/files.ts';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { contestInForce } from '../contest/in-force.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/client.ts';
import { advanceLedgers } from '../ledger/advance.ts';
import { receiptOf } from '../ledger/receipt.ts';
import { publishedBoard } from '../leaderboard/publish.ts';
import { contestArchive } from './contest-archive.ts';
import {
	playContest,
	rankedBoards,
	unpacked,
	verified,
	type Files,
	type PlayedContest
} from './contest-archive.fixture.ts';
import { importContest } from './import-contest.ts';
import { ledgerKey } from './imported.ts';
import { newSigningKey } from '../../../../tests/support/signing-key.ts';

let played: PlayedContest | undefined;
afterEach(async () => {
	await played?.close();
	played = undefined;
});

async function play(db: Db): Promise<PlayedContest> {
	played = await playContest(db);

	return played;
}

/** Another site: its own database and its own key. */
const elsewhere = ({ ctx }: PlayedContest, db: Db): Context => ({
	...ctx,
	db,
	signingKey: newSigningKey()
});

async function zipped(files: Files): Promise<Uint8Array> {
	const pieces: Uint8Array[] = [];
	const list = [...files].map(([name, bytes]) => ({ name, chunks: [bytes] }));
	for await (const piece of zipOf(list)) pieces.push(piece);

	return new Uint8Array(Buffer.concat(pieces));
}

const exported = (contest: PlayedContest, texts = false) =>
	unpacked(contestArchive(contest.ctx, { contest: contest.contest, texts }));

const take = (ctx: Context, zip: Uint8Array) =>
	importContest(ctx, { zip: bytesInMemory(zip), byAccountId: 'olga' });

async function rowsIn(db: Db): Promise<number> {
	const tables = [db.t.contest, db.t.fact, db.t.treeNode, db.t.treeHead, db.t.board] as const;
	let rows = 0;
	for (const table of tables) rows += (await db.read.select().from(table)).length;

	return rows;
}

onEveryEngine('an imported contest', ({ test }) => {
	test('has the boards, the ledger and the key of where it was held, to the byte', async ({
		db,
		openDb
	}) => {
		const contest = await play(db);
		const files = await exported(contest, true);
		const there = elsewhere(contest, await openDb());

		expect(await take(there, await zipped(files))).toEqual({ slug: contest.contest.slug });

		const { read } = there.db;
		const imported = await contestInForce(read, { slug: contest.contest.slug });
		expect(imported.schedule).toEqual(contest.contest.schedule);
		expect(imported.hash).toBe(contest.contest.hash);
		for (const [challengeId, { document, hash, version }] of contest.boards) {
			expect(await publishedBoard(read, { contestId: imported.id, challengeId })).toMatchObject({
				document,
				hash,
				version
			});
		}
		const { publicKey } = contest.ctx.signingKey;
		expect(await ledgerKey(there, { contestId: imported.id })).toMatchObject({
			publicKey,
			keyId: contest.ctx.signingKey.keyId,
			imported: true
		});
		const subject = { subject: contest.interaction, kind: 'interaction-settled' as const };
		const receipt = { contestId: imported.id, ...subject };
		expect(await receiptOf(read, receipt)).toEqual(await receiptOf(db.read, receipt));

		await advanceLedgers(there.db, { key: there.signingKey, now: there.now });
		const again = await unpacked(contestArchive(there, { contest: imported, texts: true }));
		expect(await verified(again)).toMatchObject({ verifies: true, differences: [] });
		expect(await rankedBoards(again)).toEqual(await rankedBoards(files));
		for (const name of ['ledger.jsonl', 'heads.jsonl', 'key.pem', 'leaf-hashes.bin']) {
			expect(again.get(name), name).toEqual(files.get(name));
		}
		expect(again.has('texts.jsonl')).toBe(false);
		expect(new TextDecoder().decode(again.get('verdicts.jsonl'))).not.toContain('No se entiende');
	});

	test('is there once: a second import, and one over a contest of the site, change nothing', async ({
		db,
		openDb
	}) => {
		const contest = await play(db);
		const zip = await zipped(await exported(contest));
		const there = elsewhere(contest, await openDb());
		await expect(take(contest.ctx, zip)).rejects.toMatchObject({ code: 'contest_exists' });

		await take(there, zip);
		const before = await rowsIn(there.db);

		await expect(take(there, zip)).rejects.toMatchObject({ code: 'contest_exists' });
		expect(await rowsIn(there.db)).toBe(before);
	});

	test('that does not verify, is cut short or still runs leaves nothing behind', async ({
		db,
		openDb
	}) => {
		const contest = await play(db);
		const files = await exported(contest);
		const there = elsewhere(contest, await openDb());
		const text = new TextDecoder().decode(files.get('ledger.jsonl'));
		const turned = text.replace('"verdict":"invalid"', '"verdict":"valid"');
		const forged = new Map([...files, ['ledger.jsonl', new TextEncoder().encode(turned)]]);
		const whole = await zipped(files);

		await expect(take(there, await zipped(forged))).rejects.toMatchObject({
			code: 'archive_differs',
			details: { place: expect.stringMatching(/^ledger\.jsonl:\d+$/) }
		});
		await expect(take(there, whole.subarray(0, -200))).rejects.toMatchObject({
			code: 'archive_unreadable'
		});
		await expect(take(there, new TextEncoder().encode('hola'))).rejects.toMatchObject({
			code: 'archive_unreadable'
		});
		const [board = ''] = [...files.keys()].filter((name) => name.startsWith('boards/'));
		const lacking = new Map([...files].filter(([name]) => name !== board));
		await expect(take(there, await zipped(lacking))).rejects.toMatchObject({
			name: 'Refusal'
		});
		const early = { ...there, now: () => contest.contest.schedule.get('previa')?.opens ?? 0 };
		await expect(take(early, whole)).rejects.toMatchObject({ code: 'archive_unfinished' });
		expect(await rowsIn(there.db)).toBe(0);
	});

	test('that fails on its last row leaves nothing behind', async ({ db, openDb }) => {
		const contest = await play(db);
		const zip = await zipped(await exported(contest));
		const there = elsewhere(contest, await openDb());
		const broken: Context = {
			...there,
			db: {
				...there.db,
				write: (work) =>
					there.db.write(async (tx) => {
						await work(tx);
						throw new Error('the power went');
					})
			}
		};

		await expect(take(broken, zip)).rejects.toThrow('the power went');
		expect(await rowsIn(there.db)).toBe(0);
		await expect(take(there, zip)).resolves.toMatchObject({ slug: contest.contest.slug });
	});
});
