import { expect, test } from 'vitest';
import { queueSentence } from './queue-words.ts';

const said = (ahead: number, expectedMs?: number, paused = false) =>
	queueSentence({ ahead, paused, expectedMs }, 'es').replaceAll('\u00a0', ' ');

test('a place in the queue is told in words, with about how long it takes', () => {
	expect(said(3, 19_200)).toBe('En cola: hay 3 envíos por delante; alrededor de 20 s.');
	expect(said(1, 3200)).toBe('En cola: hay un envío por delante; alrededor de 4 s.');
	expect(said(0, 100)).toBe('En cola: tu envío es el siguiente; alrededor de 1 s.');
	expect(said(40, 140_000)).toBe('En cola: hay 40 envíos por delante; alrededor de 2 min 30 s.');
});

test('nobody is promised a time that is not known', () => {
	expect(said(2)).toBe('En cola: hay 2 envíos por delante.');
});

test('a pause is no wait of so many seconds: what waits keeps its turn', () => {
	expect(said(0, 5000, true)).toBe(
		'La organización ha parado los envíos. El tuyo guarda su turno.'
	);
	expect(said(2, 5000, true)).toContain('guarda su turno, con 2 por delante.');
});
