import { expect, test } from 'vitest';
import { combineBoards, type BoardOfPart } from './combine.ts';
import { boardOf, combined, HASH } from './combined.fixture.ts';
import { canonicalCombined, combinedBoard, withoutNames } from './combined-board.ts';
import type { CombinedBoard as Shown } from './combined-board.ts';

const lots = (boards: BoardOfPart[], how?: Parameters<typeof combined>[1]) =>
	combined(boards, how).rows.map(({ teamId, place, score, unplaced }) => [
		teamId,
		place ?? unplaced,
		score
	]);

test('boards add up by their weights, and whoever is missing on one has nothing there', () => {
	const board = combined([
		boardOf('a', [
			{ teamId: 'x', score: '1/2' },
			{ teamId: 'y', score: '1/3' }
		]),
		boardOf('b', [
			{ teamId: 'x', score: '1/1' },
			{ teamId: 'z', score: '1/5' }
		])
	]);

	expect(board.rows.map(({ teamId, place, score }) => [teamId, place, score])).toEqual([
		['x', 1, '5/6'],
		['z', 2, '2/15'],
		['y', 3, '1/9']
	]);
	expect(board.rows[2]?.parts).toEqual([
		{ challenge: 'a', place: 2, score: '1/3', points: '1/9' },
		{ challenge: 'b', points: '0/1', unplaced: 'absent' }
	]);
	expect(combinedBoard.parse(JSON.parse(canonicalCombined(board)))).toEqual(
		JSON.parse(canonicalCombined(board))
	);
});

test('a withdrawn or invalid entry has nothing there and its team goes on with the rest', () => {
	const boards = [
		boardOf('a', [
			{ teamId: 'x', score: '1/2' },
			{ teamId: 'y', score: '1/2' },
			{ teamId: 'z', unplaced: 'invalid' }
		]),
		boardOf('b', [
			{ teamId: 'x', unplaced: 'withdrawn' },
			{ teamId: 'y', score: '1/2' },
			{ teamId: 'z', unplaced: 'withdrawn' }
		])
	];

	expect(lots(boards)).toEqual([
		['y', 1, '1/2'],
		['x', 2, '1/6'],
		['z', 'no-valid-entry', undefined]
	]);
});

test('who was disqualified once, waits, is estimated or is a baseline has no place over all', () => {
	const full = ['a', 'e', 'p', 'd', 'n'].map((teamId) => ({ teamId, score: '1/1' }));
	const boards = [
		boardOf('a', [...full.slice(0, 4), { teamId: 'n', baseline: true, unplaced: 'baseline' }]),
		boardOf('b', [
			{ teamId: 'a', score: '1/1' },
			{ teamId: 'd', unplaced: 'disqualified' },
			{ teamId: 'p', unplaced: 'pending' },
			{ teamId: 'e', unplaced: 'estimated' }
		])
	];

	expect(lots(boards)).toEqual([
		['a', 1, '1/1'],
		['p', 'pending', undefined],
		['e', 'estimated', undefined],
		['d', 'disqualified', undefined],
		['n', 'baseline', undefined]
	]);
});

test('equal totals follow the chain, and share a place where it ends: 1, 2, 2, 4', () => {
	const points = (a: string, b: string) => ({ a, b });
	const teams = {
		t: points('1/1', '1/1'),
		u: points('1/2', '1/2'),
		v: points('1/2', '1/2'),
		w: points('1/3', '2/3')
	};
	const boards = (['a', 'b'] as const).map((challenge) =>
		boardOf(
			challenge,
			Object.entries(teams).map(([teamId, { [challenge]: score }]) => ({ teamId, score }))
		)
	);
	const even = ['1/2', '1/2'];
	const placesBy = (ties: string[]) =>
		combined(boards, { weights: even, ties }).rows.map((row) => [
			row.teamId,
			row.place,
			row.tieBrokenBy
		]);

	expect(placesBy(['a'])).toEqual([
		['t', 1, undefined],
		['u', 2, undefined],
		['v', 2, undefined],
		['w', 4, 'a']
	]);
	expect(placesBy(['b'])).toEqual([
		['t', 1, undefined],
		['w', 2, undefined],
		['u', 3, 'b'],
		['v', 3, undefined]
	]);
	expect(placesBy([]).map(([, place]) => place)).toEqual([1, 2, 2, 2]);
});

test('what can not be compared is not combined', () => {
	const one = boardOf('a', []);
	const refused = (other: BoardOfPart) => () => combined([one, other]);

	expect(refused(boardOf('b', [], { profileId: 'alia40b-h100x2-b32-2026.1' }))).toThrow(RangeError);
	expect(refused(boardOf('b', [], { policy: 'gate-then-energy' }))).toThrow(RangeError);
	expect(refused(boardOf('b', [], { standing: 'provisional' }))).toThrow(RangeError);
	expect(refused(boardOf('b', []))).not.toThrow();
	expect(refused(boardOf('b', [{ teamId: 'x', place: 1 }]))).toThrow('a place without points in b');
	expect(() =>
		combineBoards({
			contest: 'concurso',
			rulebook: { version: 1, hash: HASH },
			rules: { parts: [{ challenge: 'b', weight: '1' }], ties: [] },
			at: 0,
			boards: new Map()
		})
	).toThrow('no board of b was published');
});

test('an erased name goes out of it, and a renamed team is called as on the newest board', () => {
	const document = canonicalCombined(
		combined([
			boardOf('a', [{ teamId: 'x', score: '1/2', teamName: 'Nueva' }], { seq: 20 }),
			boardOf('b', [{ teamId: 'x', score: '1/2', teamName: 'Vieja' }])
		])
	);

	expect(document).toContain('"teamName":"Nueva"');
	expect(withoutNames(document, new Set(['y']))).toBe(document);
	expect(withoutNames(document, new Set(['x']))).toBe(
		document.replace('"teamName":"Nueva"', '"teamName":""')
	);
});

test('those without a place follow in the order of the reasons, then of their ids', () => {
	const rows = ['z', 'y', 'b', 'a'].map((teamId) => ({
		teamId,
		unplaced: teamId > 'c' ? ('pending' as const) : ('disqualified' as const)
	}));
	const told = (given: typeof rows) =>
		combined([boardOf('a', given), boardOf('b', [])]).rows.map(({ teamId }) => teamId);

	expect(told(rows)).toEqual(['y', 'z', 'a', 'b']);
	expect(told(rows.toReversed())).toEqual(['y', 'z', 'a', 'b']);
});

test('those that share a place stand in the order of their ids, wherever the boards have them', () => {
	const rows = ['b', 'a'].map((teamId) => ({ teamId, score: '1/2', place: 1 }));
	const told = (given: typeof rows) =>
		combined([boardOf('a', given), boardOf('b', [])]).rows.map(({ teamId }) => teamId);

	expect(told(rows)).toEqual(['a', 'b']);
	expect(told(rows.toReversed())).toEqual(['a', 'b']);
});

test('only the names of the erased go', () => {
	const two = ['x', 'y'].map((teamId) => ({ teamId, score: '1/2' }));
	const document = canonicalCombined(combined([boardOf('a', two), boardOf('b', two)]));

	expect(withoutNames(document, new Set(['x']))).toBe(document.replace('Equipo x', ''));
	expect(withoutNames(` ${document}`, new Set(['z']))).toBe(` ${document}`);
});

test.each([
	['a field that nobody knows', (board: Shown) => ({ ...board, more: 1 })],
	[
		'one in a row',
		({ rows: [row], ...board }: Shown) => ({ ...board, rows: [{ ...row, more: 1 }] })
	],
	[
		'a hash that is none',
		({ parts: [part], ...board }: Shown) => ({
			...board,
			parts: [{ ...part, boardHash: `${HASH}0` }]
		})
	],
	[
		'points that are no fraction',
		({ rows: [row], ...board }: Shown) => ({ ...board, rows: [{ ...row, score: '1/2x' }] })
	],
	[
		'a place before the first',
		({ rows: [row], ...board }: Shown) => ({ ...board, rows: [{ ...row, place: 0 }] })
	]
])('a document with %s is none', (_name, change) => {
	const board = combined([boardOf('a', [{ teamId: 'x', score: '1/2' }]), boardOf('b', [])]);
	const shown = JSON.parse(canonicalCombined(board)) as Shown;

	expect(combinedBoard.safeParse(shown).success).toBe(true);
	expect(combinedBoard.safeParse(change(shown)).success).toBe(false);
});
