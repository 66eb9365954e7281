import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	carbon,
	duration,
	energy,
	inline,
	integer,
	milliwattHours,
	percent,
	place,
	remaining,
	tokens,
	wattHours
} from './format.ts';

const spaced = (text: string) => text.replaceAll('\u00a0', ' ');

describe('an energy in nanowatt-hours', () => {
	test.each([
		[78_785_367n, '78,8 mWh'],
		[207_865n, '0,2 mWh'],
		[0n, '0 mWh'],
		[1n, '< 0,1 mWh'],
		[49_999n, '< 0,1 mWh'],
		[50_000n, '0,1 mWh'],
		[99_949_999n, '99,9 mWh'],
		[99_950_000n, '100 mWh'],
		[107_478_574n, '107 mWh'],
		[3_000_000n, '3,0 mWh'],
		[668_950_283n, '669 mWh']
	])('of one interaction, %s, reads %s', (nwh, text) => {
		expect(spaced(inline(milliwattHours(nwh, 'es')))).toBe(text);
	});

	test.each([
		[78_785_367n, '0,079 Wh'],
		[5_000_000_000n, '5 Wh'],
		[4_921_214_633n, '4,92 Wh'],
		[12_460_000_000n, '12,5 Wh'],
		[0n, '0 Wh'],
		[-1_500_000_000n, '-1,5 Wh']
	])('of a budget, %s, reads %s', (nwh, text) => {
		expect(spaced(inline(wattHours(nwh, 'es')))).toBe(text);
	});

	test('takes the unit that suits its size', () => {
		expect(energy(999_000_000n, 'es')).toEqual({ value: '999', unit: 'mWh' });
		expect(energy(1_000_000_000n, 'es')).toEqual({ value: '1', unit: 'Wh' });
		expect(energy(12_345_678_901_234_567_890n, 'es')).toEqual({
			value: '12.345.678,9',
			unit: 'kWh'
		});
		expect(energy(1_500_000_000, 'en')).toEqual({ value: '1.5', unit: 'Wh' });
	});

	test('is never shown further from the truth than half its last digit', () => {
		fc.assert(
			fc.property(fc.bigInt(50_000n, 99_949_999n), (nwh) => {
				const shown = Number(milliwattHours(nwh, 'es').value.replace(',', '.'));
				expect(Math.abs(shown - Number(nwh) / 1e6)).toBeLessThanOrEqual(0.0500001);
			})
		);
	});
});

test('counts follow the grouping of the language', () => {
	expect(integer(9856, 'es')).toBe('9856');
	expect(integer(29_404, 'es')).toBe('29.404');
	expect(integer(29_404, 'en')).toBe('29,404');
	expect(tokens(1, 'es')).toEqual({ value: '1', unit: 'token' });
	expect(tokens(60_000, 'es')).toEqual({ value: '60.000', unit: 'tokens' });
});

test('grams of a single prompt keep two digits that mean something', () => {
	expect(spaced(inline(carbon(0.011514, 'es')))).toBe('0,012 g CO₂e');
	expect(carbon(0, 'es').value).toBe('0');
	expect(carbon(1234.5, 'en').value).toBe('1,235');
});

test('shares and places are written as in Spanish', () => {
	expect(spaced(percent(0.65, 'es'))).toBe('65 %');
	expect(spaced(percent(0.6567, 'es', 1))).toBe('65,7 %');
	expect(place(1, 'es')).toBe('1.º');
});

test.each([
	[3_420, '3,4 s'],
	[9_960, '10 s'],
	[42_000, '42 s'],
	[200_000, '3 min 20 s'],
	[59_600, '1 min'],
	[15_120_000, '4 h 12 min'],
	[187_200_000, '2 d 4 h'],
	[-5, '0 s']
])('%d ms last %s', (milliseconds, text) => {
	expect(spaced(duration(milliseconds, 'es'))).toBe(text);
});

test.each([
	[273_600_000, '3 días y 4 h'],
	[86_400_000, '1 día y 0 h'],
	[15_120_000, '4 h 12 min'],
	[725_000, '12 min 05 s'],
	[1, '0 min 01 s'],
	[0, 'ya']
])('%d ms before the close, the page says %s', (milliseconds, text) => {
	expect(remaining(milliseconds, 'es')).toBe(text);
});
