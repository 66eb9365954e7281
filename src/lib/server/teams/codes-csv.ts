import { stringify } from 'csv-stringify/sync';
import type { RegistrationCode } from './registration-code.ts';

/**
 * Codes as CSV for a spreadsheet: UTF-8 with its mark and CRLF, and a quote before whatever a
 * spreadsheet would run as a formula.
 */
export async function* codesCsv(codes: RegistrationCode[]): AsyncGenerator<string> {
	const rows = codes.map(({ holder, code, usedBy }) => [holder, code, usedBy]);
	yield stringify([['name', 'code', 'used_by'], ...rows], {
		bom: true,
		escape_formulas: true,
		record_delimiter: 'windows'
	});
}
