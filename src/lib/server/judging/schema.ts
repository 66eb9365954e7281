import type { Kit } from '../db/columns.ts';
import type { EntryTables } from '../entries/schema.ts';

export function judgingSchema(k: Kit, { entry }: EntryTables) {
	/** Never edited: a judge who changes their mind gives a new verdict that supersedes. */
	const verdict = k.table(
		'verdict',
		{
			id: k.text('id').primaryKey(),
			position: k.count('position').notNull(),
			entryId: k
				.text('entry_id')
				.notNull()
				.references(() => entry.id),
			judgeId: k.text('judge_id').notNull(),
			decision: k.word('decision', ['valid', 'invalid']).notNull(),
			salt: k.text('salt').notNull(),
			reason: k.text('reason').notNull(),
			/** Level 1–5 of each criterion of the rubric. */
			levels: k.json<Record<string, number>>('levels').notNull(),
			/** Its fact on the ledger. */
			factId: k.text('fact_id').notNull(),
			at: k.instant('at').notNull()
		},
		(table) => [k.uniqueIndex('verdict_order').on(table.entryId, table.position)]
	);

	return { verdict };
}
