const DIGITS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Bytes as lower-case hex. */
export function toHex(bytes: Uint8Array): string {
	let text = '';
	for (const byte of bytes) text += DIGITS[byte] ?? '';
	return text;
}

/** The bytes of lower-case hex. Refuses anything else with a RangeError. */
export function fromHex(text: string): Uint8Array {
	if (!/^(?:[0-9a-f]{2})*$/.test(text)) throw new RangeError('not lower-case hex');
	return Uint8Array.from({ length: text.length / 2 }, (_, index) =>
		Number.parseInt(text.slice(2 * index, 2 * index + 2), 16)
	);
}
