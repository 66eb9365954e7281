import type { FoldedText } from '../text/fold.ts';
import type { Token } from '../text/token.ts';
import { isOnlyAnArea, namedArea } from './area.ts';
import { roleOf } from './label.ts';
import type { Area, Measure } from './measure.ts';
import { measureFrom, type Piece } from './piece.ts';
import { figureContext } from './quantity.ts';

/** A key with the tokens [from, to) of its value, whatever the value holds. */
interface Entry {
	key: Token[];
	from: number;
	to: number;
}

interface Container {
	kind: 'object' | 'array';
	entries: Entry[];
	/** Key under which it stands, and what is around it. */
	key: Token[];
	parent: Container | undefined;
}

interface Document {
	objects: Container[];
	/** Strings that are elements of arrays. */
	strings: Token[][];
}

const LONGEST_VALUE = 250;

/**
 * Reads JSON out of a text, token by token and without recursion, so that no nesting can exhaust
 * the stack. Single quotes, trailing commas, a missing end and prose around it are forgiven.
 */
function documentIn(tokens: readonly Token[]): Document {
	const found: Document = { objects: [], strings: [] };
	let open: Container | undefined;
	let key: Token[] = [];

	const finish = (to: number) => {
		const entry = open?.kind === 'object' ? open.entries.at(-1) : undefined;
		if (entry && entry.to < 0) entry.to = to;
	};

	for (let at = 0; at < tokens.length; at++) {
		const { text } = tokens[at]!;
		if (text === '{' || text === '[') {
			if (!open && !opensJson(tokens, at)) continue;
			open = { kind: text === '{' ? 'object' : 'array', entries: [], key, parent: open };
			key = [];
			if (text === '{') found.objects.push(open);
		} else if (!open) continue;
		else if (text === '}' || text === ']') {
			finish(at);
			open = open.parent;
			key = [];
		} else if (text === ',') finish(at);
		else if (opensString(tokens, at)) {
			const end = stringEnd(tokens, at);
			const content = tokens.slice(at + 1, end);
			if (open.kind === 'object' && tokens[end + 1]?.text === ':') {
				finish(at);
				key = content;
				open.entries.push({ key, from: end + 2, to: -1 });
				at = end + 1;
			} else {
				if (open.kind === 'array') found.strings.push(content);
				at = end;
			}
		}
	}

	for (; open; open = open.parent) finish(tokens.length);
	return found;
}

/** A bracket in prose opens no JSON: a key, a value or another bracket has to follow. */
function opensJson(tokens: readonly Token[], at: number): boolean {
	let next = at + 1;
	while (tokens[next]?.kind === 'break') next++;
	return ['"', "'", '{', '['].includes(tokens[next]?.text ?? '');
}

const AROUND_STRINGS = new Set(['{', '[', ',', ':', '}', ']']);

const isAround = (token: Token | undefined) =>
	token === undefined || token.kind === 'break' || AROUND_STRINGS.has(token.text);

/** A single quote opens a string only where one may stand: elsewhere it is an apostrophe. */
const opensString = (tokens: readonly Token[], at: number) =>
	tokens[at]!.text === '"' || (tokens[at]!.text === "'" && isAround(tokens[at - 1]));

function stringEnd(tokens: readonly Token[], open: number): number {
	const quote = tokens[open]!.text;
	let end = open + 1;
	while (end < tokens.length && tokens[end]!.kind !== 'break') {
		const closes = quote === '"' ? tokens[end - 1]!.text !== '\\' : isAround(tokens[end + 1]);
		if (tokens[end]!.text === quote && closes) return end;
		end++;
	}
	return end;
}

const isTotal = (key: readonly Token[]) => key.some((token) => token.text === 'total');

function piecesOf(object: Container, tokens: readonly Token[]): Piece[] {
	return object.entries.map(({ key, from, to }) => ({
		role: isTotal(key) ? 'other' : (roleOf(key) ?? 'free'),
		tokens: tokens.slice(from, Math.min(to, from + LONGEST_VALUE)).filter(isContent),
		...figureContext(key, true)
	}));
}

const isContent = (token: Token) =>
	token.kind !== 'break' && token.text !== '"' && token.text !== "'";

const FEWEST_ROLES = 2;

function isMeasureLike(object: Container): boolean {
	const roles = new Set(
		object.entries.filter(({ key }) => !isTotal(key)).map(({ key }) => roleOf(key))
	);
	roles.delete(undefined);
	roles.delete('other');
	return roles.size >= FEWEST_ROLES;
}

const FARTHEST_GROUP = 3;

/** The area that a key around an object names, as in { "iluminación": [ … ] }. */
function groupArea(object: Container): Area | undefined {
	let around: Container | undefined = object;
	for (let steps = 0; around && steps < FARTHEST_GROUP; steps++, around = around.parent) {
		if (isOnlyAnArea(around.key)) return namedArea(around.key);
	}
	return undefined;
}

/** Reads measures out of JSON: objects with their fields, or else an array of sentences. */
export function measuresInJson(tokens: readonly Token[], folded: FoldedText): Measure[] {
	const { objects, strings } = documentIn(tokens);

	const measures = objects.filter(isMeasureLike).flatMap((object): Measure[] => {
		const pieces = piecesOf(object, tokens);
		const named = pieces.some((piece) => piece.role === 'what');
		if (!named) pieces.push({ role: 'what', tokens: object.key });
		const measure = measureFrom(pieces, folded, groupArea(object));
		return measure ? [measure] : [];
	});
	if (measures.length > 0) return measures;

	return strings.flatMap((string): Measure[] => {
		const measure = measureFrom([{ role: 'free', tokens: string }], folded);
		return measure?.saving && measure.cost ? [measure] : [];
	});
}
