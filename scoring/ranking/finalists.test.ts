import fc from 'fast-check';
import { expect, test } from 'vitest';
import { finalists } from './finalists.ts';

const rows = (places: (number | undefined)[]) =>
	places.map((place, index) => ({ teamId: `t${String(index)}`, place }));
const ids = (places: (number | undefined)[], n: number, without: string[] = []) =>
	finalists(rows(places), { n, without: new Set(without) }).map(({ teamId }) => teamId);

test('the best come in, in the board’s order', () => {
	expect(ids([3, 1, 2, 4], 2)).toEqual(['t1', 't2']);
});

test('whoever shares the last place comes in too', () => {
	expect(ids([1, 2, 2, 2, 5], 2)).toEqual(['t0', 't1', 't2', 't3']);
	expect(ids([1, 1, 3], 2)).toEqual(['t0', 't1']);
});

test('what has no place never comes in, however few there are', () => {
	expect(ids([undefined, 1, undefined], 5)).toEqual(['t1']);
	expect(ids([], 3)).toEqual([]);
});

test('the next in order takes the place of who does not take part', () => {
	expect(ids([1, 2, 3, 4], 2, ['t0'])).toEqual(['t1', 't2']);
	expect(ids([1, 2, 2, 4], 2, ['t1'])).toEqual(['t0', 't2']);
});

test('nobody stays out who is as good as somebody who comes in', () => {
	const place = fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined });
	fc.assert(
		fc.property(
			fc.array(place, { maxLength: 12 }),
			fc.integer({ min: 1, max: 12 }),
			fc.array(fc.integer({ min: 0, max: 11 })),
			(places, n, outside) => {
				const all = rows(places);
				const without = new Set(outside.map((index) => `t${String(index)}`));
				const inside = finalists(all, { n, without });
				const worst = Math.max(0, ...inside.map((team) => team.place));
				const others = all.filter(({ teamId }) => !inside.some((team) => team.teamId === teamId));
				const able = all.filter((row) => row.place !== undefined && !without.has(row.teamId));

				expect(inside.length).toBeGreaterThanOrEqual(Math.min(n, able.length));
				expect(inside.some(({ teamId }) => without.has(teamId))).toBe(false);
				expect(inside.filter((team) => team.place < worst).length).toBeLessThan(n);
				for (const { teamId, place: theirs } of others) {
					if (theirs !== undefined && !without.has(teamId)) expect(theirs).toBeGreaterThan(worst);
				}
			}
		)
	);
});
