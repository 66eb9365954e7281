import { describe, expect, test } from 'vitest';
import { format, rational } from '../exact/rational.ts';
import { conversation, entry as onRecord, facts } from './board-facts.fixture.ts';
import { computeBoard } from './compute-board.ts';
import { compareText } from './places.ts';
import { rank, type Standing } from './rank.ts';
import { entry, GATE, PARETO, under, WEIGHTED } from './ranked-entry.fixture.ts';
import { weighted } from './weighted.ts';

const lotsOf = (lots: Standing[]) =>
	lots.map(({ entry, place, unplaced }) => [entry.teamId, place ?? unplaced]);

test('texts are ordered by their code units', () => {
	expect(compareText('Z', 'a')).toBe(-1);
	expect(compareText('ñ', 'z')).toBe(1);
	expect(compareText('a', 'a')).toBe(0);
});

test('who shares a place is shown by the id of the team, whoever came first', () => {
	const [a, b] = [entry('a'), entry('b')];

	for (const field of [
		[a, b],
		[b, a]
	]) {
		expect(lotsOf(rank(field, under(GATE)))).toEqual([
			['a', 1],
			['b', 1]
		]);
	}
});

test('inside a layer of quality and energy nobody is ahead, whatever the tie chain says', () => {
	const good = entry('good', { energyNwh: 2000n, sequence: 9 });
	const thrifty = entry('thrifty', { quality: rational(1n, 2n), energyNwh: 1000n });
	const worse = entry('worse', { quality: rational(1n, 2n), energyNwh: 3000n });

	expect(lotsOf(rank([good, thrifty, worse], under(PARETO)))).toEqual([
		['good', 1],
		['thrifty', 1],
		['worse', 3]
	]);
});

test('what did not pass has no place although nobody called it invalid', () => {
	expect(lotsOf(rank([entry('a', { valid: false })], under(GATE)))).toEqual([['a', 'invalid']]);
});

test('points count an unknown quality as none', () => {
	if (WEIGHTED.policy !== 'weighted') throw new Error('these are the points');
	const [alone] = weighted([entry('a', { quality: undefined })], WEIGHTED);

	expect(alone?.score && format(alone.score)).toBe('1/2');
});

describe('where the first of the order must be judged', () => {
	const field = [
		entry('a', { state: 'pending', energyNwh: 1n }),
		entry('b', { energyNwh: 2n }),
		entry('c', { state: 'pending', energyNwh: 3n })
	];
	const judging = { mode: 'top', n: 1 } as const;

	test('the unjudged leader waits, and whoever follows a judged one does not', () => {
		expect(lotsOf(rank(field, under(GATE, { judging })))).toEqual([
			['b', 1],
			['c', 2],
			['a', 'pending']
		]);
	});

	test('before the judging nobody waits', () => {
		expect(lotsOf(rank(field, under(GATE, { judging, standing: 'provisional' })))).toEqual([
			['a', 1],
			['b', 2],
			['c', 3]
		]);
	});
});

test('quality and energy together are shown as soon as one entry has a quality', () => {
	const { alternatives } = computeBoard(
		facts(conversation, [onRecord('a', { quality: { jury: '1/2' } }), onRecord('b')])
	);

	expect(alternatives.flatMap((one) => (one.by === 'policy' ? [one.policy] : []))).toEqual([
		'pareto'
	]);
});
