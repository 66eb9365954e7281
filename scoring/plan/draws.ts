/** SHA-256 of some bytes, injected: Node's on the server, @noble/hashes in the browser. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** Whole numbers drawn without bias from a stream that a seed fixes. */
export interface Draws {
	/** A number in [0, bound); bound from 1 to 2^32. */
	below(bound: number): number;
	/** A number in [lowest, highest], both included. */
	between(lowest: number, highest: number): number;
}

const WORD = 2 ** 32;

function bigEndian(value: number): number[] {
	return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}

/**
 * A counter stream: block k (k = 0, 1, …) is SHA-256 of the concatenation of
 * `label` in ASCII, `seed`, each of `path` and k, the last ones as unsigned 32-bit big-endian.
 * Each block gives eight words of 32 bits, big-endian, in order. `below(n)` takes words until
 * one is less than 2^32 − (2^32 mod n) and answers that word mod n, so every number is as likely
 * as the others; `between(a, b)` is a + below(b − a + 1).
 */
export function draws(
	sha256: Sha256,
	source: { label: string; seed: Uint8Array; path: readonly number[] }
): Draws {
	const prefix = [
		...new TextEncoder().encode(source.label),
		...source.seed,
		...source.path.flatMap(bigEndian)
	];
	let counter = 0;
	let block: DataView = new DataView(new ArrayBuffer(0));
	let offset = 0;

	const word = (): number => {
		if (offset === block.byteLength) {
			const hash = sha256(Uint8Array.from([...prefix, ...bigEndian(counter++)]));
			block = new DataView(hash.buffer, hash.byteOffset, 32);
			offset = 0;
		}
		offset += 4;
		return block.getUint32(offset - 4);
	};
	const below = (bound: number): number => {
		const fair = WORD - (WORD % bound);
		let value = word();
		while (value >= fair) value = word();
		return value % bound;
	};
	return { below, between: (lowest, highest) => lowest + below(highest - lowest + 1) };
}
