import { afterEach, expect } from 'vitest';
import { newestCombined } from '#scoring/archive/combined.ts';
import { bytesInMemory, filesInMemory } from '#scoring/archive/files.ts';
import { combinedFile } from '#scoring/archive/format.ts';
import { readArchive } from '#scoring/archive/rank.ts';
import { zipOf } from '#scoring/archive/zip-writer.ts';
import { canonicalCombined, challengeOf } from '#scoring';
import { sha256 } from '#scoring/verify/pure-crypto.ts';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { newSigningKey } from '../../../../tests/support/signing-key.ts';
import { DAY, OPENS } from '../../../../tests/support/world.ts';
import { contestInForce } from '../contest/in-force.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/client.ts';
import { entriesOf } from '../entries/standing.ts';
import { isJudgeable } from '../judging/reading.ts';
import { giveVerdict } from '../judging/verdict.ts';
import {
	combinedVersions,
	previewCombined,
	publishCombined,
	publishedCombined
} from '../leaderboard/combined.ts';
import { publishBoard } from '../leaderboard/publish.ts';
import { advanceLedgers } from '../ledger/advance.ts';
import { contestArchive } from './contest-archive.ts';
import {
	playContest,
	unpacked,
	verified,
	type Files,
	type PlayedContest
} from './contest-archive.fixture.ts';
import { erasePerson } from './erase-person.ts';
import { importContest } from './import-contest.ts';

let played: PlayedContest | undefined;
afterEach(async () => {
	await played?.close();
	played = undefined;
});

/** A played contest whose rules add both challenges up, and what its staff do with it. */
async function openContest(db: Db) {
	const world = (played = await playContest(db, { combined: true }));
	const { ctx, contest } = world;
	const [organiser, judge] = [await world.newStaff('organiser'), await world.newStaff('judge')];
	const publish = () => publishCombined(ctx, { contest, byAccountId: organiser });
	const publishPart = (challengeId: string) =>
		publishBoard(ctx, { contest, challengeId, byAccountId: organiser });
	const judgeAll = async (challengeId: string, level: number) => {
		const rubric = challengeOf(contest.rulebook, challengeId)?.challenge.rubric ?? [];
		const levels = Object.fromEntries(rubric.map(({ id }) => [id, level]));
		const all = await entriesOf(db.read, { contestId: contest.id, challengeId });
		for (const { id: entryId } of all.filter(isJudgeable)) {
			const given = { contest, entryId, judgeId: judge, levels, reason: '', at: ctx.now() };
			await db.write((tx) => giveVerdict(tx, { ...given, decision: 'valid' }));
		}
	};
	const states = async () =>
		(await previewCombined(ctx, { contest })).parts.map(({ state }) => state);
	/** Everything judged and published, and the results out. */
	const conclude = async () => {
		for (const part of ['hogar', 'centro-civico']) {
			await judgeAll(part, 4);
			await publishPart(part);
		}
		world.setNow(OPENS + 17 * DAY);
	};

	return { world, ctx, contest, organiser, publish, publishPart, judgeAll, states, conclude };
}

async function zipped(files: Files): Promise<Uint8Array> {
	const pieces: Uint8Array[] = [];
	const list = [...files].map(([name, bytes]) => ({ name, chunks: [bytes] }));
	for await (const piece of zipOf(list)) pieces.push(piece);

	return new Uint8Array(Buffer.concat(pieces));
}

const exported = ({ ctx, contest }: Pick<PlayedContest, 'ctx' | 'contest'>) =>
	unpacked(contestArchive(ctx, { contest, texts: false }));

onEveryEngine('a ranking over several challenges', ({ test }) => {
	test('is published once every part is final, said and leaves nobody waiting', async ({ db }) => {
		const { world, publish, publishPart, judgeAll, states } = await openContest(db);
		expect(await states()).toEqual(['early', 'early']);
		await expect(publish()).rejects.toMatchObject({ code: 'combined_not_ready' });

		await judgeAll('hogar', 4);
		await publishPart('hogar');
		world.setNow(OPENS + 17 * DAY);
		expect(await states()).toEqual(['ready', 'pending']);
		await expect(publish()).rejects.toMatchObject({ code: 'combined_not_ready' });

		await judgeAll('centro-civico', 4);
		expect(await states()).toEqual(['ready', 'outdated']);
		await publishPart('centro-civico');
		expect(await states()).toEqual(['ready', 'ready']);

		const { version, board } = await publish();
		expect(version).toBe(1);
		expect(board.parts.map(({ challenge, weight }) => [challenge, weight])).toEqual([
			['hogar', '1/3'],
			['centro-civico', '2/3']
		]);
		expect(board.rows.filter(({ place }) => place !== undefined).length).toBeGreaterThan(0);
		await expect(publish()).rejects.toMatchObject({ code: 'board_unchanged' });
	});

	test('is one publication however many publish it at once, and its act is kept', async ({
		db
	}) => {
		const { contest, organiser, publish, conclude } = await openContest(db);
		await conclude();

		const outcomes = await Promise.allSettled([publish(), publish(), publish()]);

		expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		for (const one of outcomes) {
			if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'board_unchanged' });
		}
		expect(await combinedVersions(db.read, { contestId: contest.id })).toHaveLength(1);
		const acts = await db.read.select().from(db.t.staffAct);
		expect(acts.filter(({ act }) => act === 'combined.published')).toMatchObject([
			{ accountId: organiser, contestId: contest.id }
		]);
	});

	test('has a new version once a part has a newer board, and the first stays as it was', async ({
		db
	}) => {
		const { contest, publish, publishPart, judgeAll, states, conclude } = await openContest(db);
		await conclude();
		const first = await publish();

		await judgeAll('hogar', 1);
		expect(await states()).toEqual(['outdated', 'ready']);
		await expect(publish()).rejects.toMatchObject({ code: 'combined_not_ready' });
		await publishPart('hogar');
		const second = await publish();

		expect(second.version).toBe(2);
		expect(second.board.parts[0]?.boardHash).not.toBe(first.board.parts[0]?.boardHash);
		expect(second.board.parts[1]).toEqual(first.board.parts[1]);
		const kept = await publishedCombined(db.read, { contestId: contest.id, version: 1 });
		expect(kept).toEqual(first);
	});

	test('travels in the archive: recomputed, verified, taken in elsewhere to the byte', async ({
		db,
		openDb
	}) => {
		const { ctx, contest, publish, conclude } = await openContest(db);
		await conclude();
		const { id, document, hash } = await publish();
		const files = await exported({ ctx, contest });

		expect(new TextDecoder().decode(files.get(combinedFile(id)))).toBe(document);
		const archive = await readArchive(filesInMemory(files), sha256);
		const again = newestCombined(archive, sha256);
		expect(again && canonicalCombined(again)).toBe(document);
		expect(await verified(files)).toMatchObject({ verifies: true, differences: [] });

		const there: Context = { ...ctx, db: await openDb(), signingKey: newSigningKey() };
		await importContest(there, { zip: bytesInMemory(await zipped(files)), byAccountId: 'olga' });
		const imported = await contestInForce(there.db.read, { slug: contest.slug });
		const taken = await publishedCombined(there.db.read, { contestId: imported.id });
		expect(taken).toMatchObject({ id, document, hash, version: 1 });
		await advanceLedgers(there.db, { key: there.signingKey, now: there.now });
		const out = await exported({ ctx: there, contest: imported });
		expect(out.get(combinedFile(id))).toEqual(files.get(combinedFile(id)));
		expect(await verified(out)).toMatchObject({ verifies: true });
	});

	test('loses an erased team’s name, and its hash stands', async ({ db }) => {
		const { world, ctx, contest, publish, conclude } = await openContest(db);
		await conclude();
		const { id, document, hash } = await publish();
		const accountId = world.teams[0]?.accountId ?? '';
		expect(document).toContain('Las Lámparas');

		await db.write((tx) => erasePerson(tx, { accountId }));

		const left = await publishedCombined(db.read, { contestId: contest.id });
		expect(left?.document).not.toContain('Las Lámparas');
		expect(left?.hash).toBe(hash);
		const files = await exported({ ctx, contest });
		expect(new TextDecoder().decode(files.get(combinedFile(id)))).toBe(left?.document);
		const report = await verified(files);
		expect(report.differences).toEqual([]);
		expect(report.attested.erasedBoards).toBeGreaterThan(1);
	});
});
