import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PROFILES } from './catalogue.ts';
import { interactionEnergy } from './interaction.ts';
import { meterOf } from './meter.ts';
import type { Profile } from './profile.ts';

function exactly(profile: Profile, promptTokens: number, completionTokens: number) {
	const energy = interactionEnergy(profile, { promptTokens, cachedTokens: 0, completionTokens });
	return energy.ok ? Number(energy.energyNwh) : undefined;
}

test('the meter reads what the exact formula says, whatever the counts', () => {
	const count = fc.oneof(fc.nat(3), fc.nat(2000), fc.nat(163_840));
	fc.assert(
		fc.property(fc.constantFrom(...PROFILES), count, count, (profile, prompt, completion) => {
			expect(meterOf(profile)(prompt, completion)).toBe(exactly(profile, prompt, completion));
		}),
		{ numRuns: 3000 }
	);
});

test.each([
	[-1, 1],
	[0.5, 1],
	[1, Number.NaN],
	[0, 1],
	[163_840, 1],
	[2 ** 53, 1]
])('counts that no interaction can have are refused: %d, %d', (prompt, completion) => {
	for (const profile of PROFILES) expect(meterOf(profile)(prompt, completion)).toBeUndefined();
});

test('half a nanowatt-hour rounds to the even one, where floating point cannot tell', () => {
	const [usual] = PROFILES;
	if (!usual) throw new Error('no profile');
	// One FLOP more or less: coefficients that put an energy exactly, and then nearly, on a half.
	const shape = { ...usual.shape, layers: 0, hidden: 1, vocabulary: 0, contextTokens: 1000 };
	for (const weights of ['36', '18', '54', '18.0000000000000000001', '17.9999999999999999999']) {
		const profile = {
			...usual,
			id: weights,
			shape: { ...shape, vocabulary: 10_000 },
			hostFactor: '1',
			pue: '1',
			batch: 1,
			coefficients: { weights, cache: '0', decode: '0', prefill: '0' }
		};
		for (let completion = 1; completion < 200; completion++) {
			expect(meterOf(profile)(5, completion)).toBe(exactly(profile, 5, completion));
		}
	}
});
