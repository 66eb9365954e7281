const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
	let value = byte;
	for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
	return value;
});

/** The checksum of zip files (ISO 3309) of `bytes` after what `before` is the checksum of. */
export function crc32(bytes: Uint8Array, before = 0): number {
	let value = ~before;
	for (const byte of bytes) value = (TABLE[(value ^ byte) & 255] ?? 0) ^ (value >>> 8);
	return ~value >>> 0;
}
