import { withFewMarks } from '../checks/text/marks.ts';

/** A word, a run of digits, a line break or any other single mark of an answer. */
export interface Token {
	kind: 'word' | 'digits' | 'line' | 'mark';
	/** Lower case and without accents. */
	text: string;
	/** Place in the answer, in UTF-16 code units, end exclusive. */
	start: number;
	end: number;
}

/** Alternatives that never overlap and have no nested repetition: one linear pass, whatever comes. */
const TOKEN = /(\p{L}[\p{L}\p{M}\p{N}]*)|([0-9]+)|(\n)|([^\s_*`\p{M}])/gu;

/** Lower case, without accents: «Climatización» and «CLIMATIZACION» are one word. */
export function fold(text: string): string {
	return withFewMarks(text).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Cuts a text into tokens; blanks and the marks of bold, italics and code are not tokens. */
export function tokens(text: string, offset = 0): Token[] {
	return Array.from(text.matchAll(TOKEN), (match): Token => {
		const [whole, word, digits, line] = match;
		const start = offset + match.index;
		const end = start + whole.length;
		if (word !== undefined) return { kind: 'word', text: fold(word), start, end };
		if (digits !== undefined) return { kind: 'digits', text: digits, start, end };
		if (line !== undefined) return { kind: 'line', text: '\n', start, end };
		return { kind: 'mark', text: whole, start, end };
	});
}
