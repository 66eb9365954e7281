import { stringify } from 'csv-stringify/sync';
import type { Board } from '#scoring';

const COLUMNS = [
	'place',
	'team',
	'team_id',
	'category',
	'category_place',
	'state',
	'unplaced',
	'quality',
	'score',
	'energy_nwh',
	'cost_nwh',
	'language',
	'interactions',
	'completion_tokens',
	'estimated',
	'baseline'
] as const;

/**
 * A board as CSV for a spreadsheet: its own rows in its own order, fractions as `n/d`, and a quote before
 * whatever a spreadsheet would run as a formula.
 */
export function boardCsv({ rows }: Board): string {
	return stringify(
		rows.map((row): Record<(typeof COLUMNS)[number], string | number | boolean | undefined> => ({
			place: row.place,
			team: row.teamName,
			team_id: row.teamId,
			category: row.category,
			category_place: row.categoryPlace,
			state: row.state,
			unplaced: row.unplaced,
			quality: row.quality,
			score: row.score,
			energy_nwh: String(row.energyNwh),
			cost_nwh: row.costNwh,
			language: row.language,
			interactions: row.interactions,
			completion_tokens: row.completionTokens,
			estimated: row.estimated,
			baseline: row.baseline
		})),
		{
			header: true,
			columns: COLUMNS,
			bom: true,
			escape_formulas: true,
			record_delimiter: 'windows',
			cast: { boolean: (value) => (value ? 'yes' : 'no') }
		}
	);
}
