import { expect, test } from 'vitest';
import { evaluatePlan } from './evaluate.ts';
import { optimum, plansWithin, purchaseCeiling } from './optimum.ts';
import { REFERENCE_SHEET } from './reference-sheet.ts';

test('the reference sheet has its published figures', () => {
	const best = optimum(REFERENCE_SHEET);
	expect(best).toMatchObject({ plans: 9856, legalPlans: 4128, purchaseKwh: 45, bestPlans: 8 });
	expect(plansWithin(best, 60)).toBe(1470);
	expect(plansWithin(best, purchaseCeiling(92, '13/20'))).toBe(1307);
	expect(plansWithin(best, Infinity)).toBe(4128);
});

test('the example of an optimum buys what the optimum says', () => {
	const { example, purchaseKwh } = optimum(REFERENCE_SHEET);
	expect(evaluatePlan(REFERENCE_SHEET, example)).toMatchObject({ legal: true, purchaseKwh });
});

test('65 % of 92 kWh is 59.8, so 59 whole kWh are valid and 60 are not', () => {
	expect(purchaseCeiling(92, '13/20')).toBe(59);
	expect(purchaseCeiling(100, '13/20')).toBe(65);
});

test('a sheet whose limit nothing keeps has no optimum', () => {
	expect(() => optimum({ ...REFERENCE_SHEET, limitKw: 5 })).toThrow(RangeError);
});
