/** A stream of whole numbers in [0, 2^32) that a seed and a number fix. */
export type Draw = () => number;

const SEED = /^[0-9a-f]{32}$/;
const GOLDEN = 0x9e3779b9;

/** Scrambles 32 bits: a finaliser of the murmur family with the constants of C. Wellons (2018). */
function scrambled(value: number): number {
	let z = value | 0;
	z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
	z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
	return z ^ (z >>> 15);
}

const rotated = (x: number, by: number) => (x << by) | (x >>> (32 - by));

/** xoshiro128** 1.1 of Blackman and Vigna (2018), 32-bit integers only. Refuses the all-zero state. */
export function xoshiro128(state: readonly [number, number, number, number]): Draw {
	let [a, b, c, d] = state.map((word) => word | 0) as [number, number, number, number];
	if ((a | b | c | d) === 0) throw new RangeError('the state of xoshiro128** is not all zero');
	return () => {
		const drawn = Math.imul(rotated(Math.imul(b, 5), 7), 9) >>> 0;
		const shifted = b << 9;
		c ^= a;
		d ^= b;
		b ^= c;
		a ^= d;
		c ^= shifted;
		d = rotated(d, 11);
		return drawn;
	};
}

/**
 * Stream number `stream` (a natural number) of a seed of 32 hexadecimal digits. With w the four
 * big-endian words of the seed, lo and hi the halves of the stream, and all sums modulo 2^32, word i
 * of the state is scrambled(w[i] ⊕ scrambled(lo + scrambled(hi + (i + 1) · 9e3779b9))); all zero
 * becomes 1, 0, 0, 0. Refuses another seed with a RangeError.
 */
export function drawsOf(seed: string, stream: number): Draw {
	if (!SEED.test(seed)) throw new RangeError('a seed is 32 lower-case hexadecimal digits');
	const [low, high] = [(stream % 2 ** 32) | 0, Math.floor(stream / 2 ** 32) | 0];
	const word = (i: number) => {
		const seeded = Number.parseInt(seed.slice(8 * i, 8 * i + 8), 16);
		const own = scrambled(low + scrambled(high + Math.imul(i + 1, GOLDEN)));
		return scrambled(seeded ^ own);
	};
	const state: [number, number, number, number] = [word(0), word(1), word(2), word(3)];
	return xoshiro128(state.every((part) => part === 0) ? [1, 0, 0, 0] : state);
}

/** One of `count` places, each as likely as the others to within count / 2^32. */
export const placeFrom = (drawn: number, count: number): number =>
	Math.floor((drawn * count) / 2 ** 32);
