import { expect, test } from 'vitest';
import { pairedDifference } from './paired-difference.ts';

test('the hours of sleep of Student (1908) differ by 1.58, between 0.70 and 2.46', () => {
	const { value, interval } = pairedDifference([1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4]);
	expect(value).toBeCloseTo(1.58, 4);
	expect(interval?.low).toBeCloseTo(0.7001, 3);
	expect(interval?.high).toBeCloseTo(2.4599, 3);
});

test('one pair has a difference and no interval', () => {
	expect(pairedDifference([-1])).toEqual({ value: -1, interval: undefined });
});
