/** The modelled energy as energy.md writes it down, figures and all, apart from the library's. */
const LINEAR = 72_477_573_120n;
const PAIR = 1_572_864n;
const SAMPLED = 4_194_304_000n;
const CACHE_BYTES = 196_608n;
const WEIGHT_BYTES = 76_673_466_368n;

/** Hundredths of pJ: weights and cache by byte, decode and prefill by FLOP. */
const SERVERS = {
	h200: { weights: 16_500n, cache: 21_000n, decode: 65n, prefill: 110n },
	h100: { weights: 19_300n, cache: 25_000n, decode: 65n, prefill: 110n }
};
const PROFILES: Record<string, { server: keyof typeof SERVERS; batch: bigint }> = {
	'alia40b-h200x1-b32-2026.1': { server: 'h200', batch: 32n },
	'alia40b-h200x1-b8-2026.1': { server: 'h200', batch: 8n },
	'alia40b-h200x1-b64-2026.1': { server: 'h200', batch: 64n },
	'alia40b-h100x2-b32-2026.1': { server: 'h100', batch: 32n }
};

/** Whole nanowatt-hours, nothing cached. */
export function nanowattHours(profile: string, prompt: bigint, completion: bigint): bigint {
	const known = PROFILES[profile];
	if (!known) throw new Error(`no profile ${profile}`);
	const eps = SERVERS[known.server];
	const d = completion > 0n ? completion - 1n : 0n;
	const steps = completion === 0n && prompt > 0n ? 1n : completion;
	const pairsPrefill = (prompt * (prompt + 1n)) / 2n;
	const pairsDecode = d * prompt + (d * (d + 1n)) / 2n;
	const flopPrefill = LINEAR * prompt + PAIR * pairsPrefill + (completion > 0n ? SAMPLED : 0n);
	const flopDecode = (LINEAR + SAMPLED) * d + PAIR * pairsDecode;
	// In hundredths of pJ, times the batch, so that all of it is whole.
	const energy =
		(eps.prefill * flopPrefill + eps.decode * flopDecode + eps.cache * CACHE_BYTES * pairsDecode) *
			known.batch +
		eps.weights * WEIGHT_BYTES * steps;
	// 1.30 · 1.20 overhead, 3600 s in the hour, 10^12 pJ to the J and 10^9 nWh to the Wh.
	const numerator = energy * 156n;
	const denominator = known.batch * 100n * 100n * 3600n * 1000n;
	const [whole, rest] = [numerator / denominator, (numerator % denominator) * 2n];
	const isUp = rest > denominator || (rest === denominator && whole % 2n === 1n);
	return isUp ? whole + 1n : whole;
}
