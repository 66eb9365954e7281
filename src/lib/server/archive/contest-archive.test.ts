import { eq } from 'drizzle-orm';
import { afterEach, expect } from 'vitest';
import { readPublicKeyPem } from '#scoring/ledger/public-key.ts';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import type { Db } from '../db/client.ts';
import { advanceLedgers } from '../ledger/advance.ts';
import { receiptOf } from '../ledger/receipt.ts';
import { recordFact, sha256Hex } from '../ledger/record.ts';
import { lastHead } from '../ledger/tree.ts';
import { contestArchive } from './contest-archive.ts';
import {
	playContest,
	rankedBoards,
	unpacked,
	verified,
	type Files,
	type PlayedContest
} from './contest-archive.fixture.ts';

let played: PlayedContest | undefined;
afterEach(async () => {
	await played?.close();
	played = undefined;
});

async function play(db: Db): Promise<PlayedContest> {
	played = await playContest(db);

	return played;
}

const exported = ({ ctx, contest }: PlayedContest, texts = true) =>
	unpacked(contestArchive(ctx, { contest, texts }));

const textOf = (files: Files, name: string) => new TextDecoder().decode(files.get(name));
const linesOf = (files: Files, name: string) => textOf(files, name).split('\n').slice(0, -1);
const withText = (files: Files, name: string, text: string): Files =>
	new Map([...files, [name, new TextEncoder().encode(text)]]);

onEveryEngine('the archive of a contest', ({ test }) => {
	test('verifies with nothing taken on trust, and ranks to the bytes that were published', async ({
		db
	}) => {
		const contest = await play(db);
		const files = await exported(contest);
		const pinned = readPublicKeyPem(contest.ctx.signingKey.publicKey);
		const report = await verified(files, { pinned });

		expect(report.differences).toEqual([]);
		expect(report).toMatchObject({
			verifies: true,
			contest: contest.contest.slug,
			contestId: contest.contest.id,
			leaves: linesOf(files, 'ledger.jsonl').length,
			head: { size: linesOf(files, 'ledger.jsonl').length },
			key: { pinned: 'same' },
			recomputed: { boards: 3, names: 3, sheets: 5, runs: 45, verdicts: 5, rulebooks: 1 },
			attested: { texts: 0, names: 0, checks: 0, runs: 0, erasedBoards: 0 }
		});
		const published = [...contest.boards].map(([id, { document }]) => [id, document] as const);
		expect(await rankedBoards(files)).toEqual(new Map(published));
		expect(linesOf(files, 'teams.jsonl').join()).toContain('El Termo «ñandú» 🔌');

		const bare = await exported(contest, false);
		expect(bare.has('texts.jsonl')).toBe(false);
		const { verifies, attested, recomputed } = await verified(bare);
		expect({ verifies, attested, boards: recomputed.boards }).toMatchObject({
			verifies: true,
			attested: { checks: 4, runs: 45 },
			boards: 3
		});
		expect([...(await rankedBoards(bare)).values()]).toEqual(published.map(([, text]) => text));
	});

	test('that was tampered with does not verify, and says where', async ({ db }) => {
		const files = await exported(await play(db));
		const told = async (changed: Files) => {
			const { verifies, differences } = await verified(changed);
			expect(verifies).toBe(false);
			return differences.map(({ kind }) => kind);
		};
		const ledger = linesOf(files, 'ledger.jsonl');
		const withLedger = (lines: string[]) =>
			withText(files, 'ledger.jsonl', lines.map((line) => `${line}\n`).join(''));
		const verdict = ledger.findIndex((line) => line.includes('"verdict":"invalid"'));
		const turned = ledger.map((line, seq) =>
			seq === verdict ? line.replace('"verdict":"invalid"', '"verdict":"valid"') : line
		);
		const board = [...files.keys()].find((name) => name.startsWith('boards/')) ?? '';

		expect(await told(withLedger(turned))).toContain('leaf-changed');
		expect(await told(withLedger(ledger.toSpliced(verdict, 1)))).toContain('leaf-dropped');
		expect(await told(withLedger(ledger.slice(0, -1)))).toContain('ledger-cut-short');
		expect(
			await told(withText(files, board, textOf(files, board).replace('"place":1', '"place":2')))
		).toContain('board-changed');
		const teams = textOf(files, 'teams.jsonl').replace('Las Regletas', 'Las Otras');
		expect(await told(withText(files, 'teams.jsonl', teams))).toContain('name-differs');
		const verdicts = textOf(files, 'verdicts.jsonl').replace('No se', 'Sí se');
		expect(await told(withText(files, 'verdicts.jsonl', verdicts))).toContain('verdict-differs');
	});

	test('of a contest that goes on ends where it was asked for', async ({ db }) => {
		const contest = await play(db);
		const { ctx } = contest;
		const size = async () => (await db.read.select({ id: db.t.fact.id }).from(db.t.fact)).length;
		const before = await size();
		const { id: contestId } = contest.contest;
		const [team] = contest.teams;
		const renamed = async () => {
			const name = `Tarde ${String(ctx.now())}`;
			await db.write(async (tx) => {
				const data = { nameHash: sha256Hex(name) };
				const [subject, at] = [team?.id ?? '', ctx.now()];
				await tx.update(tx.t.team).set({ name, nameSalt: '' }).where(eq(tx.t.team.id, subject));
				await recordFact(tx, { contestId, kind: 'team-named', subject, data, at });
			});
			await advanceLedgers(db, { key: ctx.signingKey, now: ctx.now });
		};
		async function* whileItGoesOn() {
			for await (const piece of contestArchive(ctx, { contest: contest.contest, texts: true })) {
				yield piece;
				await renamed();
			}
		}
		const files = await unpacked(whileItGoesOn());

		expect(await size()).toBeGreaterThan(before + 10);
		expect(linesOf(files, 'ledger.jsonl')).toHaveLength(before);
		expect(await verified(files)).toMatchObject({ verifies: true, differences: [] });
	});

	test('stays proven when a person is erased, and says what is left to trust', async ({ db }) => {
		const contest = await play(db);
		const { contest: inForce, interaction, teams } = contest;
		const whole = await exported(contest);
		const contestId = inForce.id;
		const head = await lastHead(db.read, { contestId });
		const kind = 'interaction-settled';
		const kept = await receiptOf(db.read, { contestId, subject: interaction, kind });
		if (!head || !kept || !('receipt' in kept)) throw new Error('nothing was signed');
		const [team] = teams;

		await db.write(async (tx) => {
			const { interactionText, answerText } = tx.t;
			const id = team?.id ?? '';
			await tx.delete(interactionText).where(eq(interactionText.interactionId, interaction));
			await tx.delete(answerText).where(eq(answerText.interactionId, interaction));
			const nothing = { name: '', foldedName: id, nameSalt: null };
			await tx.update(tx.t.team).set(nothing).where(eq(tx.t.team.id, id));
		});
		const files = await exported(contest);
		const report = await verified(files, {
			heads: [{ file: 'head.json', document: head }],
			receipts: [{ file: 'receipt.json', document: kept.receipt }]
		});

		expect(report.differences).toEqual([]);
		expect(report).toMatchObject({
			verifies: true,
			recomputed: { keptHeads: 1, receipts: 1, names: 2, boards: 3 },
			attested: { texts: 2, checks: 1, erasedBoards: 3 }
		});
		expect(files.get('ledger.jsonl')).toEqual(whole.get('ledger.jsonl'));
		expect(linesOf(files, 'teams.jsonl')).toContain(`{"erased":true,"team":"${team?.id ?? ''}"}`);
		const everything = [...files.keys()].map((name) => textOf(files, name)).join('\n');
		expect(everything).not.toContain('Las Lámparas');
		expect([...whole.keys()].map((name) => textOf(whole, name)).join('\n')).toContain(
			'Las Lámparas'
		);
	});
});
