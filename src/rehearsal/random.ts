import { createHash } from 'node:crypto';

/** A small reproducible source of chance: the same key gives the same draws. */
export interface Random {
	/** Uniform in [0, 1). */
	next(): number;
	chance(probability: number): boolean;
	/** Uniform in [low, high). */
	between(low: number, high: number): number;
	/** A whole number, both ends included. */
	whole(low: number, high: number): number;
	pick<T>(list: readonly T[]): T;
	shuffled<T>(list: readonly T[]): T[];
}

/** Mulberry32 started from the SHA-256 of the key. */
export function randomFrom(key: string): Random {
	let state = createHash('sha256').update(key).digest().readUInt32LE(0);

	function next(): number {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	}

	const between = (low: number, high: number) => low + (high - low) * next();
	const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));

	function pick<T>(list: readonly T[]): T {
		const chosen = list[whole(0, list.length - 1)];
		if (chosen === undefined) throw new RangeError('nothing to pick from');
		return chosen;
	}

	function shuffled<T>(list: readonly T[]): T[] {
		const left = [...list];
		const order: T[] = [];
		while (left.length > 0) order.push(...left.splice(whole(0, left.length - 1), 1));
		return order;
	}

	return { next, chance: (probability) => next() < probability, between, whole, pick, shuffled };
}
