import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

/** A file to pack; `stored` for what does not get smaller, such as hashes. */
export interface FileToPack {
	name: string;
	stored?: boolean;
	chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** The start of a zip's calendar: the same content is the same bytes, whenever it is packed. */
const EPOCH = '1980-01-01T00:00:00';

/** Packs files into a zip piece by piece, in the order given, the same bytes every time. */
export async function* zipOf(
	files: AsyncIterable<FileToPack> | Iterable<FileToPack>
): AsyncGenerator<Uint8Array> {
	let ready: Uint8Array[] = [];
	const zip = new Zip((failure, piece) => {
		if (failure) throw failure;
		ready.push(piece);
	});
	const taken = () => {
		const pieces = ready;
		ready = [];
		return pieces;
	};
	for await (const { name, stored, chunks } of files) {
		const file = stored ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
		file.mtime = EPOCH;
		zip.add(file);
		for await (const chunk of chunks) {
			// The packer keeps what it is given and the reader may reuse its buffer.
			file.push(chunk.slice());
			yield* taken();
		}
		file.push(new Uint8Array(), true);
		yield* taken();
	}
	zip.end();
	yield* taken();
}
