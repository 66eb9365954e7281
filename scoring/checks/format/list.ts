import type { AnyCheckRule, NamedField } from '../../rulebook/check-rules.ts';
import type { Span } from '../check.ts';
import { markerAt } from '../measures/marker.ts';
import { MOST_EVIDENCE, type CheckOutcome } from '../check.ts';
import { asLatin } from '../text/confusable.ts';
import { foldText, originalSpan, type FoldedText } from '../text/fold.ts';

type ListRule = Extract<AnyCheckRule, { kind: 'list' }>;

interface Marked extends Span {
	ordinal: number;
	depth: number;
}

/** Lines that open with a number, each reaching to the next one of its depth or above. */
function numberedLines(text: string): Marked[] {
	const found: Marked[] = [];
	for (let start = 0; start < text.length;) {
		const feed = text.indexOf('\n', start);
		const end = feed === -1 ? text.length : feed;
		const { ordinal, depth } = markerAt(text, start, end);
		if (ordinal !== undefined) found.push({ ordinal, depth, start, end });
		start = end + 1;
	}
	return found.map((item, index) => {
		const next = found.slice(index + 1, index + 60).find(({ depth }) => depth <= item.depth);
		return { ...item, end: next?.start ?? text.length };
	});
}

/** The runs 1, 2, 3 … that the lines of one depth make. */
function listsIn(text: string): Marked[][] {
	const lists: Marked[][] = [];
	const open = new Map<number, Marked[]>();
	for (const item of numberedLines(text)) {
		const list = open.get(item.depth);
		if (list && item.ordinal === list.length + 1) list.push(item);
		else if (item.ordinal === 1) {
			const started = [item];
			open.set(item.depth, started);
			lists.push(started);
		} else open.delete(item.depth);
	}
	return lists;
}

const LETTER = /[\p{L}\p{N}]/u;
const AFTER_NAME = /^(?:[ *_`]|\([^()\n]{0,30}\)|\/[\p{L}]{1,12}){0,4}[:=–-][ *_`]*[\p{L}\p{N}€$]/u;

/** Whether a text gives a value to one of a field's names: «Coste (al año): bajo». */
function hasField(text: string, { names }: NamedField): boolean {
	return names.some((name) => {
		const wanted = asLatin(foldText(name).text).trim();
		if (wanted === '') return false;
		for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) {
			const after = at + wanted.length;
			const isWhole = !LETTER.test(text.charAt(at - 1)) && !LETTER.test(text.charAt(after));
			if (isWhole && AFTER_NAME.test(text.slice(after, after + 80))) return true;
		}
		return false;
	});
}

function judged(
	list: Marked[],
	{ items, fields = [] }: ListRule,
	folded: FoldedText
): CheckOutcome {
	const text = asLatin(folded.text);
	const spans = (found: readonly Span[]) =>
		found.slice(0, MOST_EVIDENCE).map(({ start, end }) => {
			const kept = text.slice(start, end).trimEnd().length;
			return originalSpan(folded, start, start + kept);
		});
	const result = (outcome: 'passed' | 'failed', reason: string, found: readonly Span[]) =>
		({ kind: 'list', outcome, reason, evidence: spans(found) }) as const;

	if (list.length !== items) {
		const params = { items: list.length, expected: items };
		return { ...result('failed', 'list-items-wrong', list), params };
	}
	const lacking = list.map(({ start, end }) => {
		const item = text.slice(start, end);
		return fields.filter((field) => !hasField(item, field));
	});
	const incomplete = list.filter((_, index) => (lacking[index]?.length ?? 0) > 0);
	if (incomplete.length === 0)
		return { ...result('passed', 'list-right', list), params: { items } };
	const missing = new Set(lacking.flat().map(({ names }) => names[0] ?? ''));
	return {
		...result('failed', 'list-fields-missing', incomplete),
		params: {
			items: incomplete.map(({ ordinal }) => String(ordinal)).join(', '),
			missing: [...missing].join(', ')
		}
	};
}

/** Some list of the answer is numbered 1 to n, and each of its items has the named fields. */
export function checkList(folded: FoldedText, rule: ListRule): CheckOutcome {
	const lists = listsIn(folded.text);
	const outcomes = lists.map((list) => judged(list, rule, folded));
	const longest = lists.reduce(
		(best, list, index) => (list.length > (lists[best]?.length ?? 0) ? index : best),
		0
	);
	return (
		outcomes.find(({ outcome }) => outcome === 'passed') ??
		outcomes.find(({ reason }) => reason === 'list-fields-missing') ??
		outcomes[longest] ?? {
			kind: 'list',
			outcome: 'failed',
			reason: 'list-missing',
			params: { expected: rule.items },
			evidence: []
		}
	);
}
