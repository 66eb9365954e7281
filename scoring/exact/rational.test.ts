import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	add,
	compare,
	divide,
	format,
	minimum,
	multiply,
	ONE,
	parseRational,
	rational,
	roundHalfEven,
	subtract,
	ZERO
} from './rational.ts';

const whole = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
const positive = fc.bigInt({ min: 1n, max: 10n ** 30n });
const fraction = fc.tuple(whole, positive).map(([n, d]) => rational(n, d));

describe('an exact fraction', () => {
	test.each([
		['0.65', 13n, 20n],
		['1.30', 13n, 10n],
		['165', 165n, 1n],
		['7/10', 7n, 10n],
		['14/20', 7n, 10n],
		['-0.5', -1n, 2n],
		['-3/6', -1n, 2n],
		['0/9', 0n, 1n],
		['146.15', 2923n, 20n]
	])('reads %s in lowest terms', (text, n, d) => {
		expect(parseRational(text)).toEqual({ n, d });
	});

	test.each(['', ' 1', '1e3', '.5', '5.', '1/-2', '1.5/2', '+1', '0x1', '1/0', 'NaN', '1,5'])(
		'is not read from %j',
		(text) => {
			expect(() => parseRational(text)).toThrow(RangeError);
		}
	);

	test('carries its sign above, and has no zero denominator', () => {
		expect(rational(6n, -4n)).toEqual({ n: -3n, d: 2n });
		expect(rational(0n, -4n)).toEqual(ZERO);
		expect(() => rational(1n, 0n)).toThrow(RangeError);
		expect(() => divide(ONE, ZERO)).toThrow(RangeError);
	});

	test('is written as n/d, whole numbers too, and read back', () => {
		expect(format(rational(3n))).toBe('3/1');
		fc.assert(
			fc.property(fraction, (a) => {
				expect(parseRational(format(a))).toEqual(a);
			})
		);
	});

	test('undoes its own sums and products, so equal numbers have equal parts', () => {
		fc.assert(
			fc.property(fraction, fraction, (a, b) => {
				expect(subtract(add(a, b), b)).toEqual(a);
				if (b.n !== 0n) expect(multiply(divide(a, b), b)).toEqual(a);
			})
		);
	});

	test('is ordered by its value', () => {
		expect(compare(rational(1n, 3n), rational(3333n, 10_000n))).toBe(1);
		expect(compare(rational(-1n, 2n), rational(-1n, 3n))).toBe(-1);
		expect(compare(rational(2n, 4n), rational(1n, 2n))).toBe(0);
		expect(minimum(rational(1n, 3n), rational(1n, 4n))).toEqual(rational(1n, 4n));
		expect(minimum(ONE, rational(5n, 4n))).toEqual(ONE);
	});

	test.each([
		['1/2', 0n],
		['3/2', 2n],
		['5/2', 2n],
		['-1/2', 0n],
		['-3/2', -2n],
		['2.4999', 2n],
		['2.5001', 3n],
		['-2.5001', -3n],
		['7', 7n]
	])('%s rounds half to even to %s', (text, expected) => {
		expect(roundHalfEven(parseRational(text))).toBe(expected);
	});
});
