import { describe, expect, test } from 'vitest';
import { computeBoard, type EntryFacts } from '#scoring';
import { conversation, entry, facts, template } from '#scoring/ranking/board-facts.fixture.ts';
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
