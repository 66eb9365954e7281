import { expect, test } from 'vitest';
import { energyFigure, figureOf } from './energy-figure.ts';

test('an energy is a number up to 2^53 − 1 and digits above, where a number would round', () => {
	expect(figureOf(78_785_367n)).toBe(78_785_367);
	expect(figureOf(2n ** 53n - 1n)).toBe(9_007_199_254_740_991);
	expect(figureOf(2n ** 53n + 1n)).toBe('9007199254740993');
});

test.each([0n, 1n, 2n ** 53n - 1n, 2n ** 53n, 2n ** 70n])('%d reads back as written', (energy) => {
	expect(BigInt(energyFigure.parse(figureOf(energy)))).toBe(energy);
});

test.each([
	-1,
	0.5,
	2 ** 53,
	'12',
	'9007199254740991',
	'0009007199254740993',
	'-9007199254740993',
	'9007199254740993 nWh'
])('%s is refused: each energy has one spelling', (other) => {
	expect(energyFigure.safeParse(other).success).toBe(false);
});
