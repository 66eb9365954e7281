import type { Span } from '../check.ts';

/**
 * A text as it is seen: no invisible characters, compatibility forms (full width, ligatures) as the
 * usual ones, letters and their marks as one; case and accents stay. `starts[i]` is where unit `i`
 * began in the original.
 */
export interface SeenText {
	text: string;
	starts: Uint32Array;
	length: number;
}

const PIECE = /[\u0020-\u007e\n\t]+(?!\p{M})|\P{M}\p{M}{0,4}|\p{M}/gu;
const INVISIBLE = /[\p{Cf}\u115f\u1160\u3164\uffa0]/gu;
/** A few characters stand for whole sentences; a letter takes no more than this. */
const LONGEST_EXPANSION = 6;

const isAscii = (piece: string) => piece.charCodeAt(0) < 127;

/** Takes a text to what is seen of it in one pass. */
export function seenText(original: string): SeenText {
	let text = '';
	const starts: number[] = [];
	for (const match of original.matchAll(PIECE)) {
		const [piece] = match;
		const ascii = isAscii(piece) && isAscii(piece.slice(-1));
		const seen = ascii
			? piece
			: piece.normalize('NFKC').replace(INVISIBLE, '').slice(0, LONGEST_EXPANSION);
		for (let unit = 0; unit < seen.length; unit++) starts.push(match.index + (ascii ? unit : 0));
		text += seen;
	}
	starts.push(original.length);
	return { text, starts: Uint32Array.from(starts), length: original.length };
}

/** The stretch of the original under [start, end) of what is seen. */
export function seenSpan({ starts, length }: SeenText, start: number, end: number): Span {
	return { start: starts[start] ?? length, end: starts[end] ?? length };
}
