import { expect, test } from 'vitest';
import { checkCount } from './count.ts';
import { checkFields } from './fields.ts';
import { MILLIWATT_HOURS_PER_KWH, type Measure } from './measure.ts';
import { checkSavings } from './savings.ts';

const span = { start: 0, end: 1 };
const saving = (low: number, high = low) => ({
	...span,
	low: BigInt(low) * MILLIWATT_HOURS_PER_KWH,
	high: BigInt(high) * MILLIWATT_HOURS_PER_KWH
});
const measure = (id: string, fields: Partial<Measure> = {}): Measure => ({
	span,
	what: span,
	where: span,
	cost: span,
	saving: saving(100),
	identity: id,
	...fields
});
const rules = { yearlyKwh: 500, maxShare: '3/5' };

test('savings may reach the share of the yearly use and not one milliwatt-hour more', () => {
	const three = ['a', 'b', 'c'].map((id) => measure(id));
	expect(checkSavings(three, rules)).toMatchObject({
		reason: 'measures-savings-within',
		params: { totalKwh: 300, limitKwh: 300 }
	});

	const over = measure('c', { saving: { ...saving(100), high: 100_000_001n } });
	expect(checkSavings([...three.slice(1), over], rules).reason).toBe('measures-savings-too-high');
});

test('a range counts with its lower end against zero and with its upper end in the total', () => {
	expect(checkSavings([measure('a', { saving: saving(0, 50) })], rules).reason).toBe(
		'measures-savings-zero'
	);
	expect(checkSavings([measure('a', { saving: saving(200, 301) })], rules).reason).toBe(
		'measures-savings-too-high'
	);
});

test('an answer without measures passes none of their checks', () => {
	const outcomes = [checkSavings([], rules), checkFields([]), checkCount([], 5)];
	expect(outcomes.map(({ outcome, reason }) => [outcome, reason])).toEqual(
		outcomes.map(() => ['failed', 'measures-none-read'])
	);
});

test('a measure said twice counts once', () => {
	expect(checkCount([measure('a'), measure('b'), measure('a')], 3)).toMatchObject({
		reason: 'measures-repeated',
		params: { found: 2, expected: 3 }
	});
	expect(checkCount([measure('a'), measure('b'), measure('a')], 2).outcome).toBe('passed');
});

test('missing fields are told by field and by measure', () => {
	const outcome = checkFields([measure('a'), measure('b', { cost: undefined })]);
	expect(outcome).toMatchObject({
		outcome: 'failed',
		params: { what: 0, where: 0, saving: 0, cost: 1, measures: '2' }
	});
});
