import { describe, expect, test } from 'vitest';
import { decimal } from '../exact/decimal.ts';
import { add, compare, ZERO } from '../exact/rational.ts';
import { DEFAULT_PROFILE, profileById, PROFILES } from './catalogue.ts';
import type { TokenCounts } from './counts.ts';
import { energyBreakdown, energyCeiling, interactionEnergy } from './interaction.ts';
import type { EnergyBreakdown, InteractionEnergy } from './interaction.ts';
import type { Profile } from './profile.ts';

function counts(promptTokens: number, cachedTokens: number, completionTokens: number): TokenCounts {
	return { promptTokens, cachedTokens, completionTokens };
}

function priced(given: TokenCounts, profile: Profile = DEFAULT_PROFILE): InteractionEnergy {
	const energy = interactionEnergy(profile, given);
	if (!energy.ok) throw new Error(energy.message);
	return energy;
}

function explained(given: TokenCounts): EnergyBreakdown {
	const breakdown = energyBreakdown(DEFAULT_PROFILE, given);
	if (!breakdown.ok) throw new Error(breakdown.message);
	return breakdown;
}

describe('the worked examples of the method', () => {
	test.each([
		[0, 0, 0, 0n, 0, 0n],
		[1, 0, 1, 76_673_449_984n, 0.4796884, 207_865n],
		[200, 0, 500, 53_143_776_788_480n, 248.0275, 107_478_574n],
		[2000, 0, 50, 152_019_630_817_280n, 189.3249, 82_040_789n],
		[500, 0, 300, 59_670_559_457_280n, 181.8124, 78_785_367n],
		[500, 480, 300, 24_699_752_939_520n, 143.3643, 62_124_537n],
		[8192, 0, 1024, 738_963_887_226_880n, 1543.731, 668_950_283n]
	])('%d in, %d cached, %d out', (prompt, cached, completion, flop, joules, energyNwh) => {
		const energy = priced(counts(prompt, cached, completion));

		expect(energy).toMatchObject({ flop, flopUnits: flop / 2n ** 19n, energyNwh });
		expect(Number(decimal(energy.gpuJoules).toPrecision(7))).toBe(joules);
		expect(energy.wattHours).toBe(Number(`${String(energyNwh)}e-9`));
	});

	test.each([
		['alia40b-h200x1-b8-2026.1', 364_454_489n],
		['alia40b-h200x1-b64-2026.1', 64_649_255n],
		['alia40b-h100x2-b32-2026.1', 122_779_823n],
		['simulated-alia40b-2026.1', 107_478_574n]
	])('200 in, 500 out on %s', (id, energyNwh) => {
		const profile = profileById(id);

		expect(profile && priced(counts(200, 0, 500), profile).energyNwh).toBe(energyNwh);
	});
});

describe('the edges of an interaction', () => {
	test('nothing costs nothing, on every server', () => {
		for (const profile of PROFILES) {
			expect(priced(counts(0, 0, 0), profile)).toEqual({
				ok: true,
				flop: 0n,
				flopUnits: 0n,
				energyNwh: 0n,
				gpuJoules: ZERO,
				wattHours: 0,
				gramsCO2e: 0
			});
		}
	});

	test('a prompt found whole in the cache still recomputes its last token', () => {
		expect(priced(counts(500, 500, 20))).toEqual(priced(counts(500, 499, 20)));
		expect(priced(counts(1, 1, 1))).toEqual(priced(counts(1, 0, 1)));
		expect(explained(counts(500, 500, 0)).computedTokens).toBe(1n);
	});

	test('a prompt that nobody waited for reads the weights once and samples nothing', () => {
		const abandoned = explained(counts(500, 0, 0));

		expect(abandoned).toMatchObject({ engineSteps: 1n, decodeSteps: 0n, decodeJoules: ZERO });
		expect(explained(counts(500, 0, 1)).flop - abandoned.flop).toBe(4_194_304_000n);
	});

	test('a whole context passes 2^53 FLOP and keeps every one of them', () => {
		const { flop, flopUnits } = priced(counts(163_840, 0, 0));

		expect(flop).toBe(72_477_573_120n * 163_840n + (1_572_864n * (163_840n * 163_841n)) / 2n);
		expect(flop).toBeGreaterThan(2n ** 53n);
		expect(flopUnits * 2n ** 19n).toBe(flop);
		expect(flopUnits).toBeLessThan(2n ** 53n);
	});

	test('the dearest interaction that fits is stored as a safe whole number', () => {
		for (const profile of PROFILES) {
			expect(priced(counts(1, 0, 163_839), profile).energyNwh).toBeLessThan(2n ** 53n);
		}
	});
});

describe('what a calculator shows', () => {
	test.each([
		[500, 480, 300],
		[1, 0, 1],
		[8192, 0, 1024]
	])('the parts of %d in, %d cached, %d out add up to the whole', (...given) => {
		const { prefillJoules, decodeJoules, weightsJoules, ...rest } = explained(counts(...given));

		expect(add(add(prefillJoules, decodeJoules), weightsJoules)).toEqual(rest.gpuJoules);
		expect(rest.flopPrefill + rest.flopDecode).toBe(rest.flop);
		expect(rest).toMatchObject(priced(counts(...given)));
	});

	test('the steps of 500 in, 480 cached, 300 out', () => {
		expect(explained(counts(500, 480, 300))).toMatchObject({
			reusedTokens: 480n,
			computedTokens: 20n,
			decodeSteps: 299n,
			engineSteps: 300n,
			pairsPrefill: 9810n,
			pairsDecode: 194_350n
		});
	});
});

test('a hold covers whatever the interaction turns out to be', () => {
	const hold = energyCeiling(DEFAULT_PROFILE, 3000, 400);
	if (!hold.ok) throw new Error(hold.message);

	expect(hold.energyNwh).toBe(priced(counts(3000, 0, 400)).energyNwh);
	for (const [prompt, cached, completion] of [
		[3000, 0, 399],
		[2999, 0, 400],
		[3000, 2999, 400],
		[1, 0, 400],
		[3000, 0, 0]
	] as const) {
		const { gpuJoules } = priced(counts(prompt, cached, completion));
		expect(compare(gpuJoules, hold.gpuJoules)).toBe(-1);
	}
});
