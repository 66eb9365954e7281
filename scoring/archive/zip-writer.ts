import { Deflate } from 'fflate';
import { crc32 } from './crc32.ts';
import {
	dataDescriptor,
	directoryRecord,
	endOfDirectory,
	localHeader,
	type PackedFile
} from './zip-records.ts';

/** A file to pack; `stored` for what does not get smaller, such as hashes. */
export interface FileToPack {
	name: string;
	stored?: boolean;
	chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/**
 * Packs files into a zip piece by piece, in the order given, the same bytes every time; in ZIP64 from
 * 4 GiB and 65,535 files on, and only then.
 */
export async function* zipOf(
	files: AsyncIterable<FileToPack> | Iterable<FileToPack>
): AsyncGenerator<Uint8Array> {
	const done: PackedFile[] = [];
	let offset = 0;
	for await (const { name, stored, chunks } of files) {
		const file = { name, isDeflated: !stored, crc: 0, packed: 0, size: 0, offset };
		const header = localHeader(file);
		yield header;
		for await (const piece of packed(file, chunks)) {
			file.packed += piece.length;
			yield piece;
		}
		const descriptor = dataDescriptor(file);
		yield descriptor;
		offset += header.length + file.packed + descriptor.length;
		done.push(file);
	}
	let size = 0;
	for (const file of done) {
		const record = directoryRecord(file);
		size += record.length;
		yield record;
	}
	yield endOfDirectory({ files: done.length, size, offset });
}

/** A file's content as it stands in the zip; counts and sums up what goes in. */
async function* packed(file: PackedFile, chunks: FileToPack['chunks']) {
	let ready: Uint8Array[] = [];
	const deflate = file.isDeflated && new Deflate({ level: 6 }, (piece) => ready.push(piece));
	for await (const chunk of chunks) {
		file.size += chunk.length;
		file.crc = crc32(chunk, file.crc);
		// The packer keeps what it is given and the reader may reuse its buffer.
		const own = chunk.slice();
		if (deflate) deflate.push(own);
		else ready.push(own);
		yield* ready;
		ready = [];
	}
	if (deflate) deflate.push(new Uint8Array(), true);
	yield* ready;
}
