import { multiply, rational, roundHalfEven } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import { carbonGrams } from './carbon.ts';
import { refusalOf } from './counts.ts';
import type { RefusedCounts, TokenCounts } from './counts.ts';
import type { Profile } from './profile.ts';
import { tariffOf } from './tariff.ts';
import { workOf } from './work.ts';
import type { Work } from './work.ts';

/** The modelled cost of one interaction. */
export interface InteractionEnergy {
	readonly ok: true;
	readonly flop: bigint;
	/** FLOP / 2^19, which stays below 2^53; whole for every published profile. */
	readonly flopUnits: bigint;
	/** Whole nanowatt-hours at the building's meter: what is stored, summed and ranked. */
	readonly energyNwh: bigint;
	/** Joules at the accelerator, exact. */
	readonly gpuJoules: Rational;
	/** `energyNwh` / 10^9. */
	readonly wattHours: number;
	/** Of `energyNwh`, to nine decimals. */
	readonly gramsCO2e: number;
}

/** The same cost, told step by step. The three parts add up to `gpuJoules`. */
export interface EnergyBreakdown extends InteractionEnergy, Work {
	readonly prefillJoules: Rational;
	readonly decodeJoules: Rational;
	readonly weightsJoules: Rational;
}

export type EnergyResult = InteractionEnergy | RefusedCounts;

const FLOP_UNIT = 2n ** 19n;

/** Each part in whole parts of a joule: the tariff's `denominator` makes one. */
function partsOf(profile: Profile, work: Work): Record<'prefill' | 'decode' | 'weights', bigint> {
	const tariff = tariffOf(profile);
	return {
		prefill: tariff.perPrefillFlop * work.flopPrefill + tariff.perCachedToken * work.reusedTokens,
		decode: tariff.perDecodeFlop * work.flopDecode + tariff.perCachedToken * work.pairsDecode,
		weights: tariff.perStep * work.engineSteps
	};
}

function total(profile: Profile, work: Work): InteractionEnergy {
	const { denominator, nwhPerJoule } = tariffOf(profile);
	const { prefill, decode, weights } = partsOf(profile, work);
	const gpuJoules = rational(prefill + decode + weights, denominator);
	const energyNwh = roundHalfEven(multiply(gpuJoules, nwhPerJoule));
	const flop = work.flopPrefill + work.flopDecode;
	return {
		ok: true,
		flop,
		flopUnits: roundHalfEven(rational(flop, FLOP_UNIT)),
		energyNwh,
		gpuJoules,
		wattHours: Number(energyNwh) / 1e9,
		gramsCO2e: carbonGrams(profile, energyNwh)
	};
}

/**
 * What an interaction costs on the reference server: exact, with one rounding, half to even, to
 * whole nanowatt-hours. Refuses counts that are no natural numbers, more cached tokens than the
 * prompt has, an answer without a prompt, and more tokens than the context holds. The form is fitted
 * to the H100 runs of ML.ENERGY's leaderboard v3.
 */
export function interactionEnergy(profile: Profile, counts: TokenCounts): EnergyResult {
	const refusal = refusalOf(profile.shape, counts);
	return refusal ?? total(profile, workOf(tariffOf(profile).constants, counts));
}

/** The cost of an interaction with its parts, for showing how it comes about. Refuses the same. */
export function energyBreakdown(
	profile: Profile,
	counts: TokenCounts
): EnergyBreakdown | RefusedCounts {
	const refusal = refusalOf(profile.shape, counts);
	if (refusal) return refusal;
	const { constants, denominator } = tariffOf(profile);
	const work = workOf(constants, counts);
	const { prefill, decode, weights } = partsOf(profile, work);
	return {
		...work,
		...total(profile, work),
		prefillJoules: rational(prefill, denominator),
		decodeJoules: rational(decode, denominator),
		weightsJoules: rational(weights, denominator)
	};
}

/**
 * The most that an interaction can cost whose prompt has at most `promptCeiling` tokens and whose
 * answer at most `answerTokens`: what a team's budget has to hold before it starts.
 */
export function energyCeiling(
	profile: Profile,
	promptCeiling: number,
	answerTokens: number
): EnergyResult {
	return interactionEnergy(profile, {
		promptTokens: promptCeiling,
		cachedTokens: 0,
		completionTokens: answerTokens
	});
}
