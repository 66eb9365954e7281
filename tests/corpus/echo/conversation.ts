export type Way =
	/** Asks, and lets the model answer. */
	| 'asked'
	/** Quotes the model's own answer back to it, to have something changed. */
	| 'quoted'
	/** Refines over several turns, with figures and conditions of its own. */
	| 'refined'
	/** The answer is in the prompt, whole or nearly so. */
	| 'pasted'
	/** The answer is in the prompt in base64, in rot13 or both. */
	| 'encoded'
	/** The answer is in the prompts, a piece in each. */
	| 'spread'
	/** The answer is in the prompt word by word in another language. */
	| 'translated';

export const HONEST: readonly Way[] = ['asked', 'quoted', 'refined'];

/** A conversation with what it is, as a person who read it would say. */
export interface EchoConversation {
	id: string;
	language: 'es' | 'ca' | 'gl' | 'eu';
	way: Way;
	prompts: string[];
	/** What the model answered to each prompt but the last. */
	earlier: string[];
	answer: string;
}

export const base64 = (text: string): string =>
	btoa(String.fromCharCode(...new TextEncoder().encode(text)));

export const rot13 = (text: string): string =>
	text.replace(/[a-z]/gi, (letter) => {
		const base = letter <= 'Z' ? 65 : 97;
		return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
	});

/** A text cut into `count` pieces of about as many words. */
export function pieces(text: string, count: number): string[] {
	const words = text.split(/(?<=\s)/);
	const size = Math.ceil(words.length / count);
	return Array.from({ length: count }, (_, index) =>
		words
			.slice(index * size, (index + 1) * size)
			.join('')
			.trim()
	);
}
