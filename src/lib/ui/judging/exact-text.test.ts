import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exactText, oddCharacters } from './exact-text.ts';

const shown = (text: string) =>
	exactText(text)
		.flatMap(({ pieces }) => pieces)
		.map(({ text: piece, odd }) => (odd ? `[${piece}]` : piece))
		.join('');

describe('an exact text', () => {
	test('shows what cannot be seen, what turns the line and what is twice as wide', () => {
		expect(shown('aho\u200brro')).toBe('aho[U+200B]rro');
		expect(shown('\u202e12\u202c kWh')).toBe('[U+202E]12[U+202C] kWh');
		expect(shown('３０ kWh')).toBe('[３][０] kWh');
		expect(shown('a\u3000b\u00adc\ud800')).toBe('a[U+3000]b[U+00AD]c[U+D800]');
		expect(shown('\u{e0041}')).toBe('[U+E0041]');
	});

	test('leaves ordinary writing alone: accents, line breaks, hard spaces and emoji', () => {
		const ordinary = '1. Cámbialo ya:\n\t«1\u00a0200\u202fkWh» 👩‍🔧 ❤️ ñ l·l';

		expect(shown(ordinary)).toBe(ordinary);
		expect(oddCharacters(ordinary)).toBe(0);
	});

	test('marks stretches in order and joins those that overlap into what is left of them', () => {
		const parts = exactText('uno dos tres', [
			{ start: 4, end: 7 },
			{ start: 0, end: 5 },
			{ start: 11, end: 99 }
		]);

		expect(
			parts.map(({ mark, pieces }) => [mark, pieces.map(({ text }) => text).join('')])
		).toEqual([
			[1, 'uno d'],
			[2, 'os'],
			[undefined, ' tre'],
			[3, 's']
		]);
	});

	test('loses and repeats nothing, whatever is marked', () => {
		const stretch = fc
			.tuple(fc.nat(40), fc.nat(40))
			.map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
		fc.assert(
			fc.property(
				fc.string({ maxLength: 30 }),
				fc.array(stretch, { maxLength: 5 }),
				(text, marks) => {
					const plain = [...text].filter((one) => /[\p{L}\p{N}\p{P}]/u.test(one)).join('');
					const all = exactText(plain, marks).flatMap(({ pieces }) => pieces);
					expect(all.map((piece) => piece.text).join('')).toBe(plain);
				}
			)
		);
	});
});
