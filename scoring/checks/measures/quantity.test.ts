import { describe, expect, test } from 'vitest';
import { foldText } from '../text/fold.ts';
import { tokensOf } from '../text/token.ts';
import { millionths } from './decimal.ts';
import { figureContext, labelledSaving } from './quantity.ts';
import { savingInText } from './saving.ts';

const tokens = (text: string) => tokensOf(foldText(text).text);
const kwh = (quantity: { low: bigint; high: bigint } | undefined) =>
	quantity && [Number(quantity.low) / 1e6, Number(quantity.high) / 1e6];
const labelled = (text: string, label = 'Ahorro') =>
	kwh(labelledSaving(tokens(text), figureContext(tokens(label))));

test.each([
	['1.200', 1200],
	['1,200', 1200],
	['1 200', 1200],
	["1'200", 1200],
	['1.200,5', 1200.5],
	['1,200.5', 1200.5],
	['0,150', 0.15],
	['12,5', 12.5],
	['1.234.567', 1234567]
])('%s is read as people mean it', (text, value) => {
	expect(Number(millionths(text, false)) / 1e6).toBe(value);
});

test('in JSON and in megawatt-hours a point is decimal', () => {
	expect(millionths('1.200', true)).toBe(1_200_000n);
	expect(labelled('1,200 MWh')).toEqual([1200, 1200]);
});

test('a number of a hundred thousand digits is a large number and not a crash', () => {
	expect(millionths('9'.repeat(100_000), false)).toBeGreaterThan(0n);
});

describe('a labelled saving', () => {
	test.each([
		['150 kWh', [150, 150]],
		['1200 kWh/año', [1200, 1200]],
		['1,2 MWh', [1200, 1200]],
		['aprox. 150 kWh anuales', [150, 150]],
		['entre 100 y 150 kWh', [100, 150]],
		['100-150 kWh/año', [100, 150]],
		['150 kWh a 100 kWh', [100, 150]],
		['12 kWh/mes', [144, 144]],
		['12 kWh al mes (144 kWh al año)', [144, 144]],
		['0,5 kWh/día', [182.5, 182.5]],
		['6 × 20 kWh = 120 kWh/año', [120, 120]],
		['10 % (unos 120 kWh)', [120, 120]],
		['150 kilovatios hora', [150, 150]],
		['150.000 Wh', [150, 150]],
		['150', [150, 150]],
		['−150 kWh', [150, 150]]
	])('of «%s» is read', (text, expected) => {
		expect(labelled(text)).toEqual(expected);
	});

	test.each(['30 €/año', '10 %', '500 W', 'considerable', '—', '2 horas al día', '€ 30'])(
		'of «%s» tells no energy',
		(text) => {
			expect(labelled(text)).toBeUndefined();
		}
	);

	test('takes the unit and the period from its label', () => {
		expect(labelled('1,2', 'Ahorro (MWh)')).toEqual([1200, 1200]);
		expect(labelled('10', 'Ahorro mensual (kWh)')).toEqual([120, 120]);
		expect(labelled('30', 'Ahorro (€/año)')).toBeUndefined();
	});
});

describe('a saving in running text', () => {
	const inText = (text: string) => kwh(savingInText(tokens(text)));

	test('is told from the consumption beside it', () => {
		expect(inText('Consume 400 kWh al año; así ahorra 60 kWh')).toEqual([60, 60]);
		expect(inText('Reduce el consumo en 80 kWh')).toEqual([80, 80]);
		expect(inText('Alcachofa de bajo consumo, 90 kWh/año')).toEqual([90, 90]);
	});

	test('is not made of consumption alone', () => {
		expect(inText('La nevera gasta 400 kWh al año')).toBeUndefined();
	});
});
