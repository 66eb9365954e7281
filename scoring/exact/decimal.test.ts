import { expect, test } from 'vitest';
import { decimal } from './decimal.ts';
import { parseRational } from './rational.ts';

test.each([
	['1/3', 4, 0.3333],
	['2/3', 4, 0.6667],
	['0.00005', 4, 0],
	['0.00015', 4, 0.0002],
	['-1/3', 2, -0.33],
	['248.027479508992', 9, 248.027479509]
])('%s shows at %i decimals as %d', (text, places, shown) => {
	expect(decimal(parseRational(text), places)).toBe(shown);
});
