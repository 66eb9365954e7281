import { Refusal } from '#lib/refusal.ts';
import { visibleName } from '../accounts/visible-name.ts';
import { readCsvRows, type CsvProblem } from './csv-rows.ts';
import { foldedTeamName } from './team-name.ts';

/** What is wrong with a list, and on which line of the file, the first being 1. */
export type ListProblem =
	| CsvProblem
	| { problem: 'header' | 'name'; line: number }
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
	const read = readCsvRows(bytes);
	if ('problem' in read) return failed(read);
	const { headings, lines } = read;
	const column = headings.cells.findIndex((cell) => HEADINGS.has(cell.trim().toLowerCase()));
	if (column < 0) return failed({ problem: 'header', line: headings.line });
	if (lines.length === 0) return failed({ problem: 'empty', line: headings.line });

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
