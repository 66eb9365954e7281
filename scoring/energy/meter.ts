import { interactionEnergy } from './interaction.ts';
import type { Profile } from './profile.ts';
import { tariffOf } from './tariff.ts';

/** Whole nanowatt-hours of an interaction without cached tokens; undefined for refused counts. */
export type Meter = (promptTokens: number, completionTokens: number) => number | undefined;

/** Above it whole numbers have no room for a fraction that could be told from a half. */
const LARGEST = 2 ** 40;
/** Some ten roundings of a sum of positive terms, each at most 2^-53 of it, with room to spare. */
const RELATIVE_ERROR = 2 ** -48;

/**
 * The same energies as `interactionEnergy`, for pricing millions. It sums in floating point, knows a
 * bound of its error, and where a half lies within that bound asks the exact formula: so every answer
 * is exact.
 */
function compute(profile: Profile): Meter {
	const { constants, denominator, nwhPerJoule, ...tariff } = tariffOf(profile);
	const { flopPerToken, flopPerPair, flopPerSample } = constants;
	const per = (parts: bigint): number =>
		Number(parts * nwhPerJoule.n) / Number(denominator * nwhPerJoule.d);
	const perPromptToken = per(tariff.perPrefillFlop * flopPerToken);
	const perPrefillPair = per(tariff.perPrefillFlop * flopPerPair);
	const perFirstSample = per(tariff.perPrefillFlop * flopPerSample);
	const perDecodeStep = per(tariff.perDecodeFlop * (flopPerToken + flopPerSample));
	const perDecodePair = per(tariff.perDecodeFlop * flopPerPair + tariff.perCachedToken);
	const perEngineStep = per(tariff.perStep);
	const { contextTokens } = profile.shape;

	const exact: Meter = (promptTokens, completionTokens) => {
		const energy = interactionEnergy(profile, { promptTokens, cachedTokens: 0, completionTokens });
		return energy.ok ? Number(energy.energyNwh) : undefined;
	};
	return (prompt, completion) => {
		const usual =
			Number.isSafeInteger(prompt) &&
			Number.isSafeInteger(completion) &&
			prompt > 0 &&
			completion > 0 &&
			prompt + completion <= contextTokens &&
			contextTokens < 2 ** 26;
		if (!usual) return exact(prompt, completion);
		const steps = completion - 1;
		const energy =
			perPromptToken * prompt +
			perPrefillPair * ((prompt * (prompt + 1)) / 2) +
			perFirstSample +
			perDecodeStep * steps +
			perDecodePair * (steps * prompt + (steps * (steps + 1)) / 2) +
			perEngineStep * completion;
		const floor = Math.floor(energy);
		const distance = Math.abs(energy - floor - 0.5);
		if (energy > LARGEST || distance <= energy * RELATIVE_ERROR) return exact(prompt, completion);
		return energy - floor > 0.5 ? floor + 1 : floor;
	};
}

const meters = new WeakMap<Profile, Meter>();

/** The meter of a profile, computed once. */
export function meterOf(profile: Profile): Meter {
	const known = meters.get(profile);
	if (known) return known;
	const meter = compute(profile);
	meters.set(profile, meter);
	return meter;
}
