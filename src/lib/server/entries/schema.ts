import type { CheckOutcome } from '#scoring';
import type { BudgetTables } from '../budget/schema.ts';
import type { ContestTables } from '../contest/schema.ts';
import type { Kit } from '../db/columns.ts';
import type { TeamTables } from '../teams/schema.ts';

export function entriesSchema(
	k: Kit,
	{ contest }: ContestTables,
	{ team }: TeamTables,
	{ interaction }: BudgetTables
) {
	const entry = k.table(
		'entry',
		{
			id: k.text('id').primaryKey(),
			contestId: k
				.text('contest_id')
				.notNull()
				.references(() => contest.id),
			challengeId: k.text('challenge_id').notNull(),
			teamId: k
				.text('team_id')
				.notNull()
				.references(() => team.id),
			accountId: k.text('account_id').notNull(),
			/** Last interaction of the presented conversation; absent for a template. */
			interactionId: k.text('interaction_id').references(() => interaction.id),
			presentedAt: k.instant('presented_at').notNull()
		},
		(table) => [k.index('entry_challenge').on(table.contestId, table.challengeId, table.teamId)]
	);

	const entryTemplate = k.table('entry_template', {
		entryId: k
			.text('entry_id')
			.primaryKey()
			.references(() => entry.id),
		salt: k.text('salt').notNull(),
		template: k.text('template').notNull()
	});

	const entryWithdrawal = k.table('entry_withdrawal', {
		entryId: k
			.text('entry_id')
			.primaryKey()
			.references(() => entry.id),
		byAccountId: k.text('by_account_id').notNull(),
		at: k.instant('at').notNull()
	});

	/** The checks of one answer: the presented one, or one official run of a presented template. */
	const checkRecord = k.table('check_record', {
		id: k.text('id').primaryKey(),
		entryId: k
			.text('entry_id')
			.notNull()
			.references(() => entry.id),
		passed: k.flag('passed').notNull(),
		outcomes: k.json<CheckOutcome[]>('outcomes').notNull(),
		/** Exact fraction n/d, where the checks measure one. */
		quality: k.text('quality'),
		at: k.instant('at').notNull()
	});

	/** One run of a presented template on a hidden sheet, on the organiser's account. */
	const officialRun = k.table(
		'official_run',
		{
			entryId: k
				.text('entry_id')
				.notNull()
				.references(() => entry.id),
			sheet: k.count('sheet').notNull(),
			run: k.count('run').notNull(),
			promptTokens: k.count('prompt_tokens').notNull(),
			cachedTokens: k.count('cached_tokens').notNull(),
			completionTokens: k.count('completion_tokens').notNull(),
			estimated: k.flag('estimated').notNull(),
			energyNwh: k.energy('energy_nwh').notNull(),
			model: k.text('model').notNull(),
			finishReason: k.text('finish_reason'),
			salt: k.text('salt').notNull(),
			answer: k.text('answer').notNull(),
			outcome: k.json<CheckOutcome>('outcome').notNull(),
			/** Exact fraction n/d. */
			quality: k.text('quality').notNull(),
			at: k.instant('at').notNull()
		},
		(table) => [k.primaryKey({ columns: [table.entryId, table.sheet, table.run] })]
	);

	return { entry, entryTemplate, entryWithdrawal, checkRecord, officialRun };
}

export type EntryTables = ReturnType<typeof entriesSchema>;
