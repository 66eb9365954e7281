import type { Kit } from '../db/columns.ts';
import type { EntryTables } from '../entries/schema.ts';
import { assistedSchema } from './assisted-schema.ts';
import { goldSchema } from './gold-schema.ts';

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
			/** The verdict, of whichever judge, that a rejudging or an appeal put this one in the place of. */
			replaces: k.text('replaces'),
			at: k.instant('at').notNull()
		},
		(table) => [k.uniqueIndex('verdict_order').on(table.entryId, table.position)]
	);

	/** Who is to read what; never edited, its end is a row of its own. */
	const assignment = k.table(
		'assignment',
		{
			id: k.text('id').primaryKey(),
			contestId: k.text('contest_id').notNull(),
			challengeId: k.text('challenge_id').notNull(),
			entryId: k
				.text('entry_id')
				.notNull()
				.references(() => entry.id),
			judgeId: k.text('judge_id').notNull(),
			purpose: k.word('purpose', ['jury', 'third', 'rejudging', 'appeal', 'calibration']).notNull(),
			/** The rejudging, the appeal or the gold entry that it belongs to. */
			setId: k.text('set_id'),
			/** Its place in the order in which this judge is served. */
			position: k.count('position').notNull(),
			issuedAt: k.instant('issued_at').notNull()
		},
		(table) => [
			k.uniqueIndex('assignment_order').on(table.contestId, table.judgeId, table.position),
			k.uniqueIndex('assignment_set').on(table.entryId, table.judgeId, table.setId)
		]
	);

	/** How an assignment ended: by its verdict, or released for a reason. */
	const assignmentEnd = k.table('assignment_end', {
		assignmentId: k
			.text('assignment_id')
			.primaryKey()
			.references(() => assignment.id),
		how: k
			.word('how', ['done', 'absence', 'refusal', 'conflict', 'identity', 'withdrawn'])
			.notNull(),
		at: k.instant('at').notNull()
	});

	/** Who hands out a contest's entries, and by which seed; automatic where there is no row. */
	const assignmentRule = k.table('assignment_rule', {
		contestId: k.text('contest_id').primaryKey(),
		automatic: k.flag('automatic').notNull(),
		seed: k.text('seed').notNull()
	});

	/** A team that a judge may not read. */
	const judgeConflict = k.table(
		'judge_conflict',
		{
			contestId: k.text('contest_id').notNull(),
			judgeId: k.text('judge_id').notNull(),
			teamId: k.text('team_id').notNull(),
			byAccountId: k.text('by_account_id').notNull(),
			at: k.instant('at').notNull()
		},
		(table) => [k.primaryKey({ columns: [table.contestId, table.judgeId, table.teamId] })]
	);

	/** An organisation that a judge belongs to, by the domain of its e-mail. */
	const judgeDomain = k.table(
		'judge_domain',
		{
			contestId: k.text('contest_id').notNull(),
			judgeId: k.text('judge_id').notNull(),
			domain: k.text('domain').notNull(),
			byAccountId: k.text('by_account_id').notNull(),
			at: k.instant('at').notNull()
		},
		(table) => [k.primaryKey({ columns: [table.contestId, table.judgeId, table.domain] })]
	);

	/** What a judge has typed and not sent. */
	const verdictDraft = k.table('verdict_draft', {
		assignmentId: k
			.text('assignment_id')
			.primaryKey()
			.references(() => assignment.id),
		typed: k.json<Record<string, string>>('typed').notNull(),
		at: k.instant('at').notNull()
	});

	/** What a judge tells the organiser beside a verdict; it goes no further. */
	const judgeRemark = k.table('judge_remark', {
		assignmentId: k
			.text('assignment_id')
			.primaryKey()
			.references(() => assignment.id),
		note: k.text('note').notNull(),
		flags: k.json<('unsafe' | 'personal' | 'injection' | 'echo')[]>('flags').notNull(),
		at: k.instant('at').notNull()
	});

	/**
	 * A verdict beside the one in force: until its rejudging or its appeal is settled, and for ever
	 * on a gold entry.
	 */
	const pendingVerdict = k.table('pending_verdict', {
		assignmentId: k
			.text('assignment_id')
			.primaryKey()
			.references(() => assignment.id),
		decision: k.word('decision', ['valid', 'invalid']).notNull(),
		reason: k.text('reason').notNull(),
		levels: k.json<Record<string, number>>('levels').notNull(),
		at: k.instant('at').notNull()
	});

	/** Verdicts that are given anew, for a reason; its end is a row of its own. */
	const rejudging = k.table(
		'rejudging',
		{
			id: k.text('id').primaryKey(),
			contestId: k.text('contest_id').notNull(),
			challengeId: k.text('challenge_id').notNull(),
			/** By what they were chosen. */
			filter: k.json<Record<string, string>>('filter').notNull(),
			reason: k.text('reason').notNull(),
			/** Of the reason's hash on the ledger. */
			salt: k.text('salt').notNull(),
			byAccountId: k.text('by_account_id').notNull(),
			at: k.instant('at').notNull()
		},
		(table) => [k.index('rejudging_contest').on(table.contestId)]
	);

	/** A verdict of a rejudging, and who gives it anew. */
	const rejudgedVerdict = k.table(
		'rejudged_verdict',
		{
			rejudgingId: k
				.text('rejudging_id')
				.notNull()
				.references(() => rejudging.id),
			verdictId: k
				.text('verdict_id')
				.notNull()
				.references(() => verdict.id),
			assignmentId: k
				.text('assignment_id')
				.notNull()
				.references(() => assignment.id)
		},
		(table) => [k.primaryKey({ columns: [table.rejudgingId, table.verdictId] })]
	);

	const rejudgingEnd = k.table('rejudging_end', {
		rejudgingId: k
			.text('rejudging_id')
			.primaryKey()
			.references(() => rejudging.id),
		how: k.word('how', ['applied', 'cancelled']).notNull(),
		byAccountId: k.text('by_account_id').notNull(),
		at: k.instant('at').notNull()
	});

	/** What a team has against one verdict on its entry; each verdict is appealed once. */
	const appeal = k.table(
		'appeal',
		{
			id: k.text('id').primaryKey(),
			contestId: k.text('contest_id').notNull(),
			challengeId: k.text('challenge_id').notNull(),
			entryId: k
				.text('entry_id')
				.notNull()
				.references(() => entry.id),
			verdictId: k
				.text('verdict_id')
				.notNull()
				.references(() => verdict.id),
			byAccountId: k.text('by_account_id').notNull(),
			text: k.text('text').notNull(),
			at: k.instant('at').notNull()
		},
		(table) => [
			k.uniqueIndex('appeal_verdict').on(table.verdictId),
			k.index('appeal_contest').on(table.contestId)
		]
	);

	const appealDecision = k.table('appeal_decision', {
		appealId: k
			.text('appeal_id')
			.primaryKey()
			.references(() => appeal.id),
		upheld: k.flag('upheld').notNull(),
		reason: k.text('reason').notNull(),
		/** Of the reason's hash on the ledger. */
		salt: k.text('salt').notNull(),
		byAccountId: k.text('by_account_id').notNull(),
		at: k.instant('at').notNull()
	});

	return {
		verdict,
		assignment,
		assignmentEnd,
		assignmentRule,
		judgeConflict,
		judgeDomain,
		verdictDraft,
		judgeRemark,
		pendingVerdict,
		rejudging,
		rejudgedVerdict,
		rejudgingEnd,
		appeal,
		appealDecision,
		...goldSchema(k, { entry }),
		...assistedSchema(k, { entry })
	};
}
