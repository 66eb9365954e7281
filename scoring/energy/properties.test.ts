import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare } from '../exact/rational.ts';
import { PROFILES } from './catalogue.ts';
import type { TokenCounts } from './counts.ts';
import { interactionEnergy } from './interaction.ts';
import type { InteractionEnergy } from './interaction.ts';
import type { Profile } from './profile.ts';

/** pJ per byte of weights and of cache, and the batch, as the method's table has them. */
const TABLE = new Map([
	['alia40b-h200x1-b32-2026.1', [165n, 210n, 32n]],
	['alia40b-h200x1-b8-2026.1', [165n, 210n, 8n]],
	['alia40b-h200x1-b64-2026.1', [165n, 210n, 64n]],
	['alia40b-h100x2-b32-2026.1', [193n, 250n, 32n]],
	['simulated-alia40b-2026.1', [165n, 210n, 32n]],
	['simulated-alia40b-b8-2026.1', [165n, 210n, 8n]],
	['simulated-alia40b-b64-2026.1', [165n, 210n, 64n]]
]);

/** The method once more, token by token, in 6400ths of a picojoule and by long division. */
function tokenByToken(profile: Profile, counts: TokenCounts): { flop: bigint; energyNwh: bigint } {
	const [weights = 0n, cache = 0n, batch = 1n] = TABLE.get(profile.id) ?? [];
	const { promptTokens: prompt, cachedTokens, completionTokens: completion } = counts;
	const cached = prompt === 0 ? 0 : Math.min(cachedTokens, prompt - 1);
	let flopPrefill = completion > 0 ? 4_194_304_000n : 0n;
	let flopDecode = 0n;
	let cacheReads = BigInt(cached);
	for (let token = cached + 1; token <= prompt; token += 1) {
		flopPrefill += 72_477_573_120n + 1_572_864n * BigInt(token);
	}
	for (let written = 1; written < completion; written += 1) {
		flopDecode += 72_477_573_120n + 4_194_304_000n + 1_572_864n * BigInt(prompt + written);
		cacheReads += BigInt(prompt + written);
	}
	const steps = completion > 0 ? completion : prompt > cached ? 1 : 0;
	const parts =
		(6400n * 110n * flopPrefill) / 100n +
		(6400n * 65n * flopDecode) / 100n +
		6400n * cache * 196_608n * cacheReads +
		(6400n * weights * 76_673_466_368n * BigInt(steps)) / batch;
	// pJ × 1.30 × 1.20 / 3600 / 10^12 × 10^9 = nWh
	const numerator = parts * 156n;
	const denominator = 6400n * 100n * 3600n * 1000n;
	const floor = numerator / denominator;
	const above = 2n * (numerator % denominator) - denominator;
	const up = above > 0n || (above === 0n && floor % 2n === 1n);
	return { flop: flopPrefill + flopDecode, energyNwh: up ? floor + 1n : floor };
}

function priced(profile: Profile, counts: TokenCounts): InteractionEnergy {
	const energy = interactionEnergy(profile, counts);
	if (!energy.ok) throw new Error(energy.message);
	return energy;
}

const profiles = fc.constantFrom(...PROFILES);

function interactions(most: number): fc.Arbitrary<TokenCounts> {
	return fc
		.tuple(fc.integer({ min: 1, max: most }), fc.integer({ min: 0, max: most }), fc.nat(most))
		.map(([promptTokens, cached, completionTokens]) => ({
			promptTokens,
			cachedTokens: Math.min(cached, promptTokens),
			completionTokens
		}));
}

describe('the energy of any interaction', () => {
	test('is what counting token by token gives, on every server', () => {
		fc.assert(
			fc.property(profiles, interactions(2500), (profile, counts) => {
				expect(priced(profile, counts)).toMatchObject(tokenByToken(profile, counts));
			})
		);
	});

	test('is what counting gives for long ones as well', () => {
		fc.assert(
			fc.property(profiles, interactions(81_919), (profile, counts) => {
				expect(priced(profile, counts)).toMatchObject(tokenByToken(profile, counts));
			}),
			{ numRuns: 15 }
		);
	});

	test('grows with every token read or written, and never with one found in the cache', () => {
		fc.assert(
			fc.property(profiles, interactions(80_000), (profile, counts) => {
				const { gpuJoules } = priced(profile, counts);
				const more = (change: Partial<TokenCounts>): -1 | 0 | 1 =>
					compare(priced(profile, { ...counts, ...change }).gpuJoules, gpuJoules);

				expect(more({ promptTokens: counts.promptTokens + 1 })).toBe(1);
				expect(more({ completionTokens: counts.completionTokens + 1 })).toBe(1);
				const cachedTokens = Math.min(counts.cachedTokens + 1, counts.promptTokens);
				const lastRecomputed = cachedTokens >= counts.promptTokens;
				expect(more({ cachedTokens })).toBe(lastRecomputed ? 0 : -1);
			})
		);
	});

	test('is less where more share the reading of the weights', () => {
		const [b32, b8, b64] = PROFILES;
		if (!b8 || !b32 || !b64) throw new Error('three batch sizes are published');
		fc.assert(
			fc.property(interactions(80_000), (counts) => {
				const small = priced(b8, counts).energyNwh;
				const usual = priced(b32, counts).energyNwh;

				expect(small).toBeGreaterThan(usual);
				expect(usual).toBeGreaterThan(priced(b64, counts).energyNwh);
			})
		);
	});
});
