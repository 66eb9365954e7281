import { inlinesOf } from './inlines.ts';
import { isListItem, listAt } from './lists.ts';
import { isTable, tableAt } from './tables.ts';
import { DEEPEST, type Block, type Read } from './tree.ts';

/** Far above any answer of the contest. */
const LONGEST = 20_000;

const FENCE = /^ {0,3}(`{3,}|~{3,})[ \t]*([^`]*?)[ \t]*$/;
const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))??(?:[ \t]+#+)?[ \t]*$/;
const RULE = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const QUOTE = /^ {0,3}> ?/;
const UNDERLINE = /^ {0,3}(=+|-+)[ \t]*$/;
/** A line that opens with a comment or with a tag that does not stand in running text. */
const HTML =
	/^ {0,3}<(?:[!?]|\/?(?:script|style|pre|textarea|iframe|form|div|p|table|t[rdh]|[uo]l|li|section|details|summary|h[1-6])\b)/i;

/**
 * Reads an answer's Markdown into blocks. Never throws and never loses a word: what is too long or
 * too deep comes back as it was written. Raw HTML is literal text. Ours, because the usual library
 * would take a sixth of the challenge page's script allowance; the tests hold it against that library.
 */
export function blocksOf(answer: string): Block[] {
	if (answer.length > LONGEST) return [{ kind: 'literal', text: answer }];

	return blocks(answer.replaceAll('\t', '    ').split(/\r\n?|\n/), 0);
}

function blocks(lines: string[], depth: number): Block[] {
	if (depth > DEEPEST) return [{ kind: 'literal', text: lines.join('\n') }];
	const read: Block[] = [];
	for (let at = 0; at < lines.length;) {
		if (lines[at]?.trim() === '') {
			at++;
			continue;
		}
		const { block, next } = blockAt(lines, at, depth);
		read.push(block);
		at = next;
	}

	return read;
}

function blockAt(lines: string[], at: number, depth: number): Read {
	const line = lines[at] ?? '';
	const fence = FENCE.exec(line);
	if (fence) return codeAt(lines, at, fence);
	const heading = HEADING.exec(line);
	if (heading) {
		const inlines = inlinesOf(heading[2] ?? '', depth);
		return { block: { kind: 'heading', depth: heading[1]?.length ?? 1, inlines }, next: at + 1 };
	}
	if (RULE.test(line)) return { block: { kind: 'rule' }, next: at + 1 };
	if (QUOTE.test(line)) return quoteAt(lines, at, depth);
	if (isListItem(line)) {
		return listAt(lines, at, {
			opensBlock: (from) => opensBlock(lines, from),
			inside: (content) => blocks(content, depth + 1)
		});
	}
	if (isTable(lines, at)) {
		return tableAt(lines, at, { ends: (from) => opensBlock(lines, from), depth });
	}
	if (HTML.test(line)) {
		const next = until(lines, at, (from) => lines[from]?.trim() === '');
		return { block: { kind: 'literal', text: lines.slice(at, next).join('\n').trimEnd() }, next };
	}
	return paragraphAt(lines, at, depth);
}

/** Whether a line ends the paragraph before it. A list that starts elsewhere than at one does not. */
function opensBlock(lines: string[], at: number): boolean {
	const line = lines[at] ?? '';
	if (line.trim() === '' || QUOTE.test(line) || RULE.test(line) || HTML.test(line)) return true;
	if (FENCE.test(line) || HEADING.test(line) || isTable(lines, at)) return true;

	return isListItem(line) && /^ *(?:[-*+]|1[.)]) +\S/.test(line);
}

function until(lines: string[], from: number, ends: (at: number) => boolean): number {
	let at = from + 1;
	while (at < lines.length && !ends(at)) at++;

	return at;
}

/** A program, up to its closing fence or to where the answer has come. */
function codeAt(lines: string[], at: number, [, mark = '', language = '']: RegExpExecArray): Read {
	const closing = new RegExp(`^ {0,3}${mark[0]}{${mark.length},} *$`);
	const end = until(lines, at, (from) => closing.test(lines[from] ?? ''));
	const text = lines.slice(at + 1, end).join('\n');

	return { block: { kind: 'code', text, language }, next: end + 1 };
}

function quoteAt(lines: string[], at: number, depth: number): Read {
	const next = until(lines, at, (from) => {
		if (QUOTE.test(lines[from] ?? '')) return false;
		// A line without its mark may still go on with the paragraph before it.
		return (lines[from - 1] ?? '').replace(QUOTE, '').trim() === '' || opensBlock(lines, from);
	});
	const inside = lines.slice(at, next).map((line) => line.replace(QUOTE, ''));

	return { block: { kind: 'quote', blocks: blocks(inside, depth + 1) }, next };
}

function paragraphAt(lines: string[], at: number, depth: number): Read {
	let underline: RegExpExecArray | null = null;
	const next = until(lines, at, (from) => {
		underline = UNDERLINE.exec(lines[from] ?? '');
		return underline !== null || opensBlock(lines, from);
	});
	const text = lines.slice(at, next).map((line) => line.trim());
	const inlines = inlinesOf(text.join('\n'), depth);
	const mark = next < lines.length && underline ? String(underline[1]) : '';
	if (!mark) return { block: { kind: 'paragraph', inlines }, next };

	return { block: { kind: 'heading', depth: mark[0] === '=' ? 1 : 2, inlines }, next: next + 1 };
}
