import { foldText, type FoldedText } from './fold.ts';

/** A word, a number with its separators, a line break, or a single other character. */
export interface Token {
	kind: 'word' | 'number' | 'break' | 'mark';
	text: string;
	/** In folded units, end exclusive. */
	start: number;
	end: number;
	/** Inside `**…**` or `__…__`. */
	bold: boolean;
	/** Whether white space stands before it. */
	spaced: boolean;
}

const isDigit = (code: number) => code >= 48 && code <= 57;
const isAsciiLetter = (code: number) => code >= 97 && code <= 122;
const OTHER_LETTER = /\p{L}/u;

function isLetter(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	if (code < 128) return isAsciiLetter(code);
	return OTHER_LETTER.test(text.charAt(at));
}

/** End of a number that starts at `at`: digits, with separators only between digits. */
function numberEnd(text: string, at: number): number {
	let end = at;
	while (isDigit(text.charCodeAt(end))) end++;

	for (;;) {
		const separator = text[end];
		if (separator === '.' || separator === ',' || separator === "'") {
			if (!isDigit(text.charCodeAt(end + 1))) return end;
			end++;
			while (isDigit(text.charCodeAt(end))) end++;
		} else if (separator === ' ' && end - at <= 3 && isThousandGroup(text, end + 1)) {
			do end += 4;
			while (text[end] === ' ' && isThousandGroup(text, end + 1));
		} else return end;
	}
}

function isThousandGroup(text: string, at: number): boolean {
	for (let digit = 0; digit < 3; digit++) if (!isDigit(text.charCodeAt(at + digit))) return false;
	return !isDigit(text.charCodeAt(at + 3));
}

/** Splits folded text into tokens in one pass. Emphasis marks become a property, not tokens. */
export function tokensOf(text: string): Token[] {
	const tokens: Token[] = [];
	let at = 0;
	let bold = false;
	let spaced = false;

	while (at < text.length) {
		const character = text.charAt(at);
		if (character === ' ' || character === '\t') {
			spaced = true;
			at++;
			continue;
		}
		if (character === '*' || character === '_' || character === '`' || character === '~') {
			if ((character === '*' || character === '_') && text[at + 1] === character) {
				bold = !bold;
				at++;
			}
			at++;
			continue;
		}

		const start = at;
		let kind: Token['kind'] = 'mark';
		if (character === '\n') {
			kind = 'break';
			bold = false;
			at++;
		} else if (isDigit(text.charCodeAt(at))) {
			kind = 'number';
			at = numberEnd(text, at);
		} else if (isLetter(text, at)) {
			kind = 'word';
			do at++;
			while (at < text.length && (isLetter(text, at) || isDigit(text.charCodeAt(at))));
		} else at++;

		tokens.push({ kind, text: text.slice(start, at), start, end: at, bold, spaced });
		spaced = kind === 'break';
	}

	return tokens;
}

/** Text after this many UTF-16 units is not read; the answers of a contest are an order shorter. */
export const READABLE_LENGTH = 24_576;

/** The folded text of an answer with its tokens, up to the readable length. */
export function readTokens(answer: string): { folded: FoldedText; tokens: Token[] } {
	const folded = foldText(answer.slice(0, READABLE_LENGTH));
	return { folded, tokens: tokensOf(folded.text) };
}
