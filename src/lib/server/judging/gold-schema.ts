import type { Kit } from '../db/columns.ts';
import type { EntryTables } from '../entries/schema.ts';

export function goldSchema(k: Kit, { entry }: Pick<EntryTables, 'entry'>) {
	/** An entry by which judges calibrate, and what the organiser says of it; never edited. */
	const goldEntry = k.table(
		'gold_entry',
		{
			id: k.text('id').primaryKey(),
			contestId: k.text('contest_id').notNull(),
			challengeId: k.text('challenge_id').notNull(),
			entryId: k
				.text('entry_id')
				.notNull()
				.references(() => entry.id),
			decision: k.word('decision', ['valid', 'invalid']).notNull(),
			levels: k.json<Record<string, number>>('levels').notNull(),
			/** For the judges to read beside what they said. */
			reason: k.text('reason').notNull(),
			byAccountId: k.text('by_account_id').notNull(),
			at: k.instant('at').notNull()
		},
		(table) => [k.index('gold_entry_contest').on(table.contestId)]
	);

	const goldWithdrawal = k.table('gold_withdrawal', {
		goldEntryId: k
			.text('gold_entry_id')
			.primaryKey()
			.references(() => goldEntry.id),
		byAccountId: k.text('by_account_id').notNull(),
		at: k.instant('at').notNull()
	});

	return { goldEntry, goldWithdrawal };
}
