import { describe, expect, test } from 'vitest';
import { GENERAL_REASONS } from '../general-reasons.ts';
import { said } from '../said.fixture.ts';

type Row = [answer: string, reason: string, ...shown: string[]];
const table = (rule: unknown, rows: Row[]) =>
	test.each(rows)('%j: %s', (answer, reason, ...shown) => {
		expect(GENERAL_REASONS).toContain(reason);
		expect(said(rule, answer)).toEqual([reason, shown]);
	});

describe('an answer gives a number', () => {
	const kwh = {
		names: ['kWh'],
		also: [
			{ names: ['MWh'], times: '1000' },
			{ names: ['Wh'], times: '1/1000' }
		]
	};
	table(
		{
			kind: 'number',
			take: 'one',
			label: ['total', 'en total'],
			unit: kwh,
			expected: { equals: '1200', within: { amount: '5' } }
		},
		[
			['Total: 1.200 kWh', 'number-right', '1.200 kWh'],
			['En total son 1,2 MWh', 'number-right', '1,2 MWh'],
			['**Total** (al año): １２０５ kWh', 'number-right', '１２０５ kWh'],
			['{"total": 1195}', 'number-right', '1195'],
			['Total: 1206 kWh', 'number-too-high', '1206 kWh'],
			['Total: 1.194,9 kWh', 'number-too-low', '1.194,9 kWh'],
			['Total: 1200 kWh, o en total 900 kWh', 'number-ambiguous', '1200 kWh', '900 kWh'],
			['Total: 1000 a 1400 kWh', 'number-ambiguous', '1000', '1400 kWh'],
			['Total: 1200 euros', 'number-missing'],
			['Son 1200 kWh', 'number-missing'],
			['', 'number-missing']
		]
	);
	table(
		{
			kind: 'number',
			take: 'sum',
			unit: { names: ['€', 'euros'] },
			expected: { min: '10', max: '20' }
		},
		[
			['1. Regleta, 4,50 €\n2. LED, 8 euros', 'number-right', '4,50 €', '8 euros'],
			['Uno de € 4 y otro de 5 €', 'number-too-low', '4', '5 €'],
			['Entre 5 y 10 €', 'number-ambiguous', '5', '10 €'],
			['15 €, 30 €', 'number-too-high', '15 €', '30 €']
		]
	);
	table(
		{
			kind: 'number',
			take: 'every',
			unit: { names: ['°C', 'grados'] },
			expected: { min: '-2', max: '21' }
		},
		[
			['19 °C de día y 16 grados de noche', 'number-right', '19 °C', '16 grados'],
			['20 °C, pero 23 °C en el baño', 'number-too-high', '23 °C'],
			['fuera hay -5 °C', 'number-too-low', '5 °C']
		]
	);
	table({ kind: 'number', take: 'one', expected: { equals: '40', within: { share: '1/10' } } }, [
		['42', 'number-right', '42'],
		['44,1', 'number-too-high', '44,1'],
		['1. cuarenta', 'number-missing']
	]);
});
