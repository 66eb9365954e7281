import { CsvError, parse } from 'csv-parse/sync';

/** Lines of a list and bytes of its file, at most. */
export const MOST_LINES = 5000;
export const MOST_BYTES = 400_000;

/** What makes a file unreadable as a list, and on which of its lines, the first being 1. */
export interface CsvProblem {
	problem: 'too-large' | 'too-many' | 'empty' | 'encoding' | 'csv';
	line: number;
}

export interface CsvRow {
	line: number;
	cells: string[];
}

/**
 * Reads CSV in UTF-8 with commas, semicolons or tabs, and a first line of headings; there may be no
 * others. Whatever a cell holds is text: nothing is run or followed. Never throws.
 */
export function readCsvRows(bytes: Uint8Array): CsvProblem | { headings: CsvRow; lines: CsvRow[] } {
	if (bytes.length > MOST_BYTES) return { problem: 'too-large', line: 1 };
	const foreign = foreignLine(bytes);
	if (foreign !== undefined) return { problem: 'encoding', line: foreign };

	let rows: CsvRow[];
	try {
		rows = rowsOf(new TextDecoder().decode(bytes));
	} catch (cause) {
		if (!(cause instanceof CsvError)) throw cause;
		return { problem: 'csv', line: typeof cause.lines === 'number' ? cause.lines : 1 };
	}
	const [headings = { line: 1, cells: [] }, ...lines] = rows;
	if (lines.length > MOST_LINES) {
		return { problem: 'too-many', line: lines[MOST_LINES]?.line ?? 1 };
	}

	return { headings, lines };
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

function rowsOf(text: string): CsvRow[] {
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
