import type { AccountTables } from '../accounts/schema.ts';
import type { ContestTables } from '../contest/schema.ts';
import type { Kit } from '../db/columns.ts';
import type { teamTable } from './team-table.ts';

/** What is asked of people who take part, and what is decided on teams before they play. */
export function takingPartSchema(
	k: Kit,
	{
		account,
		contest,
		team
	}: Pick<AccountTables, 'account'> &
		Pick<ContestTables, 'contest'> & { team: ReturnType<typeof teamTable> }
) {
	/** What a person answered to the rulebook's questions; erased with the person. */
	const registrationAnswer = k.table(
		'registration_answer',
		{
			contestId: k
				.text('contest_id')
				.notNull()
				.references(() => contest.id),
			accountId: k
				.text('account_id')
				.notNull()
				.references(() => account.id),
			fieldId: k.text('field_id').notNull(),
			value: k.text('value').notNull(),
			/** Version of the rulebook that asked. */
			rulebookVersion: k.count('rulebook_version').notNull(),
			at: k.instant('at').notNull()
		},
		(table) => [k.primaryKey({ columns: [table.contestId, table.accountId, table.fieldId] })]
	);

	/** What the organisers changed on a team that has not played, and why; added, never changed. */
	const teamChange = k.table(
		'team_change',
		{
			position: k.serial('position'),
			contestId: k
				.text('contest_id')
				.notNull()
				.references(() => contest.id),
			teamId: k.text('team_id').notNull(),
			/** Of the fact that says so. */
			factId: k.text('fact_id').notNull(),
			reason: k.text('reason').notNull(),
			/** Of the reason's hash on the ledger. */
			reasonSalt: k.text('reason_salt').notNull(),
			byAccountId: k.text('by_account_id').notNull(),
			at: k.instant('at').notNull()
		},
		(table) => [k.index('team_change_contest').on(table.contestId)]
	);

	/** Who takes part in a round that does not admit everybody; the last decision on a team holds. */
	const admission = k.table(
		'admission',
		{
			position: k.serial('position'),
			contestId: k
				.text('contest_id')
				.notNull()
				.references(() => contest.id),
			roundId: k.text('round_id').notNull(),
			teamId: k
				.text('team_id')
				.notNull()
				.references(() => team.id),
			admitted: k.flag('admitted').notNull(),
			/** The published board whose best the team is one of. */
			boardId: k.text('board_id'),
			/** Empty where none was asked for. */
			reason: k.text('reason').notNull(),
			/** Of the reason's hash on the ledger. */
			reasonSalt: k.text('reason_salt').notNull(),
			byAccountId: k.text('by_account_id').notNull(),
			at: k.instant('at').notNull()
		},
		(table) => [
			k.index('admission_team').on(table.teamId, table.roundId),
			k.index('admission_round').on(table.contestId, table.roundId)
		]
	);

	return { registrationAnswer, teamChange, admission };
}
