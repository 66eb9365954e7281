import type { MarkedToken, Token } from 'marked';
import { withoutEntities } from './entities.ts';
import type { Inline } from './tree.ts';

/** Beyond this many marks inside marks the rest is shown as it was written. */
export const DEEPEST = 12;

/** Text, emphasis, code; a link is its words and its address, an image its description, HTML its source. */
export function inlinesOf(tokens: readonly Token[], depth: number): Inline[] {
	return tokens.flatMap((token) => inlineOf(token as MarkedToken, depth));
}

function inlineOf(token: MarkedToken, depth: number): Inline[] {
	if (depth > DEEPEST) return [{ kind: 'literal', text: token.raw }];
	const inside = (tokens: readonly Token[]) => inlinesOf(tokens, depth + 1);

	switch (token.type) {
		case 'text':
			return token.tokens ? inside(token.tokens) : [text(token.text)];
		case 'escape':
			return [{ kind: 'text', text: token.text }];
		case 'strong':
			return [{ kind: 'strong', inlines: inside(token.tokens) }];
		case 'em':
			return [{ kind: 'emphasis', inlines: inside(token.tokens) }];
		case 'del':
			return [{ kind: 'deleted', inlines: inside(token.tokens) }];
		case 'codespan':
			return [{ kind: 'code', text: token.text }];
		case 'br':
			return [{ kind: 'break' }];
		case 'checkbox':
			return [{ kind: 'task', done: token.checked }];
		case 'link':
			return link(inside(token.tokens), token.text, token.href);
		case 'image':
			return [text(token.text || token.href)];
		case 'html':
			return /^<br\s*\/?>$/i.test(token.raw)
				? [{ kind: 'break' }]
				: [{ kind: 'literal', text: token.raw }];
		default:
			return [{ kind: 'literal', text: token.raw }];
	}
}

/** Nothing to press: an answer could point anywhere, so the address is there to be read. */
function link(words: Inline[], label: string, address: string): Inline[] {
	const shown = address.replace(/^mailto:/, '');
	if (shown === label) return words;
	return [...words, { kind: 'text', text: ` (${address})` }];
}

function text(written: string): Inline {
	return { kind: 'text', text: withoutEntities(written) };
}
