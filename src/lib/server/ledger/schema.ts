import { sql } from 'drizzle-orm';
import type { Kit } from '../db/columns.ts';

/** One append-only ledger per contest; `seq` is given later, in order of `position`, by the sequencer. */
export function ledgerSchema(k: Kit) {
	const fact = k.table(
		'fact',
		{
			position: k.serial('position'),
			id: k.text('id').notNull(),
			contestId: k.text('contest_id').notNull(),
			kind: k.text('kind').notNull(),
			at: k.instant('at').notNull(),
			subject: k.text('subject').notNull(),
			/** The leaf, canonical JSON, exactly as it was hashed. */
			leaf: k.text('leaf').notNull(),
			leafHash: k.text('leaf_hash').notNull(),
			seq: k.count('seq')
		},
		(table) => [
			k.uniqueIndex('fact_id').on(table.id),
			k.uniqueIndex('fact_seq').on(table.contestId, table.seq),
			k
				.index('fact_unsequenced')
				.on(table.contestId)
				.where(sql`${table.seq} is null`),
			k.index('fact_subject').on(table.contestId, table.subject, table.kind)
		]
	);

	return { fact };
}
