import type { Span } from '../checks/check.ts';
import type { PlanSheet } from '../rulebook/schema.ts';
import type { Mention } from './load-names.ts';
import { namesOtherFigure, namesStart, startIn, type Start, type Statement } from './statement.ts';
import { tokens, type Token } from './words.ts';

type Finder = (all: readonly Token[]) => Mention[];
interface Reader {
	sheet: PlanSheet;
	find: Finder;
	span: Span;
}

const DEEPEST = 8;

/**
 * Outermost balanced {…} and […] of a text, in one pass: a bracket left open hides none of the
 * regions that close after it.
 */
export function jsonRegions(text: string): Span[] {
	const open: number[] = [];
	const closed: Span[] = [];
	let inString = false;
	for (let at = 0; at < text.length; at++) {
		const char = text.charAt(at);
		if (inString) {
			if (char === '\\') at++;
			else if (char === '"' || char === '\n') inString = false;
		} else if (char === '"' && open.length > 0) inString = true;
		else if (char === '{' || char === '[') open.push(at);
		else if (char === '}' || char === ']') {
			const start = open.pop();
			if (start === undefined) continue;
			while ((closed.at(-1)?.start ?? -1) > start) closed.pop();
			closed.push({ start, end: at + 1 });
		}
	}
	return closed;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The one load that a key or name tells of. */
function loadNamed(text: string, { find }: Reader): number | undefined {
	const loads = new Set(find(tokens(text)).map(({ load }) => load));
	return loads.size === 1 ? [...loads][0] : undefined;
}

/** A start as a number, as text («9:00»), as a list of hours or as an object with its own field. */
function startOf(value: unknown, index: number, reader: Reader): Start | undefined {
	const load = reader.sheet.loads[index];
	if (load === undefined) return undefined;
	if (typeof value === 'number')
		return Number.isInteger(value) ? { kind: 'hour', hour: value } : { kind: 'not-whole' };
	if (typeof value === 'string') {
		const words = tokens(value);
		return startIn(words, { from: 0, to: words.length, load })?.start;
	}
	if (Array.isArray(value)) {
		const [first, last] = [value[0] as unknown, value.at(-1) as unknown];
		if (typeof first !== 'number' || typeof last !== 'number') return startOf(first, index, reader);
		const fits = value.length === 1 || [load.hours, load.hours - 1].includes(last - first);
		return fits ? startOf(first, index, reader) : { kind: 'ambiguous' };
	}
	return isObject(value) ? startField(value, index, reader) : undefined;
}

function startField(
	object: Record<string, unknown>,
	index: number,
	reader: Reader
): Start | undefined {
	const starts = Object.entries(object)
		.filter(([key]) => namesStart(tokens(key)))
		.map(([, value]) => (isObject(value) ? undefined : startOf(value, index, reader)))
		.filter((start) => start !== undefined);
	const hours = new Set(starts.map((start) => (start.kind === 'hour' ? start.hour : start.kind)));
	return hours.size > 1 ? { kind: 'ambiguous' } : starts[0];
}

function walk(value: unknown, reader: Reader, depth: number): Statement[] {
	if (depth > DEEPEST) return [];
	if (Array.isArray(value)) return value.flatMap((item) => walk(item, reader, depth + 1));
	if (!isObject(value)) return [];
	const said: Statement[] = [];
	const say = (load: number, start: Start | undefined): void => {
		if (start !== undefined) said.push({ load, start, weak: false, span: reader.span });
	};

	for (const [key, item] of Object.entries(value)) {
		const load = loadNamed(key, reader);
		if (load !== undefined && !namesOtherFigure(tokens(key)))
			say(load, startOf(item, load, reader));
		else if (typeof item === 'object') said.push(...walk(item, reader, depth + 1));
	}
	const names = Object.values(value)
		.filter((item) => typeof item === 'string' && item.length < 80)
		.map((item) => loadNamed(String(item), reader))
		.filter((load) => load !== undefined);
	const [named] = names;
	if (named !== undefined && new Set(names).size === 1 && said.length === 0)
		say(named, startField(value, named, reader));
	return said;
}

/** What the JSON of an answer says, fenced or not, and the stretches that it was read from. */
export function readJson(
	answer: string,
	sheet: PlanSheet,
	find: Finder
): { statements: Statement[]; read: Span[] } {
	const statements: Statement[] = [];
	const read: Span[] = [];
	for (const span of jsonRegions(answer)) {
		const said = walk(parsed(answer.slice(span.start, span.end)), { sheet, find, span }, 0);
		if (said.length === 0) continue;
		statements.push(...said);
		read.push(span);
	}
	return { statements, read };
}
