import type { CheckOutcome } from '#scoring';
import type { BudgetTables } from '../budget/schema.ts';
import type { ContestTables } from '../contest/schema.ts';
import type { Kit } from '../db/columns.ts';
import type { TeamTables } from '../teams/schema.ts';

/** The user's turns of a conversation, first turn first, or a template. */
export type WrittenBaseline = { prompts: string[] } | { template: string };

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

	/** What a participant said of a presented conversation: `AlignmentRecord` as canonical JSON. */
	const entryAlignment = k.table('entry_alignment', {
		entryId: k
			.text('entry_id')
			.primaryKey()
			.references(() => entry.id),
		salt: k.text('salt').notNull(),
		record: k.text('record').notNull()
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
	const checkRecord = k.table(
		'check_record',
		{
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
		},
		(table) => [k.index('check_record_entry').on(table.entryId, table.at)]
	);

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

	/** Entries that the organiser chose, together, to be replayed as often as the rulebook says. */
	const confirmationSet = k.table('confirmation_set', {
		id: k.text('id').primaryKey(),
		contestId: k
			.text('contest_id')
			.notNull()
			.references(() => contest.id),
		challengeId: k.text('challenge_id').notNull(),
		byAccountId: k.text('by_account_id').notNull(),
		startedAt: k.instant('started_at').notNull(),
		/** While it is set, no replay begins. */
		stoppedAt: k.instant('stopped_at')
	});

	const confirmationCandidate = k.table('confirmation_candidate', {
		entryId: k
			.text('entry_id')
			.primaryKey()
			.references(() => entry.id),
		setId: k
			.text('set_id')
			.notNull()
			.references(() => confirmationSet.id)
	});

	/** One replay that began; `end` is absent while it goes on, or once the process died under it. */
	const confirmationAttempt = k.table(
		'confirmation_attempt',
		{
			id: k.text('id').primaryKey(),
			entryId: k
				.text('entry_id')
				.notNull()
				.references(() => entry.id),
			run: k.count('run').notNull(),
			startedAt: k.instant('started_at').notNull(),
			end: k.word('end', ['done', 'failed', 'stopped', 'interrupted']),
			endedAt: k.instant('ended_at')
		},
		(table) => [k.index('confirmation_attempt_entry').on(table.entryId)]
	);

	/** One answer of a replay that came to its end; the last one was checked. */
	const confirmationAnswer = k.table(
		'confirmation_answer',
		{
			entryId: k
				.text('entry_id')
				.notNull()
				.references(() => entry.id),
			run: k.count('run').notNull(),
			/** From 1. */
			turn: k.count('turn').notNull(),
			promptTokens: k.count('prompt_tokens').notNull(),
			cachedTokens: k.count('cached_tokens').notNull(),
			completionTokens: k.count('completion_tokens').notNull(),
			estimated: k.flag('estimated').notNull(),
			energyNwh: k.energy('energy_nwh').notNull(),
			reportedModel: k.text('reported_model'),
			finishReason: k.text('finish_reason'),
			salt: k.text('salt').notNull(),
			answer: k.text('answer').notNull(),
			/** What the checks said of a last answer; absent for an earlier one. */
			outcomes: k.json<CheckOutcome[]>('outcomes'),
			/** The first run whose last answer is this one, byte for byte. */
			sameAs: k.count('same_as'),
			at: k.instant('at').notNull()
		},
		(table) => [k.primaryKey({ columns: [table.entryId, table.run, table.turn] })]
	);

	/** A team of the organiser's own that is shown beside the others: what it asks is written beforehand. */
	const baseline = k.table(
		'baseline',
		{
			teamId: k
				.text('team_id')
				.primaryKey()
				.references(() => team.id),
			contestId: k
				.text('contest_id')
				.notNull()
				.references(() => contest.id),
			challengeId: k.text('challenge_id').notNull(),
			byAccountId: k.text('by_account_id').notNull(),
			written: k.json<WrittenBaseline>('written').notNull(),
			/** What it came to; absent until all of it was asked. */
			entryId: k.text('entry_id').references(() => entry.id),
			writtenAt: k.instant('written_at').notNull(),
			withdrawnAt: k.instant('withdrawn_at')
		},
		(table) => [k.index('baseline_contest').on(table.contestId, table.challengeId)]
	);

	return {
		entry,
		baseline,
		entryTemplate,
		entryAlignment,
		entryWithdrawal,
		checkRecord,
		officialRun,
		confirmationSet,
		confirmationCandidate,
		confirmationAttempt,
		confirmationAnswer
	};
}

export type EntryTables = ReturnType<typeof entriesSchema>;
