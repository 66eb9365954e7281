type Options = Map<string, Part[]>;
type Part =
	| string
	| { kind: 'pound' }
	| { kind: 'value'; name: string }
	| { kind: 'number'; name: string }
	| { kind: 'select' | 'plural' | 'selectordinal'; name: string; options: Options };

export type Message = readonly Part[];

/**
 * Reads an ICU message: values, `number` without a style, `select`, `plural` and `selectordinal`
 * without offset, and quoting; text is never markup. Refuses everything else with its place.
 * Ours, because the usual library's parser would take a seventh of the challenge page's script
 * allowance; the tests hold it against that library, message by message.
 */
export function parsedMessage(source: string): Message {
	let at = 0;

	function fail(expected: string): never {
		throw new Error(`«${source}»: ${expected} expected at ${at}`);
	}

	function match(pattern: RegExp): string | undefined {
		pattern.lastIndex = at;
		const found = pattern.exec(source)?.[0];
		at += found?.length ?? 0;
		return found;
	}

	function must(pattern: RegExp, expected: string): string {
		return (match(pattern) ?? fail(expected)).trim();
	}

	function parts(depth: number, inPlural: boolean): Part[] {
		const read: Part[] = [];
		let text = '';
		while (at < source.length && !(depth > 0 && source[at] === '}')) {
			const character = source[at] ?? '';
			if (character === "'") {
				text += quoted(inPlural);
			} else if (character === '{' || (character === '#' && inPlural)) {
				if (text) read.push(text);
				text = '';
				at += 1;
				read.push(character === '#' ? { kind: 'pound' } : argument(depth, inPlural));
			} else {
				text += character;
				at += 1;
			}
		}
		if (text) read.push(text);
		return read;
	}

	/** Two apostrophes are one; one opens a quotation only before a character that means something. */
	function quoted(inPlural: boolean): string {
		if (match(/''/y)) return "'";
		const special = inPlural ? /'[{}<>#]/y : /'[{}<>]/y;
		special.lastIndex = at;
		if (!special.test(source)) return source[at++] ?? '';
		const whole = match(/'(?:[^']|'')*'?/y) ?? '';
		return (whole.endsWith("'") ? whole.slice(1, -1) : whole.slice(1)).replaceAll("''", "'");
	}

	function argument(depth: number, inPlural: boolean): Part {
		const name = must(/\s*[\p{L}\p{N}_]+\s*/uy, 'a name');
		if (match(/\}/y)) return { kind: 'value', name };
		must(/,/y, '«,» or «}»');
		const kind = must(/\s*(?:number|select|plural|selectordinal)\s*(?=[,}])/y, 'a known kind');
		if (kind === 'number') {
			must(/\}/y, '«}»');
			return { kind, name };
		}
		must(/,/y, '«,»');
		const choice = { kind: kind as 'select' | 'plural' | 'selectordinal', name };
		return { ...choice, options: options(depth, inPlural || kind !== 'select') };
	}

	function options(depth: number, inPlural: boolean): Options {
		const read: Options = new Map();
		while (!match(/\s*\}/y)) {
			const key = must(/\s*(?:=\d+|[\p{L}\p{N}_]+)\s*/uy, 'an option');
			must(/\{/y, '«{»');
			read.set(key, parts(depth + 1, inPlural));
			must(/\}/y, '«}»');
		}
		if (!read.has('other')) fail('the option «other»');
		return read;
	}

	return parts(0, false);
}

export type Value = string | number | bigint | boolean;

/** Writes a message in a language (a BCP 47 tag). A value that it lacks is an error. */
export function written(
	message: Message,
	tag: string,
	values: Readonly<Record<string, Value | undefined>>,
	counted = 0
): string {
	const number = (amount: Value) => new Intl.NumberFormat(tag).format(Number(amount));

	return message
		.map((part) => {
			if (typeof part === 'string') return part;
			if (part.kind === 'pound') return number(counted);

			const value = values[part.name];
			if (value === undefined) throw new Error(`a message lacks its value «${part.name}»`);
			if (part.kind === 'value') return String(value);
			if (part.kind === 'number') return number(value);

			const count = part.kind === 'select' ? counted : Number(value);
			const option =
				part.kind === 'select'
					? part.options.get(String(value))
					: (part.options.get(`=${count}`) ??
						part.options.get(category(tag, part.kind === 'selectordinal', count)));
			return written(option ?? part.options.get('other') ?? [], tag, values, count);
		})
		.join('');
}

function category(tag: string, ordinal: boolean, count: number): string {
	return new Intl.PluralRules(tag, { type: ordinal ? 'ordinal' : 'cardinal' }).select(count);
}
