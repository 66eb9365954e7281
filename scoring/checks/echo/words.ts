import type { Span } from '../check.ts';

export interface EchoWord extends Span {
	text: string;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}]*/gu;
const INVISIBLE = /\p{Cf}/gu;

/** Words after NFKC and case folding; marks, layout and invisible characters fall away. */
export function echoWords(text: string): EchoWord[] {
	return Array.from(text.matchAll(WORD), (match) => ({
		text: match[0].normalize('NFKC').replace(INVISIBLE, '').toLowerCase(),
		start: match.index,
		end: match.index + match[0].length
	}));
}

export const GRAM = 5;

/** Keys of the word 5-grams; `grams[i]` starts at word i. */
export function gramsOf(words: readonly EchoWord[]): string[] {
	const grams: string[] = [];
	for (let at = 0; at + GRAM <= words.length; at++)
		grams.push(
			words
				.slice(at, at + GRAM)
				.map((word) => word.text)
				.join(' ')
		);
	return grams;
}
