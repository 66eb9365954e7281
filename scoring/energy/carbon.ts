import { decimal } from '../exact/decimal.ts';
import { multiply, rational } from '../exact/rational.ts';
import type { Profile } from './profile.ts';
import { tariffOf } from './tariff.ts';

/** gCO2e of an energy in nWh on the profile's grid, rounded half to even to nine decimals. */
export function carbonGrams(profile: Profile, energyNwh: bigint): number {
	return decimal(multiply(rational(energyNwh), tariffOf(profile).gramsPerNwh));
}
