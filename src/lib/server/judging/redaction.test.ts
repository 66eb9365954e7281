import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HIDDEN, redactor } from './redaction.ts';

const NAMES = ['Ahorro', 'Vatios Locos', 'Iñaki Ros', 'inaki@casa.example'];
const WORDS = ['Iñaki', 'Ros'];
const identity = { names: NAMES, words: WORDS };
const redact = redactor(identity, { given: [] });

describe('a redacted text', () => {
	test('hides the team’s name, its members’ and their addresses', () => {
		const { text } = redact('Somos Vatios Locos: Iñaki Ros, inaki@casa.example.');

		expect(text).toBe(`Somos ${HIDDEN}: ${HIDDEN}, ${HIDDEN}.`);
	});

	test('hides a name of several words in any case, with or without accents, across a hard space', () => {
		expect(redact('VATIOS LOCOS, inaki\u00a0ros').text).toBe(`${HIDDEN}, ${HIDDEN}`);
	});

	test('hides names however they are disguised', () => {
		for (const disguised of [
			'ahorro',
			'VATIOSLOCOS',
			'V a t i o s   L o c o s',
			'vatios_locos',
			'Va\u200btios Lo\u00adcos',
			'Ｖａｔｉｏｓ Ｌｏｃｏｓ',
			'Vаtiоs Lоcоs',
			'Vátïos Lócôs',
			'Vatios-Lo\ncos',
			'inaki (a) casa.example'.replace(' (a) ', ' @ '),
			'𝐕𝐚𝐭𝐢𝐨𝐬 𝐋𝐨𝐜𝐨𝐬'
		]) {
			expect(redact(`Somos ${disguised}.`).text, disguised).toBe(`Somos ${HIDDEN}.`);
		}
	});

	test('hides a person’s first name alone where it has a capital, and never a part of a word', () => {
		expect(redact('Firma Iñaki. Le ros.').text).toBe(`Firma ${HIDDEN}. Le ros.`);
		expect(redact('Ahorros, Rosales, losVatios Locos').text).toBe(
			'Ahorros, Rosales, losVatios Locos'
		);
	});

	test('hides addresses and links, whoever they lead to, and leaves figures alone', () => {
		expect(
			redact('Ver https://blog.example/x?y=1 o www.mio.es/a ana@b.example, @ana_ros').text
		).toBe(`Ver ${HIDDEN} o ${HIDDEN} ${HIDDEN}, ${HIDDEN}`);
		expect(redact('[yo](https://yo.example) y micasa.com').text).toBe(
			`[yo](${HIDDEN}) y ${HIDDEN}`
		);
		expect(redact('Baja de 1.200 a 900 kWh. Es el 25%. Etc.').text).toBe(
			'Baja de 1.200 a 900 kWh. Es el 25%. Etc.'
		);
	});

	test('leaves a name that everyone was given, and one too short to be told from a word', () => {
		const known = redactor(
			{ names: ['Ahorro', 'El'], words: [] },
			{ given: ['El total de Ahorro: 60 %'] }
		);

		expect(known('El Ahorro').text).toBe('El Ahorro');
	});

	test('takes no longer than the text, whatever is written to hold it up', () => {
		const from = performance.now();
		for (const hostile of ['a', '@', 'a@', 'www.', 'Vatios ', '\u200b', 'http://', 'a.'].map(
			(one) => one.repeat(200_000 / one.length)
		)) {
			redact(hostile);
		}

		expect(performance.now() - from).toBeLessThan(6000);
	});

	test('hides a name of signs alone', () => {
		expect(redactor({ names: ['⚡⚡'], words: [] }, { given: [] })('Equipo ⚡⚡!').text).toBe(
			`Equipo ${HIDDEN}!`
		);
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
