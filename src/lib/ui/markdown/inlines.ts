import { withoutEntities } from './entities.ts';
import { DEEPEST, type Inline } from './tree.ts';

const SPECIAL = /[\\`<![*_~\n]/g;
const LINK =
	/!?\[((?:[^[\]\\]|\\.|\[[^[\]]*\])*)\]\( *<?((?:[^\s()<>]|\([^\s()<>]*\))*)>?(?: +"[^"]*"| +'[^']*')? *\)/y;
const TAG = /<(?:\/?[a-z][^<>]*|!--[^<>]*--)>/iy;
const ADDRESS = /<((?:https?:|mailto:)[^\s<>]*|[\w.+-]+@[\w.-]+)>/iy;
const PUNCTUATION = /[\p{P}\p{S}]/u;

function matched(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
	pattern.lastIndex = at;

	return pattern.exec(text);
}

/** Text, emphasis, code; a link is its words and its address, an image its description, HTML its source. */
export function inlinesOf(text: string, depth: number): Inline[] {
	if (depth > DEEPEST) return [{ kind: 'literal', text }];
	const read: Inline[] = [];
	/** Marks that nothing later in the text closes: looked for once. */
	const open = new Set<string>();
	let words = '';
	let at = 0;

	const say = (inlines: Inline[], next: number) => {
		if (words) read.push({ kind: 'text', text: withoutEntities(words) });
		words = '';
		read.push(...inlines);
		at = next;
	};
	const inside = (from: number, to: number) => inlinesOf(text.slice(from, to), depth + 1);

	while (at < text.length) {
		const next = matched(SPECIAL, text, at)?.index ?? text.length;
		words += text.slice(at, next);
		at = next;
		const mark = text[at] ?? '';
		const found =
			mark === '\n'
				? { inlines: [{ kind: 'break' as const }], next: at + 1 }
				: (escapeAt(text, at) ??
					codeAt(text, at) ??
					linkAt(text, at, depth) ??
					tagAt(text, at) ??
					emphasisAt(text, at, { open, inside }));
		if (found) say(found.inlines, found.next);
		else {
			const run = /[*_~`]/.test(mark) ? runAt(text, at) : 1;
			words += text.slice(at, at + run);
			at += run;
		}
	}
	say([], at);

	return read;
}

type Found = { inlines: Inline[]; next: number } | undefined;

function escapeAt(text: string, at: number): Found {
	const escaped = text[at + 1] ?? '';
	if (text[at] !== '\\') return undefined;
	if (escaped === '\n') return { inlines: [{ kind: 'break' }], next: at + 2 };
	if (!/[!-/:-@[-`{-~]/.test(escaped)) return undefined;

	return { inlines: [{ kind: 'text', text: escaped }], next: at + 2 };
}

function codeAt(text: string, at: number): Found {
	if (text[at] !== '`') return undefined;
	const length = runAt(text, at);
	for (let end = text.indexOf('`', at + length); end !== -1; end = text.indexOf('`', end)) {
		const run = runAt(text, end);
		if (run === length) {
			const code = text.slice(at + length, end).replaceAll('\n', ' ');
			const isPadded = /^ .*\S.* $/.test(code);
			const shown = isPadded ? code.slice(1, -1) : code;
			return { inlines: [{ kind: 'code', text: shown }], next: end + run };
		}
		end += run;
	}
	return undefined;
}

/** Nothing to press: an answer could point anywhere, so the address is there to be read. */
function linkAt(text: string, at: number, depth: number): Found {
	const isImage = text[at] === '!';
	if (!isImage && text[at] !== '[') return undefined;
	const link = matched(LINK, text, at);
	if (!link || isImage !== link[0].startsWith('!')) return undefined;
	const [whole, label = '', address = ''] = link;
	const next = at + whole.length;
	if (isImage) return { inlines: [{ kind: 'text', text: label || address }], next };

	const words = inlinesOf(label, depth + 1);
	if (address.replace(/^mailto:/, '') === label || !address) return { inlines: words, next };
	return { inlines: [...words, { kind: 'text', text: ` (${address})` }], next };
}

function tagAt(text: string, at: number): Found {
	if (text[at] !== '<') return undefined;
	const address = matched(ADDRESS, text, at);
	if (address) {
		const shown = (address[1] ?? '').replace(/^mailto:/, '');
		return { inlines: [{ kind: 'text', text: shown }], next: at + address[0].length };
	}
	const tag = matched(TAG, text, at)?.[0];
	if (!tag) return undefined;
	const isBreak = /^<br *\/?>$/i.test(tag);

	return {
		inlines: [isBreak ? { kind: 'break' } : { kind: 'literal', text: tag }],
		next: at + tag.length
	};
}

interface Surroundings {
	open: Set<string>;
	inside: (from: number, to: number) => Inline[];
}

/** `*a*`, `**a**`, `***a***`, the same with `_`, and `~~a~~`. */
function emphasisAt(text: string, at: number, { open, inside }: Surroundings): Found {
	const mark = text[at] ?? '';
	if (!'*_~'.includes(mark)) return undefined;
	const run = runAt(text, at);
	if (!opens(text, at, run)) return undefined;

	for (const length of mark === '~' ? [2] : [3, 2, 1]) {
		const name = mark + length;
		if (run < length || open.has(name)) continue;
		const from = at + length;
		const end = closeAt(text, { mark, length, from: at + run });
		if (end === undefined) open.add(name);
		else {
			const inlines = inside(from, end);
			return { inlines: [marked(mark, length, inlines)], next: end + length };
		}
	}
	return undefined;
}

function marked(mark: string, length: number, inlines: Inline[]): Inline {
	if (mark === '~') return { kind: 'deleted', inlines };
	if (length === 1) return { kind: 'emphasis', inlines };
	if (length === 2) return { kind: 'strong', inlines };

	return { kind: 'strong', inlines: [{ kind: 'emphasis', inlines }] };
}

/** Where the next run that closes a mark begins, from the right where it is longer than needed. */
function closeAt(
	text: string,
	{ mark, length, from }: { mark: string; length: number; from: number }
): number | undefined {
	for (let at = text.indexOf(mark, from); at !== -1; at = text.indexOf(mark, at)) {
		const run = runAt(text, at);
		const fits = run === length || run > 2;
		if (fits && run >= length && closes(text, at, run)) return at + (run - length);
		at += run;
	}
	return undefined;
}

const isSpace = (character: string) => character === '' || /\s/.test(character);
const isWord = (character: string) => !isSpace(character) && !PUNCTUATION.test(character);

function opens(text: string, at: number, run: number): boolean {
	const [before, after] = [text.charAt(at - 1), text.charAt(at + run)];
	if (isSpace(after) || (!isWord(after) && isWord(before))) return false;

	return text[at] !== '_' || !isWord(before);
}

function closes(text: string, at: number, run: number): boolean {
	const [before, after] = [text.charAt(at - 1), text.charAt(at + run)];
	if (isSpace(before) || (!isWord(before) && isWord(after))) return false;

	return text[at] !== '_' || !isWord(after);
}

/** How often the character at a place stands there in a row. */
function runAt(text: string, at: number): number {
	let end = at;
	while (text[end] === text[at] && end < text.length) end++;

	return end - at;
}
