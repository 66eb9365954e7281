import type { FoldedText } from '../text/fold.ts';
import type { Token } from '../text/token.ts';
import { namedArea } from './area.ts';
import { roleOf, type Role } from './label.ts';
import type { Line } from './line.ts';
import type { Area, Measure } from './measure.ts';
import { measureFrom, type Piece } from './piece.ts';
import { figureContext } from './quantity.ts';

type Cell = Token[];
type Row = Cell[];

const SEPARATORS = ['|', ';', ','];
const FEWEST_ROLES = 3;

/** Cells of a line; the empty ones before a leading and after a closing bar do not count. */
function cellsOf(tokens: readonly Token[], separator: string): Row {
	const cells: Row = [[]];
	for (const token of tokens) {
		if (token.text === separator) cells.push([]);
		else cells.at(-1)!.push(token);
	}
	if (separator !== '|') return cells;
	if (tokens[0]?.text === '|') cells.shift();
	if (tokens.at(-1)?.text === '|') cells.pop();
	return cells;
}

const isRule = (row: Row) =>
	row.every((cell) => cell.every((token) => token.text === '-' || token.text === ':'));

interface Column {
	role: Role | 'free';
	heading: Cell;
}

/** Roles of a header's columns; undefined where it is no header of measures. */
function columnsOf(header: Row): Column[] | undefined {
	const columns = header.map((heading): Column => ({ role: roleOf(heading) ?? 'free', heading }));
	const roles = new Set(columns.map((column) => column.role));
	roles.delete('free');
	roles.delete('other');
	if (roles.size < 2 || !(roles.has('saving') || roles.has('cost'))) return undefined;
	if (header.length < FEWEST_ROLES) return undefined;
	return columns;
}

const isTotal = (row: Row) => {
	const [first] = row.filter((cell) => cell.some((token) => token.kind === 'word'));
	return first
		?.slice(0, 3)
		.some((token) => /^(?:totale?s?|totals?|totala|suma|guztira)$/.test(token.text));
};

interface Surroundings {
	folded: FoldedText;
	/** The area that the heading over the table names. */
	area: Area | undefined;
}

function measureOf(
	row: Row,
	columns: readonly Column[],
	{ folded, area }: Surroundings
): Measure | undefined {
	const pieces = row.map((tokens, index): Piece => {
		const { role, heading } = columns[index] ?? { role: 'free', heading: [] };
		return { role, tokens, ...figureContext(heading) };
	});
	return measureFrom(pieces, folded, area);
}

const isBlank = (row: Row) => row.every((cell) => cell.length === 0);

/** A table on its side: a first column of labels and one column for each measure. */
function turned(rows: readonly Row[]): Row[] | undefined {
	const labels = rows.map((row) => row[0] ?? []);
	if (labels.filter((label) => leadingLabel(label)).length < FEWEST_ROLES) return undefined;
	const width = Math.max(...rows.map((row) => row.length));
	if (width < FEWEST_ROLES) return undefined;
	return Array.from({ length: width }, (_, column) => rows.map((row) => row[column] ?? []));
}

const leadingLabel = (cell: Cell) => {
	const role = roleOf(cell);
	return role === 'saving' || role === 'cost' || role === 'where' || role === 'what';
};

export interface TableReading {
	measures: Measure[];
	/** Lines that belong to no table of measures. */
	rest: Line[];
}

/** Reads tables of measures drawn with bars, or as lines of a spreadsheet with a header. */
export function measuresInTables(lines: readonly Line[], folded: FoldedText): TableReading {
	const measures: Measure[] = [];
	const rest: Line[] = [];
	let area: Area | undefined;

	for (let at = 0; at < lines.length; at++) {
		const line = lines[at]!;
		if (line.heading > 0 || line.boldTitle) area = namedArea(line.tokens);
		const table = tableAt(lines, at, { folded, area });
		if (table) {
			measures.push(...table.measures);
			at += table.length - 1;
		} else rest.push(line);
	}

	return { measures, rest };
}

function tableAt(lines: readonly Line[], at: number, surroundings: Surroundings) {
	const header = lines[at]!;
	if (header.ordinal !== undefined || header.tokens.length < 2 * FEWEST_ROLES - 1) return undefined;
	const separator = SEPARATORS.find((mark) => header.tokens.some((token) => token.text === mark));
	if (!separator) return undefined;

	const own = columnsOf(cellsOf(header.tokens, separator));
	if (!own && separator !== '|') return undefined;
	if (own && separator !== '|' && new Set(own.map(({ role }) => role)).size < FEWEST_ROLES)
		return undefined;

	let length = 1;
	while (at + length < lines.length && continues(lines[at + length]!, separator)) length++;
	if (length < 2) return undefined;

	const drawn = lines.slice(at, at + length).map((line) => cellsOf(line.tokens, separator));
	const rows = own ? drawn : turned(drawn.filter((row) => !isRule(row)));
	const columns = own ?? (rows?.[0] && columnsOf(rows[0]));
	if (!rows || !columns) return undefined;

	const measures = rows.slice(1).flatMap((row): Measure[] => {
		if (isRule(row) || isBlank(row) || isTotal(row)) return [];
		const measure = measureOf(row, withWhat(columns, rows), surroundings);
		return measure ? [measure] : [];
	});
	return { measures, length };
}

function continues(line: Line, separator: string): boolean {
	if (!line.tokens.some((token) => token.text === separator)) return false;
	if (!line.afterBlank) return true;
	return separator === '|' && columnsOf(cellsOf(line.tokens, separator)) === undefined;
}

/** Where no column is headed as the measure, the first unnamed one with words is. */
function withWhat(columns: readonly Column[], rows: readonly Row[]): readonly Column[] {
	if (columns.some((column) => column.role === 'what' && saysWords(columns, column, rows)))
		return columns;
	const index = columns.findIndex(
		(column) => column.role === 'free' && saysWords(columns, column, rows)
	);
	return columns.map((column, at) => (at === index ? { ...column, role: 'what' } : column));
}

function saysWords(columns: readonly Column[], column: Column, rows: readonly Row[]): boolean {
	const index = columns.indexOf(column);
	return rows.slice(1).some((row) => row[index]?.some((token) => token.kind === 'word'));
}
