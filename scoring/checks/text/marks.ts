const HEAP = /(\p{M}{4})\p{M}+/gu;

/**
 * A text whose letters carry no more marks than a language needs: a thousand of them on one letter
 * take a normaliser a million steps.
 */
export function withFewMarks(text: string): string {
	return text.replace(HEAP, '$1');
}
