import { stringify } from 'csv-stringify/sync';
import type { Admission } from './admission.ts';

/**
 * A round's teams with what was decided, as CSV that can be filled in and sent back: UTF-8 with its
 * mark and CRLF, and a quote before whatever a spreadsheet would run as a formula.
 */
export async function* admissionsCsv(
	teams: readonly { id: string; name: string; alias: string; people: string[] }[],
	decided: ReadonlyMap<string, Admission>
): AsyncGenerator<string> {
	const rows = teams.map(({ id, name, alias, people }) => {
		const decision = decided.get(id);
		const said = decision === undefined ? '' : decision.admitted ? 'sí' : 'no';
		return [name, alias, people.join(', '), said, decision?.reason ?? ''];
	});
	yield stringify([['equipo', 'alias', 'personas', 'decision', 'motivo'], ...rows], {
		bom: true,
		escape_formulas: true,
		record_delimiter: 'windows'
	});
}
