import { expect, test } from 'vitest';
import { changesOf, type Neighbours } from '../ledger/every-change.fixture.ts';
import { board } from './board.ts';

const TEXT = 'texto';
const COUNT = 7;
const FROM_ONE = 3;
const SHARE = 0.25;
const EXACT = '07/10';
const SEED = '0123456789abcdef'.repeat(2);
const AT = '2026-05-01T10:00:00.000Z';
const neighbours: Neighbours = new Map<unknown, { right?: unknown[]; wrong: unknown[] }>([
	[TEXT, { right: [''], wrong: [7, null] }],
	[COUNT, { right: [0], wrong: [-1, 0.5, '7'] }],
	[FROM_ONE, { right: [1], wrong: [0, -1, 1.5, '3'] }],
	[SHARE, { right: [0, 1], wrong: [-0.01, 1.01, '0.25'] }],
	[
		EXACT,
		{ right: ['0/1', '19/92'], wrong: ['7', '/10', '7/0', '7/010', '-7/10', 'x7/10', '7/10x'] }
	],
	[SEED, { wrong: ['', SEED.slice(1), `${SEED}0`, `0${SEED}`, SEED.toUpperCase(), `${SEED} `] }],
	[AT, { wrong: ['2026-05-01T10:00:00Z', '2026-05-01T12:00:00.000+02:00'] }],
	[true, { wrong: ['true', 1] }]
]);

const policy = new Set(['gate-then-energy', 'weighted', 'pareto']);
const places = [{ teamId: TEXT, place: FROM_ONE }];
const DOCUMENT = {
	format: new Set(['vatio-board/1']),
	contest: TEXT,
	round: TEXT,
	challenge: TEXT,
	rulebook: { version: FROM_ONE, hash: TEXT },
	profileId: TEXT,
	policy,
	standing: new Set(['provisional', 'official']),
	at: AT,
	seq: COUNT,
	rows: [
		{
			entryId: TEXT,
			teamId: TEXT,
			teamName: TEXT,
			state: new Set(['pending', 'valid', 'invalid', 'withdrawn', 'disqualified']),
			'place?': FROM_ONE,
			'tieBrokenBy?': new Set(['quality', 'interactions', 'completionTokens', 'sequence']),
			'unplaced?': new Set([
				'pending',
				'estimated',
				'invalid',
				'empty',
				'withdrawn',
				'disqualified',
				'baseline'
			]),
			'quality?': EXACT,
			'score?': EXACT,
			energyNwh: COUNT,
			costNwh: EXACT,
			language: TEXT,
			interactions: COUNT,
			completionTokens: COUNT,
			sequence: COUNT,
			estimated: true,
			baseline: true,
			'category?': TEXT,
			'categoryPlace?': FROM_ONE,
			'confirmation?': {
				runs: FROM_ONE,
				passes: COUNT,
				accepted: true,
				agreement: EXACT,
				answers: FROM_ONE
			},
			'doubt?': {
				places: { low: FROM_ONE, high: FROM_ONE },
				first: SHARE,
				tied: true,
				'passRate?': { passes: COUNT, runs: FROM_ONE, low: SHARE, high: SHARE }
			}
		}
	],
	alternatives: [
		{ by: new Set(['profile']), profileId: TEXT, batch: FROM_ONE, places },
		{ by: new Set(['policy']), policy, places }
	],
	'doubt?': {
		method: new Set(['paired-bootstrap/1']),
		generator: new Set(['xoshiro128**']),
		seed: SEED,
		replicates: FROM_ONE
	}
};
const { plain, right, wrong } = changesOf(DOCUMENT, { neighbours });

test('a board is read with all that it can say', () => {
	expect(board.parse(plain)).toEqual(plain);
	for (const { where, value } of right) {
		expect({ where, read: board.safeParse(value).success }).toEqual({ where, read: true });
	}
});

test('a board with a part missing, added or of another kind is none', () => {
	for (const { where, value } of wrong) {
		expect({ where, read: board.safeParse(value).success, value }).toEqual({
			where,
			read: false,
			value
		});
	}
});
