import { Inflate as Inflater } from 'fflate';
import { ArchiveRefused } from './refused.ts';

/** Unpacks a raw deflate stream piece by piece. */
export type Inflate = (packed: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>;

/** In plain JavaScript, for browsers; the command line brings Node's. */
export const inflate: Inflate = async function* (packed) {
	let pieces: Uint8Array[] = [];
	let ended = false;
	const inflater = new Inflater((piece, final) => {
		if (piece.length > 0) pieces.push(piece);
		ended ||= final;
	});
	for await (const chunk of packed) {
		// Small steps: a byte can unpack to a thousand, and the reader must be able to stop.
		for (let from = 0; from < chunk.length && !ended; from += 4096) {
			inflater.push(chunk.subarray(from, from + 4096));
			yield* pieces;
			pieces = [];
		}
	}
	if (!ended) inflater.push(new Uint8Array(), true);
	yield* pieces;
	if (!ended) throw new ArchiveRefused('the deflate stream is cut short');
};
