import type { CheckOutcome, Span } from '#scoring';
import { foldedText, type FoldedText } from './folded-text.ts';
import type { Identity } from './identity.ts';

export const HIDDEN = '[oculto]';

/** Addresses and links, whoever they lead to; every repetition has a bound. */
const WAYS_TO_SOMEONE = [
	/[^\s@<>()[\]"'«»,;:]{1,64}@[^\s@<>()[\]"'«»,;:]{1,190}(?<![.!?…])/gu,
	/(?:https?|ftp):\/\/[^\s<>()[\]"'«»]{1,2000}(?<![.,;:!?…])/giu,
	/(?<![\p{L}\p{N}])(?:www\.|[\p{L}\p{N}-]{1,63}\.(?:com|org|net|es|cat|eus|gal|eu|io|dev|info|app|me|ly|gl)(?![\p{L}\p{N}.]))[^\s<>()[\]"'«»]{0,2000}(?<![.,;:!?…])/giu,
	/(?<![\p{L}\p{N}_])@[\p{L}\p{N}_]{3,30}/gu
];

const CAPITAL = /^\p{Lu}/u;

/** Fewer letters than these are a word of the language more often than a name. */
const SHORTEST = 3;

export interface Redacted {
	text: string;
	/** Where a stretch of the original is now; one that touches what is hidden covers all of it. */
	spanOf(span: Span): Span;
}

export type Redact = (text: string) => Redacted;

/**
 * Hides what would tell whose a text is, as whole words: names whatever their case, accents, spaces,
 * invisible characters and look-alike letters; a single word of a person's name where it has a
 * capital; addresses and links. Names that stand in `given`, the challenge's own words, are left:
 * everybody writes them. Linear in the text.
 */
export function redactor(
	{ names, words }: Identity,
	{ given }: { given: readonly string[] }
): Redact {
	const told = foldedText(given.join('\n'));
	const isNews = (name: string) => {
		const { letters } = foldedText(name);
		return letters.length >= SHORTEST && occurrences(told, letters).length === 0;
	};
	const whole = [...new Set(names.filter(isNews).map((name) => foldedText(name).letters))];
	const alone = [...new Set(words.filter(isNews).map((word) => foldedText(word).letters))];
	const signs = names.filter((name) => name !== '' && foldedText(name).letters === '');

	return (text) => {
		const folded = foldedText(text);
		const found = [
			...whole.flatMap((name) => occurrences(folded, name)),
			...alone
				.flatMap((name) => occurrences(folded, name))
				.filter(({ start }) => CAPITAL.test(text.slice(start, start + 2))),
			...signs.flatMap((name) => verbatim(text, name)),
			...WAYS_TO_SOMEONE.flatMap((way) =>
				[...text.matchAll(way)].map(({ index, 0: { length } }) => ({
					start: index,
					end: index + length
				}))
			)
		];
		return replaced(text, merged(found));
	};
}

/** The same outcome about the redacted answer. */
export function redactedOutcome(
	outcome: CheckOutcome,
	redact: Redact,
	answer?: Redacted
): CheckOutcome {
	const params = Object.entries(outcome.params).map(([name, value]) => [
		name,
		typeof value === 'string' ? redact(value).text : value
	]);

	// Places in the prompts are left out: hiding names has moved them.
	const { kind, reason } = outcome;
	return {
		kind,
		outcome: outcome.outcome,
		reason,
		params: Object.fromEntries(params),
		evidence: answer ? outcome.evidence.map((span) => answer.spanOf(span)) : [],
		parts: outcome.parts?.map((part) => redactedOutcome(part, redact, answer))
	};
}

/** Where a name stands in a text, not as a part of a longer word. */
function occurrences({ letters, starts, ends, opens, closes }: FoldedText, name: string): Span[] {
	const found: Span[] = [];
	for (let at = letters.indexOf(name); at >= 0; at = letters.indexOf(name, at + 1)) {
		const last = at + name.length - 1;
		if (!opens[at] || !closes[last]) continue;
		found.push({ start: starts[at] ?? 0, end: ends[last] ?? 0 });
	}

	return found;
}

function verbatim(text: string, name: string): Span[] {
	const found: Span[] = [];
	for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + 1)) {
		found.push({ start, end: start + name.length });
	}

	return found;
}

function merged(spans: Span[]): Span[] {
	const whole: Span[] = [];
	for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
		const last = whole.at(-1);
		if (last && start < last.end) last.end = Math.max(last.end, end);
		else whole.push({ start, end });
	}

	return whole;
}

function replaced(text: string, hidden: Span[]): Redacted {
	let [rest, at] = ['', 0];
	for (const { start, end } of hidden) {
		rest += text.slice(at, start) + HIDDEN;
		at = end;
	}
	const moved = (offset: number, side: 'start' | 'end') => {
		let shift = 0;
		for (const { start, end } of hidden) {
			if (offset <= start) break;
			if (offset < end) return start + shift + (side === 'end' ? HIDDEN.length : 0);
			shift += HIDDEN.length - (end - start);
		}
		return offset + shift;
	};

	return {
		text: rest + text.slice(at),
		spanOf: ({ start, end }) => ({ start: moved(start, 'start'), end: moved(end, 'end') })
	};
}
