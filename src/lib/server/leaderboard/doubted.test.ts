import { expect, test } from 'vitest';
import { canonicalBoard, computeBoard } from '#scoring';
import { boardWithDoubt, type EntryLuck } from '#scoring/ranking/board-doubt.ts';
import { conversation, entry, facts } from '#scoring/ranking/board-facts.fixture.ts';
import { certain, doubted } from './doubted.ts';

const root = '0123456789abcdef'.repeat(4);
const teams = Array.from({ length: 300 }, (_, index) => `t${index}`);
const board = computeBoard(
	facts(
		conversation,
		teams.map((team, sequence) => entry(team, { sequence }))
	)
);
const luckOf = (teamId: string): EntryLuck => ({
	runs: [0, 1, 2, 3, 4].map((run) => ({
		...{ sheet: undefined, run, promptTokens: 10, completionTokens: 10, quality: undefined },
		valid: (run + teamId.length) % 3 > 0
	})),
	judges: []
});
const work = { board, challenge: conversation, luckOf, root };

test('doubt that is computed in slices is the library’s, and others get their turn in between', async () => {
	let turns = 0;
	const clock = setInterval(() => turns++, 1);

	const found = await doubted(work);

	clearInterval(clock);
	expect(turns).toBeGreaterThan(3);
	const seed = root.slice(0, 32);
	const whole = boardWithDoubt(board, { challenge: conversation, luckOf, seed, replicates: 2000 });
	expect(canonicalBoard(found)).toBe(canonicalBoard(whole));
});

test('a board that somebody only looks at draws less often where there are many teams', async () => {
	const few = await doubted(work, { work: 60_000 });
	const fewest = await doubted(work, { work: 1 });

	expect(few.doubt?.replicates).toBe(200);
	expect(fewest.doubt?.replicates).toBe(100);
	expect(canonicalBoard(certain(few))).toBe(canonicalBoard(board));
});
