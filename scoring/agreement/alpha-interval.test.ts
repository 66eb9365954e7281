import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alphaInterval } from './alpha-interval.ts';
import { krippendorffAlpha } from './krippendorff.ts';

/** Krippendorff (2011), two observers and binary data: α = 0.095. */
const BINARY = [
	[0, 1],
	[1, 1],
	[0, 1],
	[0, 0],
	[0, 0],
	[0, 1],
	[0, 0],
	[0, 0],
	[1, 0],
	[0, 0]
];

test('a handful of units says little: the interval of Krippendorff’s example is wide and holds α', () => {
	const alpha = krippendorffAlpha(BINARY, 'nominal') ?? Number.NaN;
	const interval = alphaInterval(BINARY, 'nominal');

	expect(alpha).toBeCloseTo(0.095, 3);
	expect(interval?.low).toBeLessThan(alpha);
	expect(interval?.high).toBeGreaterThan(alpha);
	expect((interval?.high ?? 0) - (interval?.low ?? 0)).toBeGreaterThan(0.5);
});

test('the same units seen more often make it narrower', () => {
	const width = (times: number) => {
		const units = Array.from({ length: times }, () => BINARY).flat();
		const { low = 0, high = 0 } = alphaInterval(units, 'nominal') ?? {};
		return high - low;
	};

	expect(width(16)).toBeLessThan(width(4));
	expect(width(4)).toBeLessThan(width(1));
});

test('it depends on the ratings and on no order', () => {
	const unit = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 });
	fc.assert(
		fc.property(fc.array(unit, { minLength: 2, maxLength: 12 }), (units) => {
			const turned = units.toReversed().map((values) => values.toReversed());
			expect(alphaInterval(turned, 'ordinal')).toEqual(alphaInterval(units, 'ordinal'));
		}),
		{ numRuns: 20 }
	);
});

test('full agreement has no doubt, and where nothing can be told there is none', () => {
	expect(
		alphaInterval(
			[
				[1, 1],
				[2, 2],
				[1, 1],
				[2, 2],
				[1, 1]
			],
			'nominal'
		)
	).toEqual({
		low: 1,
		high: 1
	});
	expect(
		alphaInterval(
			[
				[1, 1],
				[1, 1]
			],
			'nominal'
		)
	).toBeUndefined();
	expect(alphaInterval([[1, 2]], 'nominal')).toBeUndefined();
});
