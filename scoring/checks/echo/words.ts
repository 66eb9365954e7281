import type { Span } from '../check.ts';
import { withFewMarks } from '../text/marks.ts';

export interface EchoWord extends Span {
	text: string;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}]*/gu;
const INVISIBLE = /\p{Cf}/gu;
const PLAIN = /^[a-z0-9]*$/i;

const folded = (word: string) =>
	withFewMarks(word).normalize('NFKC').replace(INVISIBLE, '').toLowerCase();

/** Words after NFKC and case folding; marks, layout and invisible characters fall away. */
export function echoWords(text: string): EchoWord[] {
	return Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({
		text: PLAIN.test(word) ? word.toLowerCase() : folded(word),
		start: index,
		end: index + word.length
	}));
}

export const GRAM = 5;

/** Keys of the word 5-grams; `grams[i]` starts at word i. */
export function gramsOf(words: readonly EchoWord[]): string[] {
	const texts = words.map(({ text }) => text);
	const grams: string[] = [];
	for (let at = 0; at + GRAM <= texts.length; at++)
		grams.push(`${texts[at]} ${texts[at + 1]} ${texts[at + 2]} ${texts[at + 3]} ${texts[at + 4]}`);
	return grams;
}
