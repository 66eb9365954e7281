import { describe, expect, test } from 'vitest';
import { carbonGrams } from './carbon.ts';
import { DEFAULT_PROFILE } from './catalogue.ts';
import { tokenFigures } from './figures.ts';
import { interactionEnergy } from './interaction.ts';

function nwh(promptTokens: number, completionTokens: number): bigint {
	const counts = { promptTokens, cachedTokens: 0, completionTokens };
	const energy = interactionEnergy(DEFAULT_PROFILE, counts);
	if (!energy.ok) throw new Error(energy.message);
	return energy.energyNwh;
}

const distance = (a: bigint, b: bigint): bigint => (a > b ? a - b : b - a);

describe('the figures for the public', () => {
	test('reading a token costs about 0.035 mWh and writing one about 0.21, six times as much', () => {
		const { readNwh, writeNwh } = tokenFigures(DEFAULT_PROFILE, 800);

		expect(Number(readNwh) / 1e6).toBeCloseTo(0.035, 3);
		expect(Number(writeNwh) / 1e6).toBeCloseTo(0.21, 2);
		expect(Number(writeNwh) / Number(readNwh)).toBeCloseTo(6, 0);
	});

	test.each([2, 500, 8192, 100_000])('are what one token more adds at %d', (context) => {
		const { readNwh, writeNwh } = tokenFigures(DEFAULT_PROFILE, context);

		expect(distance(nwh(context, 0) - nwh(context - 1, 0), readNwh)).toBeLessThan(2n);
		expect(distance(nwh(context - 1, 2) - nwh(context - 1, 1), writeNwh)).toBeLessThan(2n);
	});

	test('a kilowatt-hour emits what the grid says', () => {
		expect(carbonGrams(DEFAULT_PROFILE, 10n ** 12n)).toBe(146.15);
		expect(carbonGrams(DEFAULT_PROFILE, 107_478_574n)).toBe(0.015707994);
		expect(carbonGrams(DEFAULT_PROFILE, 0n)).toBe(0);
	});
});
