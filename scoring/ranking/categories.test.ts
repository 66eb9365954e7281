import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entry, facts, conversation } from './board-facts.fixture.ts';
import { placesInCategories } from './categories.ts';
import { computeBoard } from './compute-board.ts';

test('places in a category follow those among all, shared ones too', () => {
	const ranked = [
		{ teamId: 'a', place: 1, category: 'general' },
		{ teamId: 'b', place: 2, category: 'estudiantes' },
		{ teamId: 'c', place: 2, category: 'estudiantes' },
		{ teamId: 'd', place: 4, category: 'estudiantes' },
		{ teamId: 'e', place: 5, category: 'general' },
		{ teamId: 'f', place: 6 },
		{ teamId: 'g', category: 'general' }
	];
	expect(Object.fromEntries(placesInCategories(ranked))).toEqual({
		a: 1,
		b: 1,
		c: 1,
		d: 3,
		e: 2
	});
});

test('a place in a category is one more than those ahead in it, for any board', () => {
	const team = fc.record({
		place: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
		category: fc.constantFrom('x', 'y', undefined)
	});
	fc.assert(
		fc.property(fc.array(team, { maxLength: 12 }), (teams) => {
			const ranked = teams.map((one, index) => ({ ...one, teamId: `t${String(index)}` }));
			const places = placesInCategories(ranked);
			for (const { teamId, place, category } of ranked) {
				const ahead = ranked.filter(
					(other) =>
						other.category === category && other.place !== undefined && other.place < (place ?? 0)
				).length;
				const has = place !== undefined && category !== undefined;
				expect(places.get(teamId)).toBe(has ? ahead + 1 : undefined);
			}
		})
	);
});

test('a board says both places, and nothing of categories where there are none', () => {
	const cost = (promptTokens: number) => ({
		interactions: [{ promptTokens, completionTokens: 300, estimated: false }]
	});
	const three = [
		entry('a', { ...cost(100), category: 'general' }),
		entry('b', { ...cost(200), category: 'estudiantes' }),
		entry('c', { ...cost(300), category: 'general' })
	];
	const { rows } = computeBoard(facts(conversation, three));

	expect(rows.map((row) => [row.teamId, row.place, row.category, row.categoryPlace])).toEqual([
		['a', 1, 'general', 1],
		['b', 2, 'estudiantes', 1],
		['c', 3, 'general', 2]
	]);
	const without = computeBoard(facts(conversation, [entry('a', cost(100))]));
	expect(JSON.stringify(without)).not.toContain('ategory');
});
