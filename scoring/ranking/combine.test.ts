import { expect, test } from 'vitest';
import { format, parseRational } from '../exact/rational.ts';
import { combine } from './combine.ts';

const scores = (points: Record<string, string>) =>
	new Map(Object.entries(points).map(([teamId, score]) => [teamId, parseRational(score)]));

test('challenges add up by their weights, and whoever is missing in one has nothing there', () => {
	const standings = combine([
		{ weight: '2/3', scores: scores({ a: '1/2', b: '1' }) },
		{ weight: '1/3', scores: scores({ a: '1', c: '1' }) }
	]);

	expect(standings.map(({ teamId, total, place }) => [teamId, format(total), place])).toEqual([
		['a', '2/3', 1],
		['b', '2/3', 1],
		['c', '1/3', 3]
	]);
});

test('the most points are first, and equals share a place in the order of their ids', () => {
	const standings = combine([
		{ weight: '1', scores: scores({ d: '1/3', c: '1/4', b: '1/3', a: '1/2' }) }
	]);

	expect(standings.map(({ teamId, place }) => [teamId, place])).toEqual([
		['a', 1],
		['b', 2],
		['d', 2],
		['c', 4]
	]);
});
