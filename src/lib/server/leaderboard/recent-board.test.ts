import { describe, expect } from 'vitest';
import { canonicalBoard, computeBoard } from '#scoring';
import { conversation, entry, facts } from '#scoring/ranking/board-facts.fixture.ts';
import { test } from '../../../../tests/support/databases.ts';
import type { Db } from '../db/client.ts';
import { openContest } from '../contest/contest.fixture.ts';
import { recentBoard } from './recent-board.ts';

const OPEN = Date.parse('2026-03-12T10:00:00Z');
const FROZEN = Date.parse('2026-03-20T09:30:00Z');
const challengeId = 'hogar';

/** Writes the public board with these teams on it. */
async function show(db: Db, contestId: string, teams: string[]) {
	const board = facts(
		conversation,
		teams.map((team) => entry(team)),
		{ standing: 'provisional' }
	);
	const row = { document: canonicalBoard(computeBoard(board)), at: OPEN };
	await db.write((tx) =>
		tx
			.insert(tx.t.publicBoard)
			.values({ contestId, challengeId, ...row })
			.onConflictDoUpdate({
				target: [tx.t.publicBoard.contestId, tx.t.publicBoard.challengeId],
				set: row
			})
	);
}

/** A site whose clock the test sets. */
async function readers(db: Db) {
	const contest = await openContest(db);
	const clock = { at: OPEN };
	const ctx = { db, now: () => clock.at };
	const ask = () => recentBoard(ctx, { contest, challengeId });

	return { clock, ask, show: (teams: string[]) => show(db, contest.id, teams) };
}

describe('the board that readers share', () => {
	test('is empty before anybody presents', async ({ db }) => {
		const { ask } = await readers(db);

		expect(await ask()).toEqual({ kind: 'none', tag: 'none' });
	});

	test('is read once for all who ask within two seconds, then anew', async ({ db }) => {
		const { clock, ask, show } = await readers(db);
		await show(['a']);
		const first = await ask();
		await show(['a', 'b']);

		clock.at += 1999;
		expect(await ask()).toBe(first);
		clock.at += 1;
		const second = await ask();
		expect(second.tag).not.toBe(first.tag);
		expect(second).toMatchObject({ view: { placed: [{ teamId: 'a' }, { teamId: 'b' }] } });
	});

	test('keeps its tag while nothing has changed, and changes it when it freezes', async ({
		db
	}) => {
		const { clock, ask, show } = await readers(db);
		await show(['a']);
		const { tag } = await ask();

		clock.at += 60_000;
		expect((await ask()).tag).toBe(tag);
		clock.at = FROZEN;
		const frozen = await ask();
		expect(frozen).toMatchObject({ kind: 'provisional', frozen: true });
		expect(frozen.tag).not.toBe(tag);
	});

	test('a read that failed is not kept', async ({ db }) => {
		const { ask, show } = await readers(db);
		await show(['a']);
		const { publicBoard } = db.t;
		await db.write((tx) => tx.update(publicBoard).set({ document: '{}' }));
		await expect(ask()).rejects.toThrow();

		await show(['a']);
		expect(await ask()).toMatchObject({ kind: 'provisional' });
	});
});
