import { expect, test } from 'vitest';
import { alignmentEdition } from '../rulebook/editions/alignment.ts';
import { isRanked } from '../rulebook/rounds.ts';
import type { AlignmentChallenge } from '../rulebook/schema.ts';
import { entry, facts, text } from './board-facts.fixture.ts';
import { computeBoard } from './compute-board.ts';
import { juryQuality } from './jury.ts';

const found = alignmentEdition({ model: 'alia', opensAt: 0 }).rounds[0]?.challenges[0];
if (found?.kind !== 'alignment') throw new Error('the edition has a reto of alignment');
const unranked: AlignmentChallenge = found;
const ranked: AlignmentChallenge = {
	...unranked,
	ranked: 'rubric',
	rubric: ['a', 'b', 'c', 'd', 'e'].map((id) => ({
		id,
		title: text,
		levels: [1, 2, 3, 4, 5].map((level) => ({ es: `${id} ${level}` })),
		weight: '1/5'
	}))
};

test('a reto of alignment has no board unless its rubric ranks it', () => {
	expect([unranked, ranked].map(isRanked)).toEqual([false, true]);
	expect(isRanked({ ...ranked, practice: true })).toBe(false);
});

test('five criteria of 20 %, from 1 to 5, alone decide the order, whatever it took', () => {
	const given = (levels: number[]) =>
		juryQuality(ranked.rubric, [
			Object.fromEntries(ranked.rubric.map(({ id }, index) => [id, levels[index] ?? 1]))
		]) ?? '';
	const thrifty = [{ promptTokens: 10, completionTokens: 10, estimated: false }];
	const { rows } = computeBoard(
		facts(ranked, [
			entry('a', { interactions: thrifty, quality: { jury: given([5, 5, 5, 1, 1]) } }),
			entry('b', { sequence: 2, quality: { jury: given([5, 5, 5, 5, 1]) } }),
			entry('c', { sequence: 3, quality: { jury: given([3, 3, 3, 3, 3]) } })
		])
	);

	expect(given([5, 5, 5, 1, 1])).toBe('3/5');
	expect(rows.map(({ teamId, place, score }) => [teamId, place, score])).toEqual([
		['b', 1, '4/5'],
		['a', 2, '3/5'],
		['c', 3, '1/2']
	]);
});
