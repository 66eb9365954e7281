import type { AnyCheckRule, NamedField } from '../../rulebook/check-rules.ts';
import type { Span } from '../check.ts';
import { MOST_EVIDENCE, type CheckOutcome } from '../check.ts';
import { asLatin } from '../text/confusable.ts';
import { foldText, originalSpan, type FoldedText } from '../text/fold.ts';

type TableRule = Extract<AnyCheckRule, { kind: 'table' }>;

interface Row extends Span {
	cells: string[];
}

interface Table {
	header: Row;
	rows: Row[];
}

const RULE = /^[\s|:–-]*-[\s|:–-]*$/;
const DECORATION = /[*_`]/g;

/** The cells of a line between bars; a bar after a backslash is a character like any other. */
function rowAt(text: string, start: number, end: number): Row | undefined {
	const cells: string[] = [''];
	let bars = 0;
	for (let at = start; at < end; at++) {
		const character = text.charAt(at);
		if (character === '|' && text[at - 1] !== '\\') {
			cells.push('');
			bars++;
		} else cells.push((cells.pop() ?? '') + character);
	}
	if (bars === 0) return undefined;
	const clean = cells.map((cell) => cell.replace(DECORATION, '').trim());
	if (clean[0] === '') clean.shift();
	if (clean.at(-1) === '') clean.pop();
	return { cells: clean, start, end };
}

/** Tables drawn with bars: a line of titles, a line of dashes, and rows until a line without bars. */
function tablesIn({ text }: FoldedText): Table[] {
	const tables: Table[] = [];
	let before: Row | undefined;
	let open: Table | undefined;
	for (let start = 0; start <= text.length;) {
		const feed = text.indexOf('\n', start);
		const end = feed === -1 ? text.length : feed;
		const row = rowAt(text, start, end);
		if (!row) open = undefined;
		else if (before && !open && RULE.test(text.slice(start, end))) {
			open = { header: before, rows: [] };
			tables.push(open);
		} else open?.rows.push(row);
		before = row;
		start = end + 1;
	}
	return tables;
}

const said = (name: string) => asLatin(foldText(name).text).trim();

function columnOf({ header }: Table, { names }: NamedField): number {
	const wanted = names.map(said);
	const exact = header.cells.findIndex((cell) => wanted.includes(asLatin(cell)));
	if (exact !== -1) return exact;
	return header.cells.findIndex((cell) =>
		wanted.some((name) =>
			` ${asLatin(cell).replace(/[^\p{L}\p{N}]+/gu, ' ')} `.includes(` ${name} `)
		)
	);
}

function judged(table: Table, { columns, rows }: TableRule, folded: FoldedText): CheckOutcome {
	const spans = (found: readonly Span[]) =>
		found.slice(0, MOST_EVIDENCE).map(({ start, end }) => originalSpan(folded, start, end));
	const failed = (
		reason: string,
		found: readonly Span[],
		params: CheckOutcome['params']
	): CheckOutcome => ({ kind: 'table', outcome: 'failed', reason, params, evidence: spans(found) });

	const places = columns.map((column) => columnOf(table, column));
	const missing = columns.filter((_, index) => places[index] === -1);
	if (missing.length > 0)
		return failed('table-columns-missing', [table.header], {
			missing: missing.map(({ names }) => names[0]).join(', ')
		});

	const full = table.rows.filter(({ cells }) => cells.some((cell) => cell !== ''));
	const params = { rows: full.length, min: rows.min ?? 0, max: rows.max ?? full.length };
	if (full.length < (rows.min ?? 0)) return failed('table-rows-too-few', [table.header], params);
	if (full.length > (rows.max ?? Infinity))
		return failed('table-rows-too-many', full.slice(rows.max), params);

	const empty = full.filter(({ cells }) => places.some((place) => (cells[place] ?? '') === ''));
	if (empty.length > 0) return failed('table-cells-empty', empty, { rows: empty.length });
	const whole = { start: table.header.start, end: full.at(-1)?.end ?? table.header.end };
	return {
		kind: 'table',
		outcome: 'passed',
		reason: 'table-right',
		params: { rows: full.length },
		evidence: spans([whole])
	};
}

/** Some table of the answer has the columns, with something in every cell, and as many rows. */
export function checkTable(folded: FoldedText, rule: TableRule): CheckOutcome {
	const outcomes = tablesIn(folded).map((table) => judged(table, rule, folded));
	return (
		outcomes.find(({ outcome }) => outcome === 'passed') ??
		outcomes[0] ?? {
			kind: 'table',
			outcome: 'failed',
			reason: 'table-missing',
			params: {},
			evidence: []
		}
	);
}
