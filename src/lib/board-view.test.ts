import { describe, expect, test } from 'vitest';
import { computeBoard, type EntryFacts } from '#scoring';
import { conversation, entry, facts, template } from '#scoring/ranking/board-facts.fixture.ts';
import { boardWithDoubt } from '#scoring/ranking/board-doubt.ts';
import { boardView } from './board-view.ts';

const asked = (
	promptTokens: number,
	completionTokens: number
): Pick<EntryFacts, 'interactions'> => ({
	interactions: [{ promptTokens, completionTokens, estimated: false }]
});
const viewOf = (entries: EntryFacts[], challenge: Parameters<typeof facts>[0] = conversation) =>
	boardView(computeBoard(facts(challenge, entries)));

describe('what the public reads of a board', () => {
	test('keeps the order of the board and puts those without a place apart, with their reason', () => {
		const view = viewOf([
			entry('dear', asked(500, 500)),
			entry('wrong', { ...asked(10, 10), checksPassed: false }),
			entry('cheap', asked(500, 100)),
			entry('waiting', { ...asked(500, 50), verdict: undefined })
		]);

		expect(view.placed.map(({ teamId, place }) => [teamId, place])).toEqual([
			['cheap', 1],
			['dear', 2]
		]);
		expect(view.unplaced.map(({ teamId, unplaced }) => [teamId, unplaced])).toEqual([
			['waiting', 'pending'],
			['wrong', 'invalid']
		]);
	});

	test('tells the usual question as what the method page says of it', () => {
		expect(viewOf([entry('usual')]).placed[0]?.costMwh).toBeCloseTo(78.785, 3);
	});

	test('marks places that are shared, and only those', () => {
		const same = { ...asked(500, 300), sequence: 7 };
		const view = viewOf([entry('a', same), entry('b', same), entry('c', asked(500, 400))]);

		expect(view.placed.map(({ place, shared }) => [place, shared])).toEqual([
			[1, true],
			[1, true],
			[3, false]
		]);
	});

	test('gives the places at the other batch sizes and counts whom they would move', () => {
		const view = viewOf([
			entry('long-prompt', asked(4000, 100)),
			entry('long-answer', asked(100, 700))
		]);
		const [first, second] = view.placed;

		expect(view.batches).toEqual([8, 64]);
		expect(first?.teamId).toBe('long-answer');
		expect(first?.otherPlaces).toEqual([2, 1]);
		expect(second?.otherPlaces).toEqual([1, 2]);
		expect(view.moved).toBe(2);
	});

	test('says how sure a place is, and what confirmation runs came to, only where the board does', () => {
		const run = (valid: boolean, index: number) => ({
			valid,
			estimated: false,
			repeated: index > 0
		});
		const runs = [true, true, true, true, false].map(run);
		const given = facts(conversation, [
			entry('a', { confirmation: runs }),
			entry('b', asked(9, 9))
		]);
		const luckOf = (teamId: string) => ({
			runs: (teamId === 'a' ? runs : []).map(({ valid }, index) => ({
				...{ sheet: undefined, run: index, quality: undefined, valid },
				...{ promptTokens: 1, completionTokens: 1 }
			})),
			judges: []
		});
		const board = computeBoard(given);
		const doubting = boardWithDoubt(board, {
			challenge: conversation,
			luckOf,
			seed: '000102030405060708090a0b0c0d0e0f',
			replicates: 200
		});
		const [first, second] = boardView(doubting).placed;

		expect(boardView(board)).toMatchObject({ replicates: undefined, tied: 0 });
		expect(boardView(doubting)).toMatchObject({ replicates: 200, tied: 1 });
		expect(first).toMatchObject({ teamId: 'b', doubt: { low: 1, high: 1, first: 1, tied: true } });
		expect(first?.confirmation).toBeUndefined();
		expect(second).toMatchObject({
			confirmation: { passes: 4, runs: 5, accepted: true, agreement: 0.8 },
			doubt: { passRate: { passes: 4, runs: 5, low: 0.3755, high: 0.9638 } }
		});
	});

	test('has columns for quality and points only where the challenge gives them', () => {
		const judged = entry('a', { quality: { checks: '4/5', jury: '1/2' } });

		expect(viewOf([entry('a')])).toMatchObject({ hasQuality: false, hasScore: false });
		expect(viewOf([judged], template)).toMatchObject({ hasQuality: true, hasScore: true });
		expect(viewOf([judged], template).placed[0]?.quality).toBeCloseTo(0.71);
	});

	test('does not hand out what the page has no use for', () => {
		const view = viewOf([entry('a')]);

		expect(JSON.stringify(view)).not.toContain('e-a');
	});
});
