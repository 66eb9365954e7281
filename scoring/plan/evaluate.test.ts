import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluatePlan } from './evaluate.ts';
import { REFERENCE_SHEET } from './reference-sheet.ts';

test('the naive plan of the reference sheet is legal and buys 92 kWh', () => {
	expect(evaluatePlan(REFERENCE_SHEET, [8, 16, 6, 9])).toMatchObject({
		legal: true,
		purchaseKwh: 92
	});
});

test('a load may end when its window does, and not an hour later', () => {
	expect(evaluatePlan(REFERENCE_SHEET, [15, 7, 12, 9])).toMatchObject({ legal: true });
	expect(evaluatePlan(REFERENCE_SHEET, [16, 7, 12, 9])).toEqual({
		legal: false,
		faults: [{ kind: 'outside-window', load: 'clima', start: 16, earliest: 8, latest: 15 }]
	});
});

test('the limit holds for the fixed load and all others together', () => {
	expect(evaluatePlan(REFERENCE_SHEET, [9, 9, 6, 14])).toMatchObject({ legal: true });
	expect(evaluatePlan(REFERENCE_SHEET, [9, 9, 9, 14])).toEqual({
		legal: false,
		faults: [9, 10, 11].map((hour) => ({ kind: 'over-limit', hour, kw: 27, limitKw: 22 }))
	});
});

test('half hours and hours of other days are not legal', () => {
	expect(evaluatePlan(REFERENCE_SHEET, [8.5, 16, 6, 9])).toMatchObject({
		legal: false,
		faults: [{ kind: 'not-whole', load: 'clima' }]
	});
	expect(evaluatePlan(REFERENCE_SHEET, [-1, 16, 30, 9])).toMatchObject({
		legal: false,
		faults: [{ load: 'clima' }, { load: 'acs' }]
	});
	expect(() => evaluatePlan(REFERENCE_SHEET, [8, 16, 6])).toThrow(RangeError);
});

test('a legal plan delivers every kWh that its loads need and buys no more than them', () => {
	const start = fc.integer({ min: 0, max: 23 });
	const needed =
		12 * 5 + 7 * 4 + 5 * 3 + 6 * 2 + REFERENCE_SHEET.fixedKw.reduce((a, b) => a + b, 0);
	fc.assert(
		fc.property(fc.tuple(start, start, start, start), (plan) => {
			const evaluation = evaluatePlan(REFERENCE_SHEET, plan);
			if (!evaluation.legal) return;
			expect(evaluation.totalKw.reduce((a, b) => a + b, 0)).toBe(needed);
			expect(evaluation.purchaseKwh).toBeLessThanOrEqual(needed);
		})
	);
});
