import { stringify } from 'csv-stringify/sync';
import type { Admission } from './admission.ts';

/**
 * A round's teams with what was decided, as CSV that can be filled in and sent back; the alias comes first,
 * because it is what a line is known by when it does: a name may be erased, or look like a formula. UTF-8 with its
 * mark and CRLF, and a quote before whatever a spreadsheet would run as a formula.
 */
export async function* admissionsCsv(
	teams: readonly { id: string; name: string; alias: string; people: string[] }[],
	decided: ReadonlyMap<string, Admission>
): AsyncGenerator<string> {
	const rows = teams.map(({ id, name, alias, people }) => {
		const decision = decided.get(id);
		const said = decision === undefined ? '' : decision.admitted ? 'sí' : 'no';
		return [alias, name, people.join(', '), said, decision?.reason ?? ''];
	});
	yield stringify([['alias', 'equipo', 'personas', 'decision', 'motivo'], ...rows], {
		bom: true,
		escape_formulas: true,
		record_delimiter: 'windows'
	});
}
