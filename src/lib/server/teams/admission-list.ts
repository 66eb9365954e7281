import { Refusal } from '#lib/refusal.ts';
import { written } from '../notices/written.ts';
import { readCsvRows, type CsvProblem, type CsvRow } from './csv-rows.ts';
import { foldedTeamName } from './team-name.ts';

/** What is wrong with a list of decisions, and on which line of the file, the first being 1. */
export type AdmissionProblem =
	| CsvProblem
	| { problem: 'header' | 'team' | 'decision' | 'reason' | 'long'; line: number }
	| { problem: 'repeated'; line: number; first: number };

/** One line's decision. */
export interface ListedDecision {
	line: number;
	teamId: string;
	admitted: boolean;
	/** Empty where the line gives none. */
	reason: string;
}

export interface AdmissionList {
	decisions: ListedDecision[];
	problems: AdmissionProblem[];
}

const COLUMNS = {
	team: ['equipo', 'team', 'nombre', 'name', 'alias'],
	decision: ['decision', 'decisión', 'admitido', 'admitted'],
	reason: ['motivo', 'reason']
};
const YES = new Set(['sí', 'si', 'yes', 'admitido', 'admitted', '1', 'true']);
const NO = new Set(['no', 'no admitido', 'declined', '0', 'false']);

/**
 * Reads who is admitted and who is not from CSV with a line of headings: `equipo` (a team's name or
 * alias), `decision` (sí or no) and `motivo`. Finds everything that is wrong, each with its line, and
 * never throws.
 */
export function readAdmissionList(
	bytes: Uint8Array,
	{
		teams,
		reasonToAdmit
	}: {
		teams: readonly { id: string; name: string; alias: string }[];
		/** Whether to admit somebody takes a reason too. */
		reasonToAdmit: boolean;
	}
): AdmissionList {
	const failed = (problem: AdmissionProblem) => ({ decisions: [], problems: [problem] });
	const read = readCsvRows(bytes);
	if ('problem' in read) return failed(read);
	const { headings, lines } = read;
	const titles = headings.cells.map((cell) => cell.trim().toLowerCase());
	const columnOf = (names: string[]) => titles.findIndex((title) => names.includes(title));
	const [team, decision, reason] = [
		columnOf(COLUMNS.team),
		columnOf(COLUMNS.decision),
		columnOf(COLUMNS.reason)
	];
	if (team < 0 || decision < 0) return failed({ problem: 'header', line: headings.line });
	if (lines.length === 0) return failed({ problem: 'empty', line: headings.line });

	const byName = new Map<string, string>();
	for (const { id, name, alias } of teams) {
		byName.set(foldedTeamName(alias), id);
		if (name !== '') byName.set(foldedTeamName(name), id);
	}
	const list: AdmissionList = { decisions: [], problems: [] };
	const firstOf = new Map<string, number>();
	for (const row of lines) {
		const cell = (column: number) => row.cells[column] ?? '';
		const found = decisionIn(row, {
			teamId: byName.get(foldedTeamName(cell(team))),
			said: cell(decision).trim().toLowerCase(),
			// The quote that the export puts before what looks like a formula.
			reason: cell(reason).replace(/^'(?=[=+\-@])/, ''),
			reasonToAdmit
		});
		const first = 'teamId' in found ? firstOf.get(found.teamId) : undefined;
		if (!('teamId' in found)) list.problems.push(found);
		else if (first !== undefined) {
			list.problems.push({ problem: 'repeated', line: row.line, first });
		} else {
			firstOf.set(found.teamId, row.line);
			list.decisions.push(found);
		}
	}

	return list;
}

function decisionIn(
	{ line }: CsvRow,
	{
		teamId,
		said,
		reason: typed,
		reasonToAdmit
	}: { teamId: string | undefined; said: string; reason: string; reasonToAdmit: boolean }
): ListedDecision | Exclude<AdmissionProblem, { problem: 'repeated' }> {
	if (teamId === undefined) return { problem: 'team', line };
	const admitted = YES.has(said);
	if (!admitted && !NO.has(said)) return { problem: 'decision', line };
	if (typed.trim() === '') {
		if (!admitted || reasonToAdmit) return { problem: 'reason', line };
		return { line, teamId, admitted, reason: '' };
	}
	try {
		return { line, teamId, admitted, reason: written(typed, { field: 'reason' }) };
	} catch (cause) {
		if (!(cause instanceof Refusal)) throw cause;
		return { problem: 'long', line };
	}
}
