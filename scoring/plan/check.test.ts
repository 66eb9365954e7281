import { expect, test } from 'vitest';
import { rational, ZERO } from '../exact/rational.ts';
import { checkPlan, planQuality } from './check.ts';
import { REFERENCE_SHEET } from './reference-sheet.ts';

function answer(clima: number, ve: number, acs: number, lavanderia: number): string {
	return JSON.stringify({ clima, ve, acs, lavanderia, justificacion: 'Con el sol.' });
}

test.each([
	[answer(12, 8, 10, 13), 'passed', 'plan-valid', { purchaseKwh: 45, maxKwh: 59, naiveKwh: 92 }],
	[
		answer(8, 16, 6, 9),
		'failed',
		'plan-buys-too-much',
		{ purchaseKwh: 92, maxKwh: 59, naiveKwh: 92 }
	],
	[
		answer(16, 8, 10, 13),
		'failed',
		'plan-outside-window',
		{ load: 'Climatización', start: 16, earliest: 8, latest: 15 }
	],
	[answer(9, 9, 9, 14), 'failed', 'plan-over-limit', { hour: 9, kw: 27, limitKw: 22 }],
	[
		'clima: 10:30, ve: 8, acs: 12, lavandería: 15',
		'failed',
		'plan-not-whole-hour',
		{ load: 'Climatización', count: 1 }
	],
	[
		'clima: 10, ve: 8',
		'failed',
		'plan-missing-load',
		{ load: 'Agua caliente, Lavandería', count: 2 }
	],
	[
		'clima: 10 o 11, ve: 8, acs: 12, lavandería: 15',
		'failed',
		'plan-ambiguous',
		{ load: 'Climatización', count: 1 }
	]
])('%s is %s: %s', (text, outcome, reason, params) => {
	expect(checkPlan(text, REFERENCE_SHEET, '13/20')).toMatchObject({
		kind: 'plan',
		outcome,
		reason,
		params
	});
});

test('a plan that buys exactly the share is valid, one kWh less of share is not', () => {
	const naive = answer(8, 16, 6, 9);
	expect(checkPlan(naive, REFERENCE_SHEET, '1').outcome).toBe('passed');
	expect(checkPlan(naive, REFERENCE_SHEET, '91/92').outcome).toBe('failed');
});

test('quality is what the plan saves of what can be saved, and none where no plan can be run', () => {
	expect(planQuality(answer(12, 8, 10, 13), REFERENCE_SHEET)).toEqual(rational(1n));
	expect(planQuality(answer(8, 16, 6, 9), REFERENCE_SHEET)).toEqual(ZERO);
	expect(planQuality(answer(9, 9, 9, 14), REFERENCE_SHEET)).toEqual(ZERO);
	expect(planQuality('', REFERENCE_SHEET)).toEqual(ZERO);
});
