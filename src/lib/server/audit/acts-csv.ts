import { stringify } from 'csv-stringify/sync';
import type { ActOnRecord } from './trail.ts';

const COLUMNS = [
	'at',
	'by',
	'account',
	'act',
	'subject',
	'before',
	'after',
	'reason',
	'on_site'
] as const;

/** Acts as CSV for a spreadsheet, with a quote before whatever it would run as a formula. */
export async function* actsCsv(batches: AsyncIterable<ActOnRecord[]>): AsyncGenerator<string> {
	yield stringify([COLUMNS], { bom: true, record_delimiter: 'windows' });
	for await (const batch of batches) {
		yield stringify(
			batch.map(({ at, by, accountId, act, subject, before, after, reason, contestId }) => ({
				at: new Date(at).toISOString(),
				by,
				account: accountId,
				act,
				subject,
				before: before === undefined ? '' : JSON.stringify(before),
				after: after === undefined ? '' : JSON.stringify(after),
				reason,
				on_site: contestId === undefined ? 'yes' : 'no'
			})),
			{ columns: COLUMNS, escape_formulas: true, record_delimiter: 'windows' }
		);
	}
}
