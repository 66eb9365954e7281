import { CsvError, parse } from 'csv-parse/sync';
import { Refusal } from '#lib/refusal.ts';
import { visibleName } from '../accounts/visible-name.ts';
import { foldedTeamName } from './team-name.ts';

/** Lines of a list and bytes of its file, at most. */
export const MOST_LINES = 5000;
export const MOST_BYTES = 400_000;

/** What is wrong with a list, and on which line of the file, the first being 1. */
export type ListProblem =
	| { problem: 'too-large' | 'too-many' | 'header' | 'empty'; line: number }
	| { problem: 'encoding' | 'csv' | 'name'; line: number }
	| { problem: 'repeated'; line: number; first: number };

export interface HolderList {
	/** Names in the order of the file, each with its line. */
	holders: { name: string; line: number }[];
	problems: ListProblem[];
}

const HEADINGS = new Set(['nombre', 'name', 'equipo', 'team', 'persona', 'person']);

/**
 * Reads a list of people or teams: CSV in UTF-8 with commas, semicolons or tabs, a first line of
 * headings, and a column `nombre` or `equipo`; what other columns say is left alone. Whatever a cell
 * holds is text: nothing is run or followed. Finds everything that is wrong, each with its line, and
 * never throws.
 */
export function readHolderList(bytes: Uint8Array): HolderList {
	const failed = (problem: ListProblem): HolderList => ({ holders: [], problems: [problem] });
	if (bytes.length > MOST_BYTES) return failed({ problem: 'too-large', line: 1 });
	const foreign = foreignLine(bytes);
	if (foreign !== undefined) return failed({ problem: 'encoding', line: foreign });

	let rows: { line: number; cells: string[] }[];
	try {
		rows = rowsOf(new TextDecoder().decode(bytes));
	} catch (cause) {
		if (!(cause instanceof CsvError)) throw cause;
		return failed({ problem: 'csv', line: typeof cause.lines === 'number' ? cause.lines : 1 });
	}
	const [headings, ...lines] = rows;
	const column = headings?.cells.findIndex((cell) => HEADINGS.has(cell.trim().toLowerCase())) ?? -1;
	if (column < 0) return failed({ problem: 'header', line: headings?.line ?? 1 });
	if (lines.length === 0) return failed({ problem: 'empty', line: headings?.line ?? 1 });
	if (lines.length > MOST_LINES) {
		return failed({ problem: 'too-many', line: lines[MOST_LINES]?.line ?? 1 });
	}

	return namesOf(lines.map(({ line, cells }) => ({ line, cell: cells[column] ?? '' })));
}

function namesOf(lines: { line: number; cell: string }[]): HolderList {
	const firstOf = new Map<string, number>();
	const list: HolderList = { holders: [], problems: [] };
	for (const { line, cell } of lines) {
		try {
			const name = visibleName(cell, { field: 'name', least: 2, most: 80 });
			const folded = foldedTeamName(name);
			const first = firstOf.get(folded);
			if (first !== undefined) {
				list.problems.push({ problem: 'repeated', line, first });
				continue;
			}
			firstOf.set(folded, line);
			list.holders.push({ name, line });
		} catch (cause) {
			if (!(cause instanceof Refusal)) throw cause;
			list.problems.push({ problem: 'name', line });
		}
	}

	return list;
}

/** The first line that is no UTF-8 text, counted from 1. */
function foreignLine(bytes: Uint8Array): number | undefined {
	const decoder = new TextDecoder('utf-8', { fatal: true });
	let line = 1;
	for (let from = 0; from <= bytes.length; line++) {
		const next = bytes.indexOf(10, from);
		const to = next < 0 ? bytes.length : next;
		const piece = bytes.subarray(from, to);
		// A text in UTF-16 without its mark is full of them.
		if (piece.includes(0)) return line;
		try {
			decoder.decode(piece);
		} catch {
			return line;
		}
		from = to + 1;
	}

	return undefined;
}

function rowsOf(text: string): { line: number; cells: string[] }[] {
	const [first = ''] = text.split(/\r?\n/, 1);
	const delimiter = [';', '\t'].find((one) => first.includes(one)) ?? ',';
	const rows = parse(text, {
		bom: true,
		delimiter,
		info: true,
		relax_column_count: true,
		skip_empty_lines: true,
		to: MOST_LINES + 2
	}) as unknown as { info: { lines: number }; record: string[] }[];

	return rows.map(({ info, record }) => ({ line: info.lines, cells: record }));
}
