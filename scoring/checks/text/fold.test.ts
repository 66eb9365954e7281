import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldText, originalSpan } from './fold.ts';
import { tokensOf } from './token.ts';

const folded = (text: string) => foldText(text).text;

test('accents, case, width and invisible characters make no difference to what is read', () => {
	expect(folded('Climatización')).toBe('climatizacion');
	expect(folded('１５０ ｋＷｈ')).toBe('150 kwh');
	expect(folded('aho\u200brro\u202e')).toBe('ahorro');
	expect(folded('il·luminació')).toBe('illuminacio');
	expect(folded('3️⃣ ② ㎾')).toBe('3) 2) kw');
});

test('a span of the folded text points at the same words of the answer', () => {
	const answer = 'Área: «il·luminació» ﬁja';
	const read = foldText(answer);
	const at = read.text.indexOf('illuminacio');
	const span = originalSpan(read, at, at + 'illuminacio'.length);
	expect(answer.slice(span.start, span.end)).toBe('il·luminació');
});

test('folding any text keeps its positions in order and inside the answer', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			const { starts, length } = foldText(text);
			expect(starts.at(-1)).toBe(length);
			expect(starts).toEqual(starts.toSorted());
		})
	);
});

test('a number keeps its separators and loses its unit', () => {
	const texts = tokensOf(folded('1.200 kWh, 1 200kWh y 0,5. Fin 2.')).map((token) => token.text);
	expect(texts).toEqual(['1.200', 'kwh', ',', '1 200', 'kwh', 'y', '0,5', '.', 'fin', '2', '.']);
});

test('bold is a property of the words inside it', () => {
	const tokens = tokensOf('**donde** salon');
	expect(tokens.map(({ text, bold }) => [text, bold])).toEqual([
		['donde', true],
		['salon', false]
	]);
});
