import { multiply, rational, roundHalfEven } from '../exact/rational.ts';
import type { Profile } from './profile.ts';
import { tariffOf } from './tariff.ts';

/** What one token costs at the building's meter, in whole nanowatt-hours. */
export interface TokenFigures {
	readonly readNwh: bigint;
	readonly writeNwh: bigint;
}

/**
 * What one token more adds, read or written, where it attends to `contextTokens` tokens (itself
 * among them). For explaining; an interaction's cost is not a sum of these.
 */
export function tokenFigures(profile: Profile, contextTokens: number): TokenFigures {
	const tariff = tariffOf(profile);
	const { flopPerToken, flopPerPair, flopPerSample } = tariff.constants;
	const attended = BigInt(contextTokens);
	const forward = flopPerToken + flopPerPair * attended;
	const read = tariff.perPrefillFlop * forward;
	const write =
		tariff.perDecodeFlop * (forward + flopPerSample) +
		tariff.perCachedToken * attended +
		tariff.perStep;
	const nwh = (parts: bigint): bigint =>
		roundHalfEven(multiply(rational(parts, tariff.denominator), tariff.nwhPerJoule));
	return { readNwh: nwh(read), writeNwh: nwh(write) };
}
