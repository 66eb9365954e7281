import type { Span } from '../check.ts';

/**
 * A text as a reader's eye takes it: lower case, no accents, no invisible characters, one kind of
 * dash and of space, full-width and circled digits as digits. `starts[i]` is where unit `i` began.
 */
export interface FoldedText {
	text: string;
	starts: Uint32Array;
	length: number;
}

const KEPT = new Map<string, string>([
	['º', 'º'],
	['ª', 'º'],
	['\u20e3', ')'],
	['\u2028', '\n'],
	['\u2029', '\n'],
	['’', "'"],
	['‘', "'"],
	['´', "'"],
	['“', "'"],
	['”', "'"],
	['«', "'"],
	['»', "'"],
	['‐', '-'],
	['‑', '-'],
	['–', '–'],
	['—', '–'],
	['―', '–'],
	['−', '–'],
	['€', '€']
]);

/** A few characters stand for whole sentences; a letter or a unit takes no more than this. */
const LONGEST_EXPANSION = 6;

const INVISIBLE = /[\p{M}\p{Cf}]/gu;
const CIRCLED = /[\u2460-\u249b\u2776-\u2793]/u;

function foldCharacter(character: string): string {
	const kept = KEPT.get(character);
	if (kept !== undefined) return kept;
	if (CIRCLED.test(character)) return circled(character.codePointAt(0)!);
	return character
		.normalize('NFKD')
		.slice(0, LONGEST_EXPANSION)
		.replace(INVISIBLE, '')
		.toLowerCase();
}

/** ①, ❶, ➀ and ⒈ are list markers, so the digit gets the delimiter that it implies. */
function circled(code: number): string {
	if (code >= 0x2776) return `${((code - 0x2776) % 10) + 1})`;
	if (code <= 0x2473) return `${code - 0x2460 + 1})`;
	return String.fromCodePoint(code).normalize('NFKD');
}

/** Folds a text in one pass; answers in UTF-16 code units of the original through `starts`. */
export function foldText(original: string): FoldedText {
	const cache = new Map<string, string>();
	const starts: number[] = [];
	let text = '';
	let previous = '';

	for (let at = 0; at < original.length;) {
		const code = original.codePointAt(at)!;
		const size = code > 0xffff ? 2 : 1;
		const folded = code < 128 ? foldAscii(code) : foldOther(original.slice(at, at + size), cache);
		// The Catalan «l·l» is one letter; elsewhere the middle dot is a bullet or a product.
		const geminate = folded === '·' && previous === 'l' && isL(original[at + 1]);
		if (!geminate) {
			text += folded;
			if (folded !== '') previous = folded;
			for (let unit = 0; unit < folded.length; unit++) starts.push(at);
		}
		at += size;
	}

	starts.push(original.length);
	return { text, starts: Uint32Array.from(starts), length: original.length };
}

const ASCII = Array.from({ length: 128 }, (_, code) =>
	code === 13 ? ' ' : String.fromCharCode(code).toLowerCase()
);
const foldAscii = (code: number) => ASCII[code]!;

function foldOther(character: string, cache: Map<string, string>): string {
	let folded = cache.get(character);
	if (folded === undefined) cache.set(character, (folded = foldCharacter(character)));
	return folded;
}

const isL = (character: string | undefined) => character === 'l' || character === 'L';

/** The stretch of the original under [start, end) of the folded text. */
export function originalSpan(folded: FoldedText, start: number, end: number): Span {
	return {
		start: folded.starts[start] ?? folded.length,
		end: folded.starts[end] ?? folded.length
	};
}
