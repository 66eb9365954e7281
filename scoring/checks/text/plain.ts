import type { Span } from '../check.ts';
import { asLatin } from './confusable.ts';
import { foldText, type FoldedText } from './fold.ts';

/**
 * A text as words in a row: folded, lookalikes as Latin letters, without the marks of bold and code,
 * and one blank for any run of them. `starts[i]` is where unit `i` began in the original.
 */
export interface PlainText {
	text: string;
	starts: Uint32Array;
	original: string;
}

const BLANK = /[\s\u115f\u1160\u2800\u3164\uffa0]/u;
const DROPPED = new Set(['*', '`']);

/** Takes a text to its plain form in one pass. */
export function plainText(original: string, folded: FoldedText = foldText(original)): PlainText {
	const latin = asLatin(folded.text);
	const starts = new Uint32Array(latin.length + 1);
	let text = '';
	let blank = true;
	for (let at = 0; at < latin.length; at++) {
		const character = latin.charAt(at);
		if (DROPPED.has(character)) continue;
		const isBlank = BLANK.test(character);
		if (isBlank && blank) continue;
		starts[text.length] = folded.starts[at] ?? original.length;
		text += isBlank ? ' ' : character;
		blank = isBlank;
	}
	starts[text.length] = original.length;
	return { text: text.trimEnd(), starts: starts.subarray(0, text.length + 1), original };
}

const MARKS = /[\p{M}\u200d]*/uy;

/** The stretch of the original under [start, end) of the plain text, with the marks on its last letter. */
export function plainSpan({ starts, original }: PlainText, start: number, end: number): Span {
	const last = starts[Math.max(start, end - 1)] ?? original.length;
	const code = original.codePointAt(last) ?? 0;
	MARKS.lastIndex = last + (code > 0xffff ? 2 : 1);
	const marks = MARKS.exec(original)?.[0].length ?? 0;
	const from = starts[start] ?? original.length;
	return { start: from, end: Math.min(original.length, last + (code > 0xffff ? 2 : 1) + marks) };
}

const LETTER = /[\p{L}\p{N}]/u;

/** Whether nothing of a longer word stands at either side of [start, end). */
function isWhole(text: string, start: number, end: number): boolean {
	const inside = (at: number) => at >= 0 && at < text.length && LETTER.test(text.charAt(at));
	const opens = !inside(start) || !inside(start - 1);
	return opens && (!inside(end - 1) || !inside(end));
}

/** Where a phrase stands in a plain text, as whole words or also inside of one; `most` at most. */
export function occurrences(
	{ text }: PlainText,
	phrase: string,
	{ as, most }: { as: 'word' | 'part'; most: number }
): Span[] {
	const wanted = plainText(phrase).text;
	const found: Span[] = [];
	if (wanted === '') return found;
	for (let at = text.indexOf(wanted); at !== -1 && found.length < most;) {
		const end = at + wanted.length;
		const counts = as === 'part' || isWhole(text, at, end);
		if (counts) found.push({ start: at, end });
		at = text.indexOf(wanted, counts ? end : at + 1);
	}
	return found;
}
