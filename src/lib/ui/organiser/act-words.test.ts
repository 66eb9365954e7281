import { expect, test } from 'vitest';
import { changesOf, wordsOf } from './act-words.ts';

const words = { yes: 'sí', no: 'no', nothing: 'nada' };

test('a change is told field by field, and what stayed is not', () => {
	expect(changesOf({ places: 4, model: 'a' }, { places: 7, model: 'a' })).toEqual([
		{ name: 'places', before: 4, after: 7 }
	]);
	expect(changesOf(undefined, { part: 'judge' })).toEqual([
		{ name: 'part', before: undefined, after: 'judge' }
	]);
	expect(changesOf('uno', 'dos')).toEqual([{ name: '', before: 'uno', after: 'dos' }]);
	expect(changesOf({ list: [1] }, { list: [1] })).toEqual([]);
});

test('a value is told in words that a person would write down', () => {
	expect(wordsOf(undefined, words)).toBe('nada');
	expect(wordsOf(false, words)).toBe('no');
	expect(wordsOf([1, true], words)).toBe('1, sí');
	expect(wordsOf({ a: 1, b: [] }, words)).toBe('a: 1, b: nada');
});
