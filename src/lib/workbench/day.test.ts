import { expect, test } from 'vitest';
import { REFERENCE_SHEET } from '#scoring/plan/reference-sheet.ts';
import { figuresOf, hoursOf } from './day.ts';

test('a day shows the hours in which something can happen', () => {
	const hours = hoursOf(REFERENCE_SHEET);

	expect([hours[0]?.hour, hours.at(-1)?.hour]).toEqual([6, 21]);
});

test('a plan adds each load to its hours and to no other', () => {
	const hours = hoursOf(REFERENCE_SHEET, REFERENCE_SHEET.naive);
	const total = (hour: number) => hours.find((one) => one.hour === hour)?.total;

	expect(total(6)).toBe(5);
	expect(total(8)).toBe(3 + 12 + 5);
	expect(total(9)).toBe(3 + 12 + 6);
	expect(total(13)).toBe(3);
	expect(total(17)).toBe(7 + 7);
	expect(total(20)).toBe(4);
});

test('a day in words tells when the sun is there and how strong it gets', () => {
	expect(figuresOf(REFERENCE_SHEET)).toEqual({
		from: 8,
		to: 19,
		peak: 19,
		peakHour: 13,
		fixed: 7,
		limit: 22
	});
});
