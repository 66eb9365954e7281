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
	[1, 1.5],
	[1.5, 1],
	[0, 1],
	[163_840, 1],
	[2 ** 53, 1]
])('counts that no interaction can have are refused: %d, %d', (prompt, completion) => {
	for (const profile of PROFILES) expect(meterOf(profile)(prompt, completion)).toBeUndefined();
});

test('half a nanowatt-hour rounds to the even one, where floating point cannot tell', () => {
	const [usual] = PROFILES;
	if (!usual) throw new Error('no profile');
	// 20,000 bytes a step at 90 pJ are half a nanowatt-hour at the meter, shared by the batch: sums
	// of sevenths and the like that come to a half exactly, or to a hair more or less than one.
	const shape = { ...usual.shape, layers: 0, hidden: 1, vocabulary: 9999, contextTokens: 4000 };
	for (const weights of ['90', '90.0000000000000000001', '89.9999999999999999999']) {
		for (const batch of [1, 3, 7, 49, 93]) {
			const profile = {
				...usual,
				shape,
				hostFactor: '1',
				pue: '1',
				batch,
				coefficients: { weights, cache: '0', decode: '0', prefill: '0' }
			};
			const meter = meterOf(profile);
			for (let steps = batch; steps < 3900; steps += 2 * batch) {
				expect(meter(5, steps)).toBe(exactly(profile, 5, steps));
			}
		}
	}
});
