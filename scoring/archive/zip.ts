import { crc32 as pureCrc32 } from './crc32.ts';
import type { ArchiveFiles, ByteSource } from './files.ts';
import { inflate as pureInflate, type Inflate } from './inflate.ts';
import { ArchiveRefused } from './refused.ts';
import { zipEntries, type ZipEntry } from './zip-directory.ts';

const LOCAL = { signature: 0x04034b50, length: 30 };
const PIECE = 2 ** 18;

export interface ZipTools {
	inflate: Inflate;
	crc32: (bytes: Uint8Array, before: number) => number;
}

async function dataOffset(source: ByteSource, entry: ZipEntry): Promise<number> {
	const damaged = () =>
		new ArchiveRefused('its header in the zip is damaged', { file: entry.name });
	if (entry.offset + LOCAL.length > entry.end) throw damaged();
	const bytes = await source.read(entry.offset, LOCAL.length);
	const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	if (header.getUint32(0, true) !== LOCAL.signature) throw damaged();
	const nameLength = header.getUint16(26, true);
	const start = entry.offset + LOCAL.length + nameLength + header.getUint16(28, true);
	if (start + entry.packed > entry.end) throw damaged();
	const name = await source.read(entry.offset + LOCAL.length, nameLength);
	if (String.fromCharCode(...name) !== entry.name) throw damaged();
	return start;
}

async function* pieces(source: ByteSource, from: number, length: number) {
	for (let at = 0; at < length; at += PIECE) {
		yield await source.read(from + at, Math.min(PIECE, length - at));
	}
}

/**
 * The files of a zip, read where they lie and unpacked as they are read. A file that unpacks to more
 * or less than the directory says, or to something else, is refused while it is read.
 */
export async function zipFiles(
	source: ByteSource,
	tools: ZipTools = { inflate: pureInflate, crc32: pureCrc32 }
): Promise<ArchiveFiles> {
	const entries = new Map((await zipEntries(source)).map((entry) => [entry.name, entry]));
	return {
		names: [...entries.keys()],
		async *chunks(name) {
			const entry = entries.get(name);
			if (!entry) throw new RangeError(`no file ${name}`);
			const damaged = () => new ArchiveRefused('is damaged in the zip', { file: name });
			const packed = pieces(source, await dataOffset(source, entry), entry.packed);
			let [size, crc] = [0, 0];
			try {
				for await (const chunk of entry.isDeflated ? tools.inflate(packed) : packed) {
					size += chunk.length;
					if (size > entry.size) throw damaged();
					crc = tools.crc32(chunk, crc);
					yield chunk;
				}
			} catch (cause) {
				throw isFromUnpacking(cause) ? damaged() : cause;
			}
			if (size !== entry.size || crc !== entry.crc) throw damaged();
		}
	};
}

/** Unpackers say in words of their own what is wrong with a stream. */
function isFromUnpacking(cause: unknown): boolean {
	if (!(cause instanceof Error)) return false;
	if (cause instanceof ArchiveRefused) return cause.message === 'the deflate stream is cut short';
	return 'code' in cause && (typeof cause.code === 'number' || /^Z_/.test(String(cause.code)));
}
