import { expect, test } from 'vitest';
import { desafioAlia } from './editions/desafio-alia.ts';
import { challengeOf, isOfficialModel, text } from './rounds.ts';

const rulebook = desafioAlia({ model: 'alia', opensAt: 0 });

test('a challenge is found with its round', () => {
	expect(challengeOf(rulebook, 'centro-civico')).toMatchObject({
		round: { id: 'previa' },
		challenge: { kind: 'template' }
	});
	expect(challengeOf(rulebook, 'otro')).toBeUndefined();
});

test('a text that was not translated is read in Spanish', () => {
	expect(text({ es: 'reto', eu: 'erronka' }, 'eu')).toBe('erronka');
	expect(text({ es: 'reto', eu: 'erronka' }, 'gl')).toBe('reto');
});

test.each([
	['BSC-LT/ALIA-40b-instruct', true],
	['BSC-LT/ALIA-40b-instruct-FP8', false],
	['bsc-lt/alia-40b-instruct', false],
	[undefined, false]
])('an endpoint that runs %s is official: %s', (reported, official) => {
	const model = rulebook.rounds[0]?.model;
	expect(model && isOfficialModel(model, reported)).toBe(official);
});
