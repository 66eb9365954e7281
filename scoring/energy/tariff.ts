import { divide, multiply, parseRational, rational } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import { shapeConstants } from './constants.ts';
import type { ShapeConstants } from './constants.ts';
import type { Profile } from './profile.ts';

/**
 * What a profile charges, as whole numbers of a joule's `denominator`th part, so that pricing is
 * whole-number arithmetic until the end.
 */
export interface Tariff {
	readonly constants: ShapeConstants;
	readonly denominator: bigint;
	readonly perPrefillFlop: bigint;
	readonly perDecodeFlop: bigint;
	/** For the cache of one token, read once. */
	readonly perCachedToken: bigint;
	/** For one step of the engine, the batch's share. */
	readonly perStep: bigint;
	/** Energy at the building's meter, in nWh, for each joule at the accelerator. */
	readonly nwhPerJoule: Rational;
	/** gCO2e for each nWh. */
	readonly gramsPerNwh: Rational;
}

const NWH_PER_JOULE = rational(10n ** 9n, 3600n);
const PICO = 10n ** 12n;

function compute(profile: Profile): Tariff {
	const { coefficients, batch } = profile;
	const constants = shapeConstants(profile.shape);
	const prefill = parseRational(coefficients.prefill);
	const decode = parseRational(coefficients.decode);
	const cache = multiply(parseRational(coefficients.cache), rational(constants.cacheBytesPerToken));
	const step = multiply(
		divide(parseRational(coefficients.weights), rational(BigInt(batch))),
		rational(constants.weightBytesPerStep)
	);
	const common = prefill.d * decode.d * cache.d * step.d;
	const overhead = multiply(parseRational(profile.hostFactor), parseRational(profile.pue));
	return {
		constants,
		denominator: common * PICO,
		perPrefillFlop: (prefill.n * common) / prefill.d,
		perDecodeFlop: (decode.n * common) / decode.d,
		perCachedToken: (cache.n * common) / cache.d,
		perStep: (step.n * common) / step.d,
		nwhPerJoule: multiply(overhead, NWH_PER_JOULE),
		gramsPerNwh: divide(parseRational(profile.gridIntensity), rational(PICO))
	};
}

const tariffs = new WeakMap<Profile, Tariff>();

/** The tariff of a profile, computed once. Refuses, with a RangeError, a profile of no decimals. */
export function tariffOf(profile: Profile): Tariff {
	const known = tariffs.get(profile);
	if (known) return known;
	const tariff = compute(profile);
	tariffs.set(profile, tariff);
	return tariff;
}
