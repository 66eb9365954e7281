import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HIDDEN, redactor } from './redaction.ts';

const NAMES = ['Ahorro', 'Vatios Locos', 'Iñaki Ros', 'inaki@casa.example'];
const redact = redactor(NAMES, { given: [] });

describe('a redacted text', () => {
	test('hides the team’s name, its members’ and their addresses', () => {
		const { text } = redact('Somos Vatios Locos: Iñaki Ros, inaki@casa.example.');

		expect(text).toBe(`Somos ${HIDDEN}: ${HIDDEN}, ${HIDDEN}.`);
	});

	test('hides a name of several words in any case, with or without accents, across a hard space', () => {
		expect(redact('VATIOS LOCOS, inaki\u00a0ros').text).toBe(`${HIDDEN}, ${HIDDEN}`);
	});

	test('hides a name of one word only as it is written, and never a part of a word', () => {
		expect(redact('Ahorro de ahorro').text).toBe(`${HIDDEN} de ahorro`);
		expect(redact('Ahorros, Iñaki Rosales, losVatios Locos').text).toBe(
			'Ahorros, Iñaki Rosales, losVatios Locos'
		);
	});

	test('leaves a name that everyone was given, and one too short to be told from a word', () => {
		const known = redactor(['Ahorro', 'El'], { given: ['El total de Ahorro: 60 %'] });

		expect(known('El Ahorro').text).toBe('El Ahorro');
	});

	test('hides a name of signs alone', () => {
		expect(redactor(['⚡⚡'], { given: [] })('Equipo ⚡⚡!').text).toBe(`Equipo ${HIDDEN}!`);
	});

	test('keeps every stretch that touches no name on the same words', () => {
		const text = 'Vatios Locos propone LED y Ahorro de 12 kWh';
		const redacted = redact(text);
		const spanOf = (words: string) => {
			const start = text.indexOf(words);
			return redacted.spanOf({ start, end: start + words.length });
		};
		const wordsAt = ({ start, end }: { start: number; end: number }) =>
			redacted.text.slice(start, end);

		expect(wordsAt(spanOf('propone LED'))).toBe('propone LED');
		expect(wordsAt(spanOf('12 kWh'))).toBe('12 kWh');
		expect(wordsAt(spanOf('Locos propone'))).toBe(`${HIDDEN} propone`);
		expect(wordsAt(spanOf('y Ahorro de'))).toBe(`y ${HIDDEN} de`);
		expect(wordsAt(spanOf('Ahorro'))).toBe(HIDDEN);
	});

	test('whatever the text: no name is left as a whole word and no stretch leaves the text', () => {
		const words = fc.constantFrom(...NAMES, 'uno', 'dos', ' ', '.', '\n', 'é');
		fc.assert(
			fc.property(fc.array(words, { maxLength: 12 }), fc.nat(80), fc.nat(80), (parts, a, b) => {
				const text = parts.join(' ');
				const span = {
					start: Math.min(a, b, text.length),
					end: Math.min(Math.max(a, b), text.length)
				};

				const { text: shown, spanOf } = redact(text);

				for (const name of NAMES) expect(shown).not.toContain(name);
				const { start, end } = spanOf(span);
				expect(0 <= start && start <= end && end <= shown.length).toBe(true);
			})
		);
	});
});
