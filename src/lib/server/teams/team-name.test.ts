import { describe, expect, test } from 'vitest';
import { foldedTeamName, teamName } from './team-name.ts';

describe('a team’s name', () => {
	test.each([
		['  Los  Vatios ', 'Los Vatios'],
		['Ｌos　Vatios', 'Los Vatios'],
		['Añil ⚡️', 'Añil ⚡'],
		['ço', 'ço']
	])('%j is shown as %j', (typed, shown) => {
		expect(teamName(typed)).toBe(shown);
	});

	test.each(['', 'a', ' a ', 'a'.repeat(41), '\u200b\u200b\u200b', '⠀⠀⠀', 'ㅤㅤㅤ'])(
		'%j is refused for its length or because nobody would see it',
		(typed) => {
			expect(() => teamName(typed)).toThrow(expect.objectContaining({ code: 'invalid_request' }));
		}
	);

	test.each(['Los\u202eoitaV', 'Los\u200bVatios', 'Los\u0000Vatios', 'Los\u2066Vatios', 'Z̷̧̡a̷̧̡'])(
		'%j is refused for what hides in it',
		(typed) => {
			expect(() => teamName(typed)).toThrow(
				expect.objectContaining({ details: { field: 'name', expected: 'name.characters' } })
			);
		}
	);

	test('keeps names apart that differ to the eye', () => {
		const folded = ['Año Cero', 'Año Uno', '⚡⚡', '🔥🔥', 'Equipo 2', 'Equipo 3'].map(
			foldedTeamName
		);

		expect(new Set(folded).size).toBe(folded.length);
	});
});
