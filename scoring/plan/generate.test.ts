import { sha256 } from '@noble/hashes/sha2.js';
import { expect, test } from 'vitest';
import { planSheet } from '../rulebook/schema.ts';
import { naivePurchase } from './check.ts';
import { evaluatePlan } from './evaluate.ts';
import { generateSheet } from './generate.ts';
import { optimum, plansWithin, purchaseCeiling } from './optimum.ts';

const seed = sha256(new TextEncoder().encode('vatio/test'));
const sheets = Array.from({ length: 40 }, (_, index) => generateSheet(sha256, { seed, index }));

test('the same seed gives the same sheets, another seed others', () => {
	expect(generateSheet(sha256, { seed, index: 3 })).toEqual(sheets[3]);
	expect(generateSheet(sha256, { seed: sha256(seed), index: 3 })).not.toEqual(sheets[3]);
});

test('sun-plan/1 never changes: this sheet is its fingerprint', () => {
	expect(sheets[0]).toMatchInlineSnapshot(`
		{
		  "fixedKw": [
		    0,
		    0,
		    0,
		    0,
		    0,
		    0,
		    0,
		    0,
		    0,
		    3,
		    3,
		    3,
		    3,
		    3,
		    3,
		    3,
		    9,
		    9,
		    13,
		    7,
		    4,
		    0,
		    0,
		    0,
		  ],
		  "id": "ficha-1",
		  "limitKw": 23,
		  "loads": [
		    {
		      "from": 7,
		      "hours": 4,
		      "id": "clima",
		      "powerKw": 11,
		      "title": "Climatización",
		      "to": 19,
		    },
		    {
		      "from": 6,
		      "hours": 4,
		      "id": "ve",
		      "powerKw": 9,
		      "title": "Vehículo eléctrico",
		      "to": 20,
		    },
		    {
		      "from": 5,
		      "hours": 3,
		      "id": "acs",
		      "powerKw": 3,
		      "title": "Agua caliente",
		      "to": 22,
		    },
		    {
		      "from": 9,
		      "hours": 2,
		      "id": "lavanderia",
		      "powerKw": 8,
		      "title": "Lavandería",
		      "to": 20,
		    },
		  ],
		  "naive": [
		    7,
		    16,
		    5,
		    9,
		  ],
		  "solarKw": [
		    0,
		    0,
		    0,
		    0,
		    0,
		    0,
		    0,
		    6,
		    13,
		    18,
		    18,
		    20,
		    19,
		    17,
		    13,
		    6,
		    0,
		    0,
		    0,
		    0,
		    0,
		    0,
		    0,
		    0,
		  ],
		}
	`);
});

test('every sheet keeps the schema and is worth playing', () => {
	for (const sheet of sheets) {
		expect(planSheet.parse(sheet)).toEqual(sheet);
		expect(evaluatePlan(sheet, sheet.naive).legal).toBe(true);
		const best = optimum(sheet);
		expect(best.purchaseKwh).toBeLessThan(naivePurchase(sheet));
		const valid = plansWithin(best, purchaseCeiling(naivePurchase(sheet), '13/20'));
		expect(valid).toBeGreaterThanOrEqual(200);
		expect(valid / best.plans).toBeLessThanOrEqual(1 / 7);
	}
});

test('no fixed answer does for most of the sheets', () => {
	const passes = (plan: readonly number[]): number =>
		sheets.filter((sheet) => {
			const evaluation = evaluatePlan(sheet, plan);
			const ceiling = purchaseCeiling(naivePurchase(sheet), '13/20');
			return evaluation.legal && evaluation.purchaseKwh <= ceiling;
		}).length;
	const examples = sheets.map((sheet) => passes(optimum(sheet).example));
	expect(Math.max(...examples)).toBeLessThan(sheets.length / 2);
});

test('a seed has 32 bytes', () => {
	expect(() => generateSheet(sha256, { seed: new Uint8Array(31), index: 0 })).toThrow(RangeError);
});
