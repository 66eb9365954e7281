import type { ContestTables } from '../contest/schema.ts';
import type { Kit } from '../db/columns.ts';

export function teamTable(k: Kit, contest: ContestTables['contest']) {
	return k.table(
		'team',
		{
			id: k.text('id').primaryKey(),
			contestId: k
				.text('contest_id')
				.notNull()
				.references(() => contest.id),
			/** Empty once it was erased. */
			name: k.text('name').notNull(),
			/** Of the name's hash on the ledger; erased with the name. */
			nameSalt: k.text('name_salt'),
			/** The name folded for comparison: no two teams look alike on the board. */
			foldedName: k.text('folded_name').notNull(),
			/** All that judges see. */
			alias: k.text('alias').notNull(),
			/** Of the rulebook's, in which it is ranked too; absent where there are none. */
			category: k.text('category'),
			createdAt: k.instant('created_at').notNull()
		},
		(table) => [
			k.uniqueIndex('team_name').on(table.contestId, table.foldedName),
			k.uniqueIndex('team_alias').on(table.contestId, table.alias)
		]
	);
}
