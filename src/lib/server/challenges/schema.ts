import type { AccountTables } from '../accounts/schema.ts';
import type { ContestTables } from '../contest/schema.ts';
import type { Kit } from '../db/columns.ts';

export function challengesSchema(k: Kit, { account }: AccountTables, { contest }: ContestTables) {
	/** Who said that they are of age and take the content warning of a challenge, and when. */
	const warningAcceptance = k.table(
		'warning_acceptance',
		{
			contestId: k
				.text('contest_id')
				.notNull()
				.references(() => contest.id),
			challengeId: k.text('challenge_id').notNull(),
			accountId: k
				.text('account_id')
				.notNull()
				.references(() => account.id),
			/** Version of the rulebook whose warning was shown. */
			rulebookVersion: k.count('rulebook_version').notNull(),
			at: k.instant('at').notNull()
		},
		(table) => [k.primaryKey({ columns: [table.contestId, table.challengeId, table.accountId] })]
	);

	return { warningAcceptance };
}
