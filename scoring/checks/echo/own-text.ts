import type { PromptSpan } from '../check.ts';
import { cognateKey } from './cognate.ts';
import type { ReadPrompt } from './read.ts';
import { echoWords, type EchoWord } from './words.ts';

/** Words in a row that are compared where five of them are too many. */
export const RUN = 3;

export interface OwnText {
	/** Runs of three words that the participant wrote before the model did, with one place of each. */
	runs: Map<string, PromptSpan>;
	/** Keys of the participant's own words in order, with their places. */
	keys: { key: string; place: PromptSpan }[];
}

/** Keys of the runs of three words; `runs[i]` starts at word i. */
export function runsOf(words: readonly EchoWord[]): string[] {
	const runs: string[] = [];
	for (let at = 0; at + RUN <= words.length; at++)
		runs.push(`${words[at]?.text} ${words[at + 1]?.text} ${words[at + 2]?.text}`);
	return runs;
}

/**
 * What the participant wrote of their own: without what the model had said by then, because quoting
 * an answer to have it changed is how one converses. `earlier[i]` is the answer to `prompts[i]`. Runs
 * go on from one prompt to the next, so that cutting a text into turns does not hide it.
 */
export function ownText(prompts: readonly ReadPrompt[], earlier: readonly string[]): OwnText {
	const own: OwnText = { runs: new Map(), keys: [] };
	const said = new Set<string>();
	let tail: { word: EchoWord; prompt: number }[] = [];

	prompts.forEach(({ text, plain, hidden }, prompt) => {
		const words = [...tail, ...plain.map((word) => ({ word, prompt }))];
		const runs = runsOf(words.map(({ word }) => word));
		const isQuoted = new Uint8Array(words.length);
		runs.forEach((run, at) => {
			if (said.has(run)) isQuoted.fill(1, at, at + RUN);
			else if (!own.runs.has(run)) own.runs.set(run, spanOf(words.slice(at, at + RUN)));
		});
		words.forEach(({ word, prompt: of }, at) => {
			const key = at < tail.length || isQuoted[at] ? undefined : cognateKey(word.text);
			if (key !== undefined)
				own.keys.push({ key, place: { prompt: of, start: word.start, end: word.end } });
		});
		tail = words.slice(-(RUN - 1));

		for (const decoded of hidden)
			for (const run of runsOf(decoded))
				if (!said.has(run) && !own.runs.has(run))
					own.runs.set(run, { prompt, start: 0, end: text.length });
		for (const run of runsOf(echoWords(earlier[prompt] ?? '')))
			if (!own.runs.has(run)) said.add(run);
	});
	return own;
}

/** The part of a run that stands in the prompt where it ends. */
function spanOf(words: readonly { word: EchoWord; prompt: number }[]): PromptSpan {
	const prompt = words.at(-1)?.prompt ?? 0;
	const inside = words.filter((each) => each.prompt === prompt);
	return { prompt, start: inside[0]?.word.start ?? 0, end: inside.at(-1)?.word.end ?? 0 };
}
