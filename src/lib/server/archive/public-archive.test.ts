import { afterEach, expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { contestArchive } from './contest-archive.ts';
import {
	playContest,
	rankedBoards,
	unpacked,
	verified,
	type PlayedContest
} from './contest-archive.fixture.ts';
import { archiveIsPublic } from './public-archive.ts';
import { consentOf, giveConsent, revokeConsent } from './text-consent.ts';

let played: PlayedContest | undefined;
afterEach(async () => {
	await played?.close();
	played = undefined;
});

const published = ({ ctx, contest }: PlayedContest) =>
	unpacked(contestArchive(ctx, { contest, texts: 'published' }));

onEveryEngine('the archive that everybody may have', ({ test }) => {
	test('has the words of who consented, the names of boards, and the boards to the byte', async ({
		db
	}) => {
		const contest = (played = await playContest(db));
		const { ctx, contest: inForce, teams } = contest;
		const [first, second] = teams;
		const contestId = inForce.id;
		const own = { contestId, accountId: first?.accountId ?? '' };

		const without = await published(contest);
		const texts = (files: typeof without) =>
			new TextDecoder()
				.decode(files.get('texts.jsonl'))
				.split('\n')
				.slice(0, -1)
				.map((line) => JSON.parse(line) as { fact: string; field: string; text: string });
		expect(texts(without).map(({ field }) => field)).toEqual(['reasonHash']);

		expect(await consentOf(db.read, own)).toBeUndefined();
		await db.write((tx) => giveConsent(tx, { ...own, at: ctx.now() }));
		expect(await consentOf(db.read, own)).toBeGreaterThan(0);
		const files = await published(contest);
		const ledger = new TextDecoder().decode(files.get('ledger.jsonl')).split('\n').slice(0, -1);
		const facts = new Map(
			ledger.map((line) => {
				const fact = JSON.parse(line) as { id: string; subject: string; data: { teamId?: string } };
				return [fact.id, fact];
			})
		);
		const told = texts(files);
		expect(told.length).toBeGreaterThan(4);
		const entriesOfFirst = [...facts.values()]
			.filter(({ data }) => data.teamId === first?.id)
			.map(({ subject }) => subject);
		for (const { fact, field } of told.filter(({ field }) => field !== 'reasonHash')) {
			const stated = facts.get(fact);
			expect(entriesOfFirst, field).toContain(stated?.subject);
		}
		expect(JSON.stringify(told)).not.toContain(second?.id);
		expect(new TextDecoder().decode(files.get('verdicts.jsonl'))).not.toContain('No se entiende');
		expect(await verified(files)).toMatchObject({ verifies: true, differences: [] });
		const boards = [...contest.boards].map(([id, { document }]) => [id, document] as const);
		expect(await rankedBoards(files)).toEqual(new Map(boards));

		await db.write((tx) => revokeConsent(tx, own));
		expect(texts(await published(contest))).toHaveLength(1);
	});

	test('is there once every round is final and every board published, and not before', async ({
		db
	}) => {
		const contest = (played = await playContest(db));
		const { contest: inForce } = contest;
		const [round] = [...inForce.schedule.values()];
		const isPublic = (at: number) => archiveIsPublic(db.read, { contest: inForce, at });
		const last = Math.max(...[...inForce.schedule.values()].map(({ finalised }) => finalised));

		expect(round).toBeDefined();
		expect(await isPublic(round?.freezes ?? 0)).toBe(false);
		expect(await isPublic(round?.results ?? 0)).toBe(false);
		expect(await isPublic(last - 1)).toBe(false);
		expect(await isPublic(last)).toBe(true);
		await db.write((tx) => tx.delete(tx.t.board));
		expect(await isPublic(last)).toBe(false);
	});
});
