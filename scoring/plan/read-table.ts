import type { Span } from '../checks/check.ts';
import type { PlanSheet } from '../rulebook/schema.ts';
import type { Mention } from './load-names.ts';
import { namesOtherFigure, namesStart, startIn, type Start, type Statement } from './statement.ts';
import { tokens, type Token } from './words.ts';

interface Cell {
	words: Token[];
	mentions: Mention[];
	span: Span;
}
type Row = Cell[];

/** No honest table is larger; what lies beyond is read as prose. */
const MOST_CELLS = 64;
const MOST_ROWS = 200;

type Finder = (all: readonly Token[]) => Mention[];

function row(line: string, offset: number, find: Finder): Row {
	let at = offset;
	const cells = line.split('|', MOST_CELLS).map((text): Cell => {
		const words = tokens(text, at);
		const span = { start: at, end: at + text.length };
		at = span.end + 1;
		return { words, mentions: find(words), span };
	});
	if (cells[0]?.words.length === 0) cells.shift();
	if (cells.at(-1)?.words.length === 0) cells.pop();
	return cells;
}

function isRule(cells: Row): boolean {
	return cells.every(({ words }) => words.every(({ text }) => /^[-:—–]$/.test(text)));
}

/** Tables: runs of two lines or more that have cells. */
function tables(answer: string, find: Finder): Row[][] {
	const found: Row[][] = [];
	let current: Row[] = [];
	let offset = 0;
	for (const line of answer.split('\n')) {
		if (line.includes('|') && current.length < MOST_ROWS) current.push(row(line, offset, find));
		else if (current.length > 0) [found[found.length], current] = [current, []];
		offset += line.length + 1;
	}
	if (current.length > 0) found.push(current);
	return found.filter((rows) => rows.length > 1);
}

function startOf(cell: Cell | undefined, load: PlanSheet['loads'][number]): Start | undefined {
	if (cell === undefined) return undefined;
	const found = startIn(cell.words, { from: 0, to: cell.words.length, load });
	return found === undefined || found.weak ? undefined : found.start;
}

/** Cells of which only one start can be made: one hour, or an hour and the end that it leads to. */
function onlyStart(starts: readonly Start[], hours: number): Start | undefined {
	const [first, second] = starts;
	if (starts.length <= 1 || first?.kind !== 'hour') return first;
	const isEnd =
		second?.kind === 'hour' &&
		[hours, hours - 1].includes(second.hour - first.hour) &&
		starts.length === 2;
	return isEnd ? first : { kind: 'ambiguous' };
}

/** A table whose rows are loads. */
function readRows(header: Row | undefined, body: readonly Row[], sheet: PlanSheet): Statement[] {
	const column = header?.findIndex(({ words }) => namesStart(words)) ?? -1;
	return body.flatMap((cells): Statement[] => {
		const names = cells.filter(({ mentions }) => mentions.length > 0);
		const loads = new Set(names.slice(0, 1).flatMap(({ mentions }) => mentions.map((m) => m.load)));
		const [index] = loads;
		const load = index === undefined ? undefined : sheet.loads[index];
		if (index === undefined || load === undefined || loads.size > 1) return [];

		const others = cells.filter(
			(cell, at) => cell !== names[0] && !(header?.[at] && namesOtherFigure(header[at].words))
		);
		const start =
			column >= 0
				? startOf(cells[column], load)
				: onlyStart(
						others.map((cell) => startOf(cell, load)).filter((found) => found !== undefined),
						load.hours
					);
		const span = { start: cells[0]?.span.start ?? 0, end: cells.at(-1)?.span.end ?? 0 };
		return start === undefined ? [] : [{ load: index, start, weak: false, span }];
	});
}

/** A table whose columns are loads: the row of starts, or its only row. */
function readColumns(header: Row, body: readonly Row[], sheet: PlanSheet): Statement[] {
	const labelled = body.find((cells) => namesStart(cells[0]?.words ?? []));
	const cells = labelled ?? (body.length === 1 ? body[0] : undefined);
	return header.flatMap(({ mentions }, at): Statement[] => {
		const index = mentions[0]?.load;
		const load = index === undefined ? undefined : sheet.loads[index];
		const cell = cells?.[at];
		const start = load && startOf(cell, load);
		if (index === undefined || start === undefined || cell === undefined) return [];
		return [{ load: index, start, weak: false, span: cell.span }];
	});
}

/** What the tables of an answer say, and the stretches that it was read from. */
export function readTables(
	answer: string,
	sheet: PlanSheet,
	find: Finder
): { statements: Statement[]; read: Span[] } {
	const statements: Statement[] = [];
	const read: Span[] = [];
	for (const rows of tables(answer, find)) {
		const [first = [], ...rest] = rows;
		const hasFigures = first.some(({ words }) => words.some(({ kind }) => kind === 'digits'));
		const named = new Set(first.flatMap(({ mentions }) => mentions.map(({ load }) => load)));
		const isHeader = named.size === 0 || (named.size > 1 && !hasFigures);
		const body = (isHeader ? rest : rows).filter((cells) => !isRule(cells));
		const said =
			isHeader && named.size > 1
				? readColumns(first, body, sheet)
				: readRows(isHeader ? first : undefined, body, sheet);
		if (said.length === 0) continue;
		statements.push(...said);
		read.push({ start: first[0]?.span.start ?? 0, end: rows.at(-1)?.at(-1)?.span.end ?? 0 });
	}
	return { statements, read };
}
