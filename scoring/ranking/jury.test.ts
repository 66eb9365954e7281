import { describe, expect, test } from 'vitest';
import type { Criterion } from '../rulebook/schema.ts';
import { juryQuality, majority } from './jury.ts';

const criterion = (id: string, weight: string): Criterion => ({
	id,
	title: { es: id },
	levels: ['a', 'b', 'c', 'd', 'e'].map((es) => ({ es })),
	weight
});
const rubric = [criterion('fondo', '1/2'), criterion('forma', '1/3')];

describe('the jury’s quality', () => {
	test('is each criterion’s (S − 1)/4 by its weight, over the weights, as an exact fraction', () => {
		expect(juryQuality(rubric, [{ fondo: 5, forma: 2 }])).toBe('7/10');
		expect(juryQuality(rubric, [{ fondo: 1, forma: 1 }])).toBe('0/1');
		expect(juryQuality(rubric, [{ fondo: 5, forma: 5 }])).toBe('1/1');
	});

	test('takes the median of the judges: the middle one, or halfway between the middle two', () => {
		const one = [criterion('fondo', '1')];
		const of = (...levels: number[]) =>
			juryQuality(
				one,
				levels.map((fondo) => ({ fondo }))
			);

		expect(of(5, 1, 2)).toBe('1/4');
		expect(of(1, 2)).toBe('1/8');
		expect(of(4, 1, 5, 3)).toBe('5/8');
	});

	test('leaves out a judge who lacks a criterion', () => {
		expect(juryQuality(rubric, [{ fondo: 1 }, { fondo: 5, forma: 5 }])).toBe('1/1');
	});

	test('is absent without a rubric and without judges', () => {
		expect(juryQuality([], [{ fondo: 3 }])).toBeUndefined();
		expect(juryQuality(rubric, [])).toBeUndefined();
		expect(juryQuality([criterion('fondo', '0')], [{ fondo: 5 }])).toBeUndefined();
	});
});

test('more judges for than against confirm, fewer reject, as many of each decide nothing', () => {
	expect(majority(['valid', 'invalid', 'valid'])).toBe('valid');
	expect(majority(['invalid', 'valid', 'invalid'])).toBe('invalid');
	expect(majority(['valid', 'invalid'])).toBeUndefined();
	expect(majority([])).toBeUndefined();
});
