import { expect, test } from 'vitest';
import { desafioAlia } from '#scoring';
import type { CombinedBoard } from '#scoring/ranking/combined-board.ts';
import { combinedView, combineRulesView } from './combined-view.ts';

const rulebook = desafioAlia({ model: 'simulated', opensAt: 0 });
const HASH = 'ab'.repeat(32);
const part = (challenge: string, weight: string) => ({
	...{ challenge, weight, round: 'previa', boardHash: HASH, seq: 1 }
});
const board: CombinedBoard = {
	format: 'vatio-combined-board/1',
	contest: 'concurso',
	rulebook: { version: 1, hash: HASH },
	at: '2026-05-17T08:00:00.000Z',
	parts: [part('hogar', '1/3'), part('centro-civico', '2/3')],
	ties: ['centro-civico'],
	rows: [
		{
			...{ teamId: 'a', teamName: 'Lámparas', place: 1, score: '1/1' },
			parts: [
				{ challenge: 'hogar', place: 1, score: '1/1', points: '1/3' },
				{ challenge: 'centro-civico', place: 1, score: '1/1', points: '2/3' }
			]
		},
		{
			...{ teamId: 'b', teamName: '', place: 2, score: '2/3', tieBrokenBy: 'centro-civico' },
			parts: [
				{ challenge: 'hogar', points: '0/1', unplaced: 'withdrawn' },
				{ challenge: 'centro-civico', place: 1, score: '1/1', points: '2/3' }
			]
		},
		{ teamId: 'c', teamName: 'Termo', place: 2, score: '2/3', parts: [] },
		{ teamId: 'd', teamName: 'Base', unplaced: 'baseline', parts: [] }
	]
};

test('points are of a hundred, rounded once, beside the exact fraction', () => {
	const { placed, unplaced, parts } = combinedView(board, { rulebook, locale: 'es' });

	expect(placed.map(({ score, exact, shared }) => [score, exact, shared])).toEqual([
		[100, '1', false],
		[66.67, '2/3', true],
		[66.67, '2/3', true]
	]);
	expect(placed[0]?.parts.map(({ points }) => points)).toEqual([33.33, 66.67]);
	expect(placed[1]).toMatchObject({ team: '—', tieBrokenBy: parts[1]?.title });
	expect(placed[1]?.parts[0]).toMatchObject({ score: undefined, points: 0 });
	expect(unplaced.map(({ teamId }) => teamId)).toEqual(['d']);
	expect(parts.map(({ weight }) => weight)).toEqual(['1/3', '2/3']);
});

test('a rulebook that adds nothing up has nothing to tell', () => {
	expect(combineRulesView(rulebook, 'es')).toBeUndefined();
	const combine = { parts: [{ challenge: 'hogar', weight: '1' }], ties: ['hogar'] };
	expect(combineRulesView({ ...rulebook, combine }, 'es')).toMatchObject({
		parts: [{ challenge: 'hogar', weight: '1' }],
		ties: [expect.not.stringMatching(/^hogar$/)]
	});
});
