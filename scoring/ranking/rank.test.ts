import { describe, expect, test } from 'vitest';
import { format, parseRational, rational } from '../exact/rational.ts';
import type { RankedEntry } from './entry.ts';
import { rank, type Standing } from './rank.ts';
import { entry, GATE, under, WEIGHTED } from './ranked-entry.fixture.ts';

const placesOf = (lots: Standing[]) =>
	Object.fromEntries(lots.map(({ entry, place, unplaced }) => [entry.teamId, place ?? unplaced]));

describe('the least energy among the valid', () => {
	test('wins, whatever the quality', () => {
		const lots = rank(
			[entry('a', { energyNwh: 20n }), entry('b', { energyNwh: 10n, quality: undefined })],
			under(GATE)
		);

		expect(placesOf(lots)).toEqual({ a: 2, b: 1 });
		expect(lots.map((lot) => lot.entry.teamId)).toEqual(['b', 'a']);
	});

	test('is compared exactly, where floats could not tell the costs apart', () => {
		const lots = rank(
			[
				entry('a', { energyNwh: 2n ** 60n + 1n, sequence: 1 }),
				entry('b', { energyNwh: 2n ** 60n, sequence: 2 }),
				entry('third', { energyNwh: 1n, averagedOver: 3 }),
				entry('same-third', { energyNwh: 5n, averagedOver: 15 })
			],
			under(GATE, { ties: [] })
		);

		expect(placesOf(lots)).toEqual({ third: 1, 'same-third': 1, b: 3, a: 4 });
	});

	test('counts after the factor of the language of the answer', () => {
		const lots = rank(
			[entry('es', { energyNwh: 100n }), entry('eu', { energyNwh: 120n, languageFactor: '3/2' })],
			under(GATE)
		);

		expect(placesOf(lots)).toEqual({ eu: 1, es: 2 });
		expect(lots.map((lot) => format(lot.cost))).toEqual(['80/1', '100/1']);
	});
});

describe('points for quality and thrift', () => {
	const points = (parts: Partial<RankedEntry>) => {
		const [lot] = rank([entry('a', parts)], under(WEIGHTED));
		return lot?.score && format(lot.score);
	};

	test('twice par is half the efficiency, par and less is all of it', () => {
		expect(points({ energyNwh: 2000n })).toBe('3/4');
		expect(points({ energyNwh: 1000n })).toBe('1/1');
		expect(points({ energyNwh: 1n })).toBe('1/1');
		expect(points({ energyNwh: 3000n, quality: parseRational('1/3') })).toBe('1/3');
	});

	test('no cost at all is full efficiency and no division by zero', () => {
		expect(points({ energyNwh: 0n, quality: rational(0n) })).toBe('1/2');
	});

	test('the most points are first', () => {
		const lots = rank(
			[
				entry('thrifty', { energyNwh: 500n, quality: parseRational('1/5') }),
				entry('good', { energyNwh: 2000n, quality: parseRational('9/10') })
			],
			under(WEIGHTED)
		);

		expect(placesOf(lots)).toEqual({ good: 1, thrifty: 2 });
	});

	test('an entry whose quality nobody knows has no place yet', () => {
		expect(placesOf(rank([entry('a', { quality: undefined })], under(WEIGHTED)))).toEqual({
			a: 'pending'
		});
	});
});

describe('ties', () => {
	test('each link of the chain decides only what those before it left equal, and is named', () => {
		const lots = rank(
			[
				entry('late', { sequence: 9 }),
				entry('wordy', { completionTokens: 101, sequence: 0 }),
				entry('chatty', { interactions: 2, completionTokens: 1, sequence: 0 }),
				entry('poor', { quality: parseRational('99/100'), sequence: 0 }),
				entry('first'),
				entry('dear', { energyNwh: 1001n })
			],
			under(GATE)
		);

		expect(lots.map((lot) => [lot.entry.teamId, lot.place, lot.tieBrokenBy])).toEqual([
			['first', 1, undefined],
			['late', 2, 'sequence'],
			['wordy', 3, 'completionTokens'],
			['chatty', 4, 'interactions'],
			['poor', 5, 'quality'],
			['dear', 6, undefined]
		]);
	});

	test('what the chain leaves equal shares a place and leaves the following ones empty', () => {
		const lots = rank(
			[
				entry('d', { energyNwh: 30n }),
				entry('c', { energyNwh: 20n }),
				entry('b', { energyNwh: 20n }),
				entry('a', { energyNwh: 10n })
			],
			under(GATE)
		);

		expect(lots.map((lot) => lot.place)).toEqual([1, 2, 2, 4]);
		expect(lots.map((lot) => lot.tieBrokenBy)).toEqual(Array(4).fill(undefined));
	});
});

test('whoever has no place is shown after the placed, with the reason', () => {
	const lots = rank(
		[
			entry('baseline', { baseline: true, energyNwh: 1n }),
			entry('disqualified', { state: 'disqualified' }),
			entry('withdrawn', { state: 'withdrawn' }),
			entry('empty', { completionTokens: 0, energyNwh: 0n }),
			entry('invalid', { state: 'invalid', valid: false, energyNwh: 1n }),
			entry('estimated', { estimated: true }),
			entry('pending', { state: 'pending' }),
			entry('placed')
		],
		under(GATE)
	);

	expect(lots.map((lot) => lot.place ?? lot.unplaced)).toEqual([
		1,
		'pending',
		'estimated',
		'invalid',
		'empty',
		'withdrawn',
		'disqualified',
		'baseline'
	]);
	expect(lots.slice(1).map((lot) => lot.entry.teamId)).toEqual(
		lots.slice(1).map((lot) => lot.unplaced)
	);
});

test('before judging, what passed its checks has a provisional place, estimated or not', () => {
	const entries = [
		entry('a', { state: 'pending', energyNwh: 10n }),
		entry('b', { estimated: true, energyNwh: 20n }),
		entry('c', { state: 'invalid', valid: false, energyNwh: 1n }),
		entry('waits-for-runs', { state: 'pending', valid: false, energyNwh: 0n })
	];

	expect(placesOf(rank(entries, under(GATE, { standing: 'provisional' })))).toEqual({
		a: 1,
		b: 2,
		c: 'invalid',
		'waits-for-runs': 'pending'
	});
});

describe('where only the top two are judged', () => {
	const options = under(GATE, { judging: { mode: 'top', n: 2 } });
	const judged = (teamId: string, energyNwh: bigint) => entry(teamId, { energyNwh });
	const unjudged = (teamId: string, energyNwh: bigint) =>
		entry(teamId, { energyNwh, state: 'pending' });

	test('the others stand below them by their checks', () => {
		const lots = rank([judged('a', 1n), judged('b', 2n), unjudged('c', 3n)], options);

		expect(placesOf(lots)).toEqual({ a: 1, b: 2, c: 3 });
	});

	test('nobody moves up among the first two unjudged', () => {
		const lots = rank([unjudged('a', 1n), judged('b', 2n), unjudged('c', 3n)], options);

		expect(placesOf(lots)).toEqual({ b: 1, a: 'pending', c: 'pending' });
	});

	test('an unjudged entry that would share the second place waits', () => {
		const lots = rank([judged('a', 1n), judged('b', 2n), unjudged('c', 2n)], options);

		expect(placesOf(lots)).toEqual({ a: 1, b: 2, c: 'pending' });
	});
});

test('a team with two entries is refused, for only one can count', () => {
	expect(() => rank([entry('a'), entry('a', { entryId: 'other' })], under(GATE))).toThrow(
		RangeError
	);
});
