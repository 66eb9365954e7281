/** A stretch of a text in UTF-16 code units, end exclusive. */
export interface Stretch {
	start: number;
	end: number;
}

/** Characters to show as they are, or one that the eye would miss, with what to write instead. */
export interface Piece {
	text: string;
	odd: 'invisible' | 'wide' | undefined;
}

/** Pieces that stand together inside or outside of a mark; marks count from 1. */
export interface MarkedPieces {
	mark: number | undefined;
	pieces: Piece[];
}

const PLAIN = new Set(['\n', '\t', ' ', '\u00a0', '\u2009', '\u202f', '\ufe0e', '\ufe0f']);
const INVISIBLE = /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u;
const WIDE = /[\uff01-\uff60\uffe0-\uffe6]/;
const PICTURE = /[\p{Extended_Pictographic}\ufe0f\p{Emoji_Modifier}]/u;
const JOINER = '\u200d';

/** A text with stretches marked and with every character that hides, turns or widens made visible. */
export function exactText(text: string, marks: readonly Stretch[] = []): MarkedPieces[] {
	const parts: MarkedPieces[] = [];
	let at = 0;
	const upTo = (end: number, mark?: number) => {
		if (end > at) parts.push({ mark, pieces: piecesOf(text.slice(at, end)) });
		at = Math.max(at, end);
	};
	for (const [index, { start, end }] of inOrder(marks).entries()) {
		upTo(Math.min(start, text.length));
		upTo(Math.min(end, text.length), index + 1);
	}
	upTo(text.length);

	return parts;
}

/** How many characters of a text the eye would miss or take for others. */
export function oddCharacters(text: string): number {
	return piecesOf(text).filter(({ odd }) => odd).length;
}

const inOrder = (marks: readonly Stretch[]) =>
	marks.toSorted((a, b) => a.start - b.start || a.end - b.end);

function piecesOf(text: string): Piece[] {
	const pieces: Piece[] = [];
	let before = '';
	for (const character of text) {
		const odd = oddityOf(character, before);
		const last = pieces.at(-1);
		if (odd) pieces.push({ text: odd === 'wide' ? character : codePoint(character), odd });
		else if (last && !last.odd) last.text += character;
		else pieces.push({ text: character, odd });
		before = character;
	}

	return pieces;
}

function oddityOf(character: string, before: string): Piece['odd'] {
	if (PLAIN.has(character)) return undefined;
	// What joins the parts of one emoji is no secret.
	if (character === JOINER && PICTURE.test(before)) return undefined;
	if (WIDE.test(character)) return 'wide';

	return INVISIBLE.test(character) ? 'invisible' : undefined;
}

const codePoint = (character: string) =>
	`U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
