import { expect, test } from 'vitest';
import { fromHex, toHex } from './hex.ts';

test('every byte has two digits and reads back', () => {
	const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);

	expect(toHex(bytes).slice(0, 8)).toBe('00010203');
	expect(toHex(bytes).slice(-8)).toBe('fcfdfeff');
	expect(fromHex(toHex(bytes))).toEqual(bytes);
	expect(fromHex('')).toEqual(new Uint8Array());
});

test.each(['a', 'abc', 'AB', 'zzab', 'abzz', '0xab', 'ab '])('%j is no hash in hex', (text) => {
	expect(() => fromHex(text)).toThrow(RangeError);
});
