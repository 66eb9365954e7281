import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compare, ONE, rational, ZERO } from '../exact/rational.ts';
import { quality } from './quality.ts';

test.each([
	[92, 0n, 1n],
	[45, 1n, 1n],
	[59, 33n, 47n],
	[120, 0n, 1n],
	[40, 1n, 1n]
])('on the reference sheet a plan of %i kWh has the quality %i/%i', (plan, n, d) => {
	expect(quality({ naive: 92, plan, optimum: 45 })).toEqual(rational(n, d));
});

test('quality lies in [0, 1] and never falls when a plan buys less', () => {
	const kwh = fc.integer({ min: 0, max: 300 });
	fc.assert(
		fc.property(kwh, kwh, (one, other) => {
			const [less, more] = [Math.min(one, other), Math.max(one, other)];
			const [better, worse] = [less, more].map((plan) => quality({ naive: 92, plan, optimum: 45 }));
			expect(compare(better ?? ZERO, worse ?? ONE)).not.toBe(-1);
			expect(compare(better ?? ONE, ONE)).not.toBe(1);
			expect(compare(worse ?? ZERO, ZERO)).not.toBe(-1);
		})
	);
});

test('a sheet where nothing can be saved has no quality', () => {
	expect(() => quality({ naive: 45, plan: 45, optimum: 45 })).toThrow(RangeError);
});
