import { disguisesOf } from './decode.ts';
import { echoWords, type EchoWord } from './words.ts';

/** A prompt's words, and those of all that it may hide. */
export interface ReadPrompt {
	text: string;
	plain: EchoWord[];
	hidden: EchoWord[][];
}

/** An answer and all that it is compared with, as words. */
export interface ReadMaterial {
	words: EchoWord[];
	prompts: ReadPrompt[];
	given: EchoWord[][];
}

/** Reads an answer with its prompts and the texts that anybody may quote. */
export function readMaterial(
	answer: string,
	{ prompts, given }: { prompts: readonly string[]; given: readonly string[] }
): ReadMaterial {
	return {
		words: echoWords(answer),
		prompts: prompts.map((text) => ({
			text,
			plain: echoWords(text),
			hidden: disguisesOf(text).slice(1).map(echoWords)
		})),
		given: given.map(echoWords)
	};
}
