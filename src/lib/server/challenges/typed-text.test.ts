import { expect, test } from 'vitest';
import { typedText } from './typed-text.ts';

test.for([
	['Uno\r\ndos\ntres', 'Uno\ndos\ntres'],
	['con\0nulo', 'con\uFFFDnulo'],
	['medio \ud83d par', 'medio \uFFFD par'],
	['cafe\u0301 y café', 'cafe\u0301 y café'],
	['entero 😀', 'entero 😀']
])('%j is kept as %j', ([typed = '', kept]) => {
	expect(typedText(typed)).toBe(kept);
	expect(typedText(typedText(typed))).toBe(kept);
});
