import { describe, expect, test } from 'vitest';
import { DEFAULT_PROFILE, SIMULATED_PROFILE } from '#scoring/energy';
import { askedIn, calculate, type Asked } from './calculation.ts';

const usual = askedIn(new URLSearchParams(), DEFAULT_PROFILE.id);
const calculated = (parts: Partial<Asked> = {}) => {
	const result = calculate({ ...usual, ...parts });
	if (!result.ok) throw new Error(`${result.field}: ${result.reason}`);
	return result;
};
const refused = (parts: Partial<Asked>) => {
	const result = calculate({ ...usual, ...parts });
	return result.ok ? undefined : [result.field, result.reason];
};

describe('the calculator of the method page', () => {
	test('opens on a usual question: 78.8 mWh, half a minute of a 10 W lamp', () => {
		const result = calculated();

		expect(result.energyNwh).toBe(78_785_367n);
		expect(result.lampMs / 1000).toBeCloseTo(28.36, 2);
		expect(result.gramsCO2e).toBeCloseTo(0.0115, 4);
	});

	test('the parts add up to the whole', () => {
		const { parts, gpuJoules } = calculated({ cached: '480' });

		expect(gpuJoules).toBeCloseTo(143.3643, 4);
		expect(parts.reduce((sum, { joules }) => sum + joules, 0)).toBeCloseTo(gpuJoules, 6);
		expect(parts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
	});

	test('nothing read and nothing written costs nothing, and has no parts to speak of', () => {
		const result = calculated({ prompt: '0', completion: '0' });

		expect(result.energyNwh).toBe(0n);
		expect(result.parts.map(({ share }) => share)).toEqual([0, 0, 0]);
	});

	test('says how far the figure hangs on the batch, dearer where fewer share', () => {
		const [few, many] = calculated().range;

		expect([few?.batch, many?.batch]).toEqual([8, 64]);
		expect(few?.energyNwh).toBeGreaterThan(calculated().energyNwh);
		expect(many?.energyNwh).toBeLessThan(calculated().energyNwh);
	});

	test('reads thousands as Spanish writes them', () => {
		expect(calculated({ prompt: ' 12.000 ' }).energyNwh).toBe(
			calculated({ prompt: '12000' }).energyNwh
		);
	});

	test.each([
		[{ prompt: '' }, ['prompt', 'not_a_natural_number']],
		[{ prompt: '-1' }, ['prompt', 'not_a_natural_number']],
		[{ completion: '1,5' }, ['completion', 'not_a_natural_number']],
		[{ completion: '1.5' }, ['completion', 'not_a_natural_number']],
		[{ completion: '1e3' }, ['completion', 'not_a_natural_number']],
		[{ prompt: '9'.repeat(30) }, ['prompt', 'not_a_natural_number']],
		[{ cached: '501' }, ['cached', 'cached_above_prompt']],
		[{ prompt: '0' }, ['completion', 'output_without_prompt']],
		[{ prompt: '163840' }, ['prompt', 'above_context']],
		[{ profile: 'nobody' }, ['profile', 'unknown_profile']]
	])('refuses %j and says which field is to blame', (parts, expected) => {
		expect(refused(parts)).toEqual(expected);
	});

	test('takes what the address says, and the contest’s own profile where it says nothing', () => {
		const asked = askedIn(new URLSearchParams('prompt=7&completion=x'), SIMULATED_PROFILE.id);

		expect(asked).toEqual({
			prompt: '7',
			cached: '0',
			completion: 'x',
			profile: SIMULATED_PROFILE.id
		});
	});
});
