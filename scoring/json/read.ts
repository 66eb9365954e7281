/** Where a value stands in its text, UTF-16 code units, end exclusive. */
export interface JsonSpan {
	start: number;
	end: number;
}

export type JsonPath = readonly (string | number)[];

interface Node extends JsonSpan {
	value: unknown;
	parts?: Map<string | number, Node>;
}

export type JsonReading =
	| {
			ok: true;
			value: unknown;
			span: JsonSpan;
			/** The value at a path, or the nearest one around it that exists. */
			spanOf(path: JsonPath): JsonSpan;
			/** Keys that an object gives twice; the last one holds, as in `JSON.parse`. */
			repeated: { path: JsonPath; at: number }[];
	  }
	| { ok: false; at: number; problem: 'syntax' | 'too-deep' };

/** Deeper than any document that a person reads; a reader that recurses stays far from its stack's end. */
export const DEEPEST_JSON = 64;

const BLANK = /[ \t\r\n]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** Loose: `JSON.parse` refuses the escapes and the control characters that it must not have. */
const STRING = /"[^"\\]*(?:\\.[^"\\]*)*"/y;
const WORDS: readonly (readonly [string, unknown])[] = [
	['true', true],
	['false', false],
	['null', null]
];

class Unreadable extends Error {
	readonly at: number;
	readonly problem: 'syntax' | 'too-deep';
	constructor(at: number, problem: 'syntax' | 'too-deep' = 'syntax') {
		super(problem);
		this.at = at;
		this.problem = problem;
	}
}

class Reader {
	at: number;
	readonly text: string;
	readonly repeated: { path: JsonPath; at: number }[] = [];
	constructor(text: string, from: number) {
		this.text = text;
		this.at = from;
	}

	match(pattern: RegExp): string | undefined {
		pattern.lastIndex = this.at;
		const found = pattern.exec(this.text)?.[0];
		if (found !== undefined) this.at += found.length;
		return found;
	}

	/** Takes one mark after blanks, if it is there. */
	take(mark: string): boolean {
		this.match(BLANK);
		if (this.text[this.at] !== mark) return false;
		this.at += 1;
		return true;
	}

	string(): string {
		this.match(BLANK);
		const start = this.at;
		const found = this.match(STRING);
		try {
			if (found !== undefined) return JSON.parse(found) as string;
		} catch {
			// An escape that JSON does not have.
		}
		throw new Unreadable(start);
	}

	value(path: JsonPath): Node {
		this.match(BLANK);
		const start = this.at;
		const mark = this.text[start];
		if (mark === '{' || mark === '[') {
			if (path.length >= DEEPEST_JSON) throw new Unreadable(start, 'too-deep');
			return mark === '{' ? this.object(path) : this.array(path);
		}
		if (mark === '"') {
			const value = this.string();
			return { start, end: this.at, value };
		}
		for (const [word, value] of WORDS) {
			if (!this.text.startsWith(word, start)) continue;
			this.at += word.length;
			return { start, end: this.at, value };
		}
		const number = this.match(NUMBER);
		if (number === undefined) throw new Unreadable(start);
		return { start, end: this.at, value: Number(number) };
	}

	object(path: JsonPath): Node {
		const start = this.at++;
		const value: Record<string, unknown> = {};
		const parts = new Map<string | number, Node>();
		if (!this.take('}'))
			do {
				this.match(BLANK);
				const at = this.at;
				const key = this.string();
				if (!this.take(':')) throw new Unreadable(this.at);
				const part = this.value([...path, key]);
				if (parts.has(key)) this.repeated.push({ path: [...path, key], at });
				parts.set(key, part);
				// Not by assignment, so that «__proto__» is a key like any other.
				Object.defineProperty(value, key, {
					value: part.value,
					enumerable: true,
					configurable: true,
					writable: true
				});
			} while (this.take(','));
		else return { start, end: this.at, value, parts };
		if (!this.take('}')) throw new Unreadable(this.at);
		return { start, end: this.at, value, parts };
	}

	array(path: JsonPath): Node {
		const start = this.at++;
		const value: unknown[] = [];
		const parts = new Map<string | number, Node>();
		if (this.take(']')) return { start, end: this.at, value, parts };
		do {
			const part = this.value([...path, value.length]);
			parts.set(value.length, part);
			value.push(part.value);
		} while (this.take(','));
		if (!this.take(']')) throw new Unreadable(this.at);
		return { start, end: this.at, value, parts };
	}
}

/**
 * Reads JSON (RFC 8259) and keeps where everything stands, which `JSON.parse` does not tell. With
 * `from` it reads the one value that starts there and leaves what follows alone.
 */
export function readJson(text: string, from?: number): JsonReading {
	const reader = new Reader(text, from ?? 0);
	try {
		const root = reader.value([]);
		if (from === undefined) {
			reader.match(BLANK);
			if (reader.at < text.length) throw new Unreadable(reader.at);
		}
		const spanOf = (path: JsonPath): JsonSpan => {
			let node = root;
			for (const key of path) {
				const part = node.parts?.get(key);
				if (!part) break;
				node = part;
			}
			return { start: node.start, end: node.end };
		};
		const { value, start, end } = root;
		return { ok: true, value, span: { start, end }, spanOf, repeated: reader.repeated };
	} catch (cause) {
		if (!(cause instanceof Unreadable)) throw cause;
		return { ok: false, at: cause.at, problem: cause.problem };
	}
}

/** Line and column of a place in a text, both from 1. */
export function lineAndColumn(text: string, at: number): { line: number; column: number } {
	const before = text.slice(0, at);
	return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
}
