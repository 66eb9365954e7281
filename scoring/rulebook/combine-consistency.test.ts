import { expect, test } from 'vitest';
import { combineProblems } from './combine-consistency.ts';
import { desafioAlia } from './editions/desafio-alia.ts';
import type { Rulebook } from './schema.ts';

/** The edition with points in both ranked challenges, combined by those weights. */
function combining(weights: [string, string], ties: string[] = []): Rulebook {
	const rulebook = structuredClone(desafioAlia({ model: 'simulated', opensAt: 0 }));
	for (const challenge of rulebook.rounds.flatMap((round) => round.challenges)) {
		if (challenge.kind === 'alignment') continue;
		challenge.ranking = {
			policy: 'weighted',
			a: '1/2',
			parNwh: 1,
			qualityWeights: { checks: '1', jury: '0' }
		};
	}
	const parts = ['hogar', 'centro-civico'].map((challenge, index) => {
		return { challenge, weight: weights[index] ?? '' };
	});
	return { ...rulebook, combine: { parts, ties } };
}
const codes = (rulebook: Rulebook) =>
	combineProblems(rulebook).map(({ path, code }) => [path, code]);

test('parts that give points, weigh one together and break ties by their own are sound', () => {
	expect(codes(combining(['1/3', '2/3'], ['centro-civico', 'hogar']))).toEqual([]);
	expect(codes(combining(['1/1000', '999/1000']))).toEqual([]);
});

test('weights that come to more or less than one are told, beside a part that weighs nothing', () => {
	const sum = ['combine.parts', 'weights-sum'];
	expect(codes(combining(['1/2', '2/3']))).toEqual([sum]);
	expect(codes(combining(['1/3', '1/2']))).toEqual([sum]);
	expect(codes(combining(['0', '1']))).toEqual([['combine.parts.0.weight', 'combine-weightless']]);
	expect(codes(combining(['0', '1/2']))).toEqual([
		['combine.parts.0.weight', 'combine-weightless'],
		sum
	]);
});

test('practice is no part, nor is a tie broken by one part twice', () => {
	const rulebook = combining(['1/2', '1/2'], ['hogar', 'hogar']);
	const [, last] = rulebook.combine?.parts ?? [];
	if (last) last.challenge = 'practica-oficina';

	expect(codes(rulebook)).toEqual([
		['combine.parts.1.challenge', 'combine-part-unranked'],
		['combine.ties.1', 'tie-breaker-twice']
	]);
});
