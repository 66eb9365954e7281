import { sha256 } from '@noble/hashes/sha2.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { draws } from './draws.ts';

const seed = new Uint8Array(32);

test('the first word is the first four bytes of the hash of label, seed, path and counter', () => {
	const block = sha256(
		Uint8Array.from([...new TextEncoder().encode('dado'), ...seed, 0, 0, 0, 7, 0, 0, 0, 0])
	);
	const expected = new DataView(block.buffer, block.byteOffset).getUint32(0);
	expect(draws(sha256, { label: 'dado', seed, path: [7] }).below(2 ** 32)).toBe(expected);
});

test('one seed gives one stream, and another path another', () => {
	const stream = (path: number[]): number[] => {
		const draw = draws(sha256, { label: 'dado', seed, path });
		return Array.from({ length: 20 }, () => draw.below(1000));
	};
	expect(stream([1])).toEqual(stream([1]));
	expect(stream([1])).not.toEqual(stream([2]));
});

test('a word that would favour the low numbers is thrown away', () => {
	const words = [0xff, 0xff, 0xff, 0xff, 0, 0, 0, 4];
	const fixed = (): Uint8Array => Uint8Array.from([...words, ...new Array<number>(24).fill(0)]);
	expect(draws(fixed, { label: '', seed, path: [] }).below(3)).toBe(1);
});

test('draws stay within their bounds', () => {
	const draw = draws(sha256, { label: 'dado', seed, path: [] });
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 }), (low, width) => {
			const value = draw.between(low, low + width);
			expect(value >= low && value <= low + width).toBe(true);
		})
	);
});
