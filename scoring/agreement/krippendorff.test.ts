import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { krippendorffAlpha, type Metric } from './krippendorff.ts';

const _ = undefined;

/** Rows of observers as papers print them, turned into units without their missing values. */
function unitsOf(observers: (number | undefined)[][]): number[][] {
	return (observers[0] ?? []).map((_value, unit) =>
		observers.flatMap((values) => values[unit] ?? [])
	);
}

describe('Krippendorff’s α', () => {
	test.each<[Metric, number]>([
		['nominal', 0.743],
		['ordinal', 0.815],
		['interval', 0.849]
	])('is that of Krippendorff (2011), 4 observers and 12 units, %s', (metric, published) => {
		const units = unitsOf([
			[1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
			[1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
			[_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
			[1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _]
		]);

		expect(krippendorffAlpha(units, metric)).toBeCloseTo(published, 3);
	});

	test('is that of Krippendorff (2011) for two observers and binary data', () => {
		const units = unitsOf([
			[0, 1, 0, 0, 0, 0, 0, 0, 1, 0],
			[1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
		]);

		expect(krippendorffAlpha(units, 'nominal')).toBeCloseTo(0.095, 3);
	});

	test('is not defined where nobody shares a unit or everybody says the same', () => {
		expect(krippendorffAlpha([[1], [2], []], 'nominal')).toBeUndefined();
		expect(
			krippendorffAlpha(
				[
					[3, 3],
					[3, 3]
				],
				'interval'
			)
		).toBeUndefined();
	});

	const units = fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 4 }), {
		minLength: 1,
		maxLength: 12
	});
	const metric = fc.constantFrom<Metric>('nominal', 'ordinal', 'interval');

	test('is never above 1, and is 1 only where every unit is of one mind', () => {
		fc.assert(
			fc.property(units, metric, (units, metric) => {
				const alpha = krippendorffAlpha(units, metric);
				if (alpha === undefined) return;
				const agreed = units.every((unit) => new Set(unit).size < 2);
				expect(alpha).toBeLessThanOrEqual(1);
				expect(alpha === 1).toBe(agreed);
			})
		);
	});

	test('does not hang on the order of units or of judges', () => {
		fc.assert(
			fc.property(units, metric, (units, metric) => {
				const turned = units.toReversed().map((unit) => unit.toReversed());
				expect(krippendorffAlpha(turned, metric)).toBe(krippendorffAlpha(units, metric));
			})
		);
	});
});
