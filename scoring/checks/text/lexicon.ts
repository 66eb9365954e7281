import { foldText } from './fold.ts';
import type { Token } from './token.ts';

interface Phrase<Value> {
	rest: string[];
	size: number;
	value: Value;
}

interface Node<Value> {
	next: Map<string, Node<Value>>;
	whole: Phrase<Value>[];
	stem: Phrase<Value>[];
}

/** Words and phrases with what each one means; looked up in time linear in the word. */
export interface Lexicon<Value> {
	root: Node<Value>;
	/** Phrases that a word can open, of the words met so far: an answer repeats its words. */
	met: Map<string, readonly Phrase<Value>[]>;
}

const MOST_MET = 2048;

export interface Match<Value> {
	value: Value;
	/** Tokens that the phrase takes. */
	length: number;
}

const emptyNode = <Value>(): Node<Value> => ({ next: new Map(), whole: [], stem: [] });

/** Builds a lexicon from `|`-separated phrases; a word ending in `+` stands for every word it begins. */
export function lexicon<Value>(entries: Iterable<readonly [string, Value]>): Lexicon<Value> {
	const root = emptyNode<Value>();

	for (const [phrases, value] of entries) {
		for (const phrase of phrases.split('|')) {
			const [first = '', ...rest] = foldText(phrase.trim()).text.split(' ');
			const isStem = first.endsWith('+');
			let node = root;
			for (const character of isStem ? first.slice(0, -1) : first) {
				let next = node.next.get(character);
				if (!next) node.next.set(character, (next = emptyNode()));
				node = next;
			}
			(isStem ? node.stem : node.whole).push({ rest, size: phrase.length, value });
		}
	}

	return { root, met: new Map() };
}

function restMatches(tokens: readonly Token[], at: number, rest: readonly string[]): boolean {
	return rest.every((pattern, index) => {
		const word = tokens[at + index]?.text;
		if (word === undefined) return false;
		return pattern.endsWith('+') ? word.startsWith(pattern.slice(0, -1)) : word === pattern;
	});
}

/** Phrases that `word` can open, the longest first. */
function openedBy<Value>(root: Node<Value>, word: string): Phrase<Value>[] {
	const phrases: Phrase<Value>[] = [];
	let node: Node<Value> | undefined = root;
	for (let index = 0; index < word.length; index++) {
		node = node.next.get(word.charAt(index));
		if (!node) break;
		phrases.push(...node.stem);
		if (index === word.length - 1) phrases.push(...node.whole);
	}
	return phrases.sort((a, b) => b.size - a.size);
}

/** The longest phrase that starts at token `at`. */
export function matchAt<Value>(
	{ root, met }: Lexicon<Value>,
	tokens: readonly Token[],
	at: number
): Match<Value> | undefined {
	const word = tokens[at]?.text;
	if (word === undefined) return undefined;

	let phrases = met.get(word);
	if (!phrases) {
		if (met.size >= MOST_MET) met.clear();
		met.set(word, (phrases = openedBy(root, word)));
	}
	for (const phrase of phrases)
		if (restMatches(tokens, at + 1, phrase.rest))
			return { value: phrase.value, length: phrase.rest.length + 1 };
	return undefined;
}

/** The first phrase in [from, to), and where. */
export function findIn<Value>(
	words: Lexicon<Value>,
	tokens: readonly Token[],
	from = 0,
	to = tokens.length
): (Match<Value> & { at: number }) | undefined {
	for (let at = from; at < to; at++) {
		const match = matchAt(words, tokens, at);
		if (match && at + match.length <= to) return { ...match, at };
	}
	return undefined;
}
