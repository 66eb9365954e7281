import { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import type { ZipTools } from '../archive/zip.ts';

export const PIECE = 1 << 20;
const AHEAD = { chunkSize: PIECE, readableHighWaterMark: 8 * PIECE };

/** Node's own unpacking, several times as fast as the plain one: it goes on ahead of whoever reads. */
export const nativeZip: ZipTools = {
	crc32,
	inflate: (packed) =>
		Readable.from(packed, { objectMode: false }).pipe(
			createInflateRaw(AHEAD)
		) as AsyncIterable<Uint8Array>
};
