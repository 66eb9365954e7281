import { Lexer, type MarkedToken, type Token, type Tokens } from 'marked';
import { DEEPEST, inlinesOf } from './inlines.ts';
import type { Align, Block } from './tree.ts';

/** Far above any answer of the contest; the lexer's worst cases grow with the square of the length. */
const LONGEST = 20_000;
/** A line that opens more than twelve quotes or lists at once: nobody means it, and the lexer recurses on it. */
const TOO_DEEP = /^(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])){12}/m;

/**
 * Reads an answer's Markdown into blocks. Never throws and never loses a word: what is too long,
 * too deep or unknown comes back as it was written. Raw HTML is literal text.
 */
export function blocksOf(answer: string): Block[] {
	if (answer.length > LONGEST || TOO_DEEP.test(answer)) return [{ kind: 'literal', text: answer }];
	try {
		return blocks(new Lexer({ gfm: true, breaks: true }).lex(answer), 0);
	} catch {
		return [{ kind: 'literal', text: answer }];
	}
}

function blocks(tokens: readonly Token[], depth: number): Block[] {
	return tokens.flatMap((token) => blockOf(token as MarkedToken, depth));
}

function blockOf(token: MarkedToken, depth: number): Block[] {
	if (depth > DEEPEST) return [{ kind: 'literal', text: token.raw }];

	switch (token.type) {
		case 'space':
			return [];
		case 'heading':
			return [{ kind: 'heading', depth: token.depth, inlines: inlinesOf(token.tokens, depth) }];
		case 'paragraph':
			return [{ kind: 'paragraph', inlines: inlinesOf(token.tokens, depth) }];
		case 'text':
		case 'checkbox':
			return [{ kind: 'paragraph', inlines: inlinesOf([token], depth) }];
		case 'list':
			return [list(token, depth)];
		case 'table':
			return [table(token, depth)];
		case 'code':
			return [{ kind: 'code', text: token.text, language: token.lang ?? '' }];
		case 'blockquote':
			return [{ kind: 'quote', blocks: blocks(token.tokens, depth + 1) }];
		case 'hr':
			return [{ kind: 'rule' }];
		default:
			return [{ kind: 'literal', text: token.raw.trimEnd() }];
	}
}

function list(token: Tokens.List, depth: number): Block {
	return {
		kind: 'list',
		ordered: token.ordered,
		start: token.start === '' ? 1 : token.start,
		tight: !token.loose,
		items: token.items.map((item) => ({ blocks: joined(blocks(item.tokens, depth + 1)) }))
	};
}

/** A task's box and its words arrive as two blocks and are one line. */
function joined(blocks: Block[]): Block[] {
	const [box, words, ...rest] = blocks;
	if (box?.kind !== 'paragraph' || box.inlines[0]?.kind !== 'task') return blocks;
	if (words?.kind !== 'paragraph') return blocks;
	return [{ kind: 'paragraph', inlines: [...box.inlines, ...words.inlines] }, ...rest];
}

const aligns = { left: 'start', center: 'center', right: 'end' } as const;

function table(token: Tokens.Table, depth: number): Block {
	return {
		kind: 'table',
		align: token.align.map((align): Align => (align ? aligns[align] : 'start')),
		header: token.header.map((cell) => inlinesOf(cell.tokens, depth)),
		rows: token.rows.map((row) => row.map((cell) => inlinesOf(cell.tokens, depth)))
	};
}
