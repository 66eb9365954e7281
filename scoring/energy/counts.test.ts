import { describe, expect, test } from 'vitest';
import { DEFAULT_PROFILE } from './catalogue.ts';
import { energyBreakdown, energyCeiling, interactionEnergy } from './interaction.ts';

describe('counts that no interaction can have', () => {
	test.each([
		[-1, 0, 0, 'not_a_natural_number', 'promptTokens'],
		[1.5, 0, 0, 'not_a_natural_number', 'promptTokens'],
		[10, Number.NaN, 0, 'not_a_natural_number', 'cachedTokens'],
		[10, 0, Infinity, 'not_a_natural_number', 'completionTokens'],
		[2 ** 53, 0, 0, 'not_a_natural_number', 'promptTokens'],
		[10, 11, 5, 'cached_above_prompt', 'cachedTokens'],
		[0, 1, 0, 'cached_above_prompt', 'cachedTokens'],
		[0, 0, 1, 'output_without_prompt', 'completionTokens'],
		[163_840, 0, 1, 'above_context', 'promptTokens'],
		[163_841, 0, 0, 'above_context', 'promptTokens'],
		[1, 0, 163_840, 'above_context', 'promptTokens']
	])('%d in, %d cached, %d out is refused as %s', (prompt, cached, completion, reason, field) => {
		const counts = { promptTokens: prompt, cachedTokens: cached, completionTokens: completion };

		const refusal = interactionEnergy(DEFAULT_PROFILE, counts);

		expect(refusal).toMatchObject({ ok: false, reason, field });
		expect(energyBreakdown(DEFAULT_PROFILE, counts)).toEqual(refusal);
	});

	test.each([
		[-1, 0, 0, 'promptTokens is not a natural number'],
		[10, 11, 5, 'cachedTokens (11) is above promptTokens (10)'],
		[0, 0, 7, 'completionTokens (7) cannot come out of an empty prompt']
	])('%d in, %d cached, %d out says why in a sentence', (prompt, cached, completion, message) => {
		const counts = { promptTokens: prompt, cachedTokens: cached, completionTokens: completion };

		expect(interactionEnergy(DEFAULT_PROFILE, counts)).toMatchObject({ message });
	});

	test('a whole context is priced, and one token more is not', () => {
		expect(energyCeiling(DEFAULT_PROFILE, 162_840, 1000).ok).toBe(true);
		expect(energyCeiling(DEFAULT_PROFILE, 162_841, 1000)).toMatchObject({
			message: 'promptTokens and completionTokens add up to 163841, above the context of 163840'
		});
	});
});
