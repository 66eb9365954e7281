import { eq } from 'drizzle-orm';
import { afterEach, expect } from 'vitest';
import { readPublicKeyPem } from '#scoring/ledger/public-key.ts';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import type { Db } from '../db/client.ts';
import { receiptOf } from '../ledger/receipt.ts';
import { lastHead } from '../ledger/tree.ts';
import { giveNotice } from '../notices/notice.ts';
import { publishedBoard } from '../leaderboard/publish.ts';
import { contestArchive } from './contest-archive.ts';
import { playContest, unpacked, verified, type PlayedContest } from './contest-archive.fixture.ts';
import { accountToErase, erasePerson } from './erase-person.ts';

let played: PlayedContest | undefined;
afterEach(async () => {
	await played?.close();
	played = undefined;
});

const exported = ({ ctx, contest }: PlayedContest) =>
	unpacked(contestArchive(ctx, { contest, texts: true }));

/** Every word that stands in a database, in one text. */
async function everything(db: Db): Promise<string> {
	const tables = Object.values(db.t);
	const rows = await Promise.all(tables.map((table) => db.read.select().from(table)));

	return JSON.stringify(rows, (_, value: unknown) =>
		typeof value === 'bigint' ? String(value) : value
	);
}

onEveryEngine('a person who is erased', ({ test }) => {
	test('leaves no word behind, and every proof as good as it was', async ({ db }) => {
		const contest = (played = await playContest(db));
		const { contest: inForce, interaction, teams } = contest;
		const [team, , third] = teams;
		const accountId = team?.accountId ?? '';
		await db.write((tx) =>
			tx
				.update(tx.t.account)
				.set({ name: 'Ada Lovelace', email: 'ada@example.org' })
				.where(eq(tx.t.account.id, accountId))
		);
		const before = await exported(contest);
		const contestId = inForce.id;
		const code = { id: 'uno', contestId, code: 'ABCD', createdAt: 1, usedAt: 2 };
		const holder = { holder: 'Ada Lovelace', foldedHolder: 'ada lovelace' };
		await db.write((tx) =>
			tx.insert(tx.t.registrationCode).values({ ...code, ...holder, usedByTeamId: team?.id })
		);
		await db.write(async (tx) => {
			const by = { contestId, byAccountId: 'otra', at: 3 };
			const member = 'Ada Lovelace ya no está en el equipo.';
			await giveNotice(tx, { ...by, kind: 'team', text: member });
			const list = 'Admitidos: Las Lámparas';
			await giveNotice(tx, { ...by, kind: 'announcement', text: list });
		});
		const head = await lastHead(db.read, { contestId });
		const kept = await receiptOf(db.read, {
			contestId,
			subject: interaction,
			kind: 'interaction-settled'
		});
		if (!head || !kept || !('receipt' in kept)) throw new Error('nothing was signed');
		const pinned = readPublicKeyPem(contest.ctx.signingKey.publicKey);
		expect(await verified(before, { pinned })).toMatchObject({ verifies: true });

		const found = await accountToErase(db.read, { email: ' ADA@example.org ' });
		expect(found).toEqual({ accountId });
		await db.write((tx) => erasePerson(tx, found));

		const left = await everything(db);
		expect(left).not.toMatch(/Ada Lovelace|ada lovelace|ada@example\.org|Las Lámparas/);
		for (const table of ['interactionText', 'answerText'] as const) {
			const ids = await db.read.select({ id: db.t[table].interactionId }).from(db.t[table]);
			expect(ids.map(({ id }) => id)).not.toContain(interaction);
			expect(ids.length).toBeGreaterThan(0);
		}
		const entries = await db.read
			.select()
			.from(db.t.entry)
			.where(eq(db.t.entry.accountId, accountId));
		const runs = await db.read.select().from(db.t.officialRun);
		for (const { entryId, answer, salt } of runs) {
			const isOwn = entries.some(({ id }) => id === entryId);
			expect([answer === '', salt === '']).toEqual([isOwn, isOwn]);
		}
		expect(runs.some(({ answer }) => answer !== '')).toBe(third !== undefined);

		const after = await exported(contest);
		const report = await verified(after, {
			pinned,
			heads: [{ file: 'head.json', document: head }],
			receipts: [{ file: 'receipt.json', document: kept.receipt }]
		});
		expect(report.differences).toEqual([]);
		expect(report).toMatchObject({
			verifies: true,
			key: { pinned: 'same' },
			recomputed: { keptHeads: 1, receipts: 1 }
		});
		expect(report.attested.erasedBoards).toBeGreaterThan(0);
		for (const name of ['ledger.jsonl', 'heads.jsonl', 'leaf-hashes.bin']) {
			expect(after.get(name), name).toEqual(before.get(name));
		}
		const board = await publishedBoard(db.read, { contestId, challengeId: 'hogar' });
		expect(board?.board.rows.find(({ teamId }) => teamId === team?.id)).toMatchObject({
			teamName: '',
			energyNwh: contest.boards.get('hogar')?.board.rows.find((row) => row.teamId === team?.id)
				?.energyNwh
		});
	});

	test('cannot be the only one who organises, nor somebody who is not there', async ({ db }) => {
		const contest = (played = await playContest(db));
		const organiser = await contest.newStaff('organiser');
		const erase = () => db.write((tx) => erasePerson(tx, { accountId: organiser }));

		await expect(erase()).rejects.toMatchObject({ code: 'still_needed' });
		await expect(accountToErase(db.read, { email: 'nadie@example.org' })).rejects.toMatchObject({
			code: 'account_unknown'
		});
		await contest.newStaff('organiser');
		await expect(erase()).resolves.toBeUndefined();
	});
});
