import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wilsonInterval } from './wilson.ts';

// Newcombe, Statistics in Medicine 17 (1998), table I, method 3: score without correction.
test.each([
	[81, 263, { low: 0.2553, high: 0.3662 }],
	[15, 148, { low: 0.0624, high: 0.1605 }],
	[0, 20, { low: 0, high: 0.1611 }],
	[1, 29, { low: 0.0061, high: 0.1718 }]
])('%i passes of %i have the published interval', (passes, runs, published) => {
	expect(wilsonInterval(passes, runs)).toEqual(published);
});

test('four of five confirmation runs leave much open', () => {
	expect(wilsonInterval(4, 5)).toEqual({ low: 0.3755, high: 0.9638 });
});

test('no runs say nothing', () => {
	expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
});

test('the interval holds the observed share, mirrors failures and narrows with more runs', () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(), (runs, some) => {
			const passes = some % (runs + 1);
			const { low, high } = wilsonInterval(passes, runs);
			expect(low).toBeLessThanOrEqual(passes / runs + 0.00005);
			expect(high).toBeGreaterThanOrEqual(passes / runs - 0.00005);
			const mirrored = wilsonInterval(runs - passes, runs);
			expect(mirrored.low).toBeCloseTo(1 - high, 3);
			expect(mirrored.high).toBeCloseTo(1 - low, 3);
			const more = wilsonInterval(4 * passes, 4 * runs);
			expect(more.high - more.low).toBeLessThanOrEqual(high - low);
		})
	);
});

test.each([
	[3, 2],
	[-1, 2],
	[0.5, 2],
	[1, Number.NaN]
])('%d passes of %d runs are refused', (passes, runs) => {
	expect(() => wilsonInterval(passes, runs)).toThrow(RangeError);
});
