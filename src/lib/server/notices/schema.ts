import type { AccountTables } from '../accounts/schema.ts';
import type { ContestTables } from '../contest/schema.ts';
import type { Kit } from '../db/columns.ts';

/** What a notice is about, which gives it its heading. */
export const NOTICE_KINDS = [
	'announcement',
	'answer',
	'rulebook',
	'team',
	'admitted',
	'declined',
	'disqualified',
	'confirmed',
	'lifted'
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export function noticesSchema(k: Kit, { account }: AccountTables, { contest }: ContestTables) {
	/** What a team asked the organisers. */
	const question = k.table(
		'question',
		{
			id: k.text('id').primaryKey(),
			contestId: k
				.text('contest_id')
				.notNull()
				.references(() => contest.id),
			teamId: k.text('team_id').notNull(),
			accountId: k
				.text('account_id')
				.notNull()
				.references(() => account.id),
			/** Absent where it is about the contest as a whole. */
			challengeId: k.text('challenge_id'),
			text: k.text('text').notNull(),
			at: k.instant('at').notNull()
		},
		(table) => [k.index('question_contest').on(table.contestId, table.at)]
	);

	/** What the organisers told everybody, or one team. */
	const notice = k.table(
		'notice',
		{
			id: k.text('id').primaryKey(),
			contestId: k
				.text('contest_id')
				.notNull()
				.references(() => contest.id),
			kind: k.text('kind').$type<NoticeKind>().notNull(),
			/** The only team that sees it; absent where it is for all. */
			teamId: k.text('team_id'),
			/** The question that it answers. */
			questionId: k.text('question_id').references(() => question.id),
			text: k.text('text').notNull(),
			byAccountId: k.text('by_account_id').notNull(),
			at: k.instant('at').notNull()
		},
		(table) => [
			k.index('notice_contest').on(table.contestId, table.at),
			k.index('notice_question').on(table.questionId)
		]
	);

	const noticeRead = k.table(
		'notice_read',
		{
			noticeId: k
				.text('notice_id')
				.notNull()
				.references(() => notice.id),
			accountId: k
				.text('account_id')
				.notNull()
				.references(() => account.id),
			at: k.instant('at').notNull()
		},
		(table) => [k.primaryKey({ columns: [table.noticeId, table.accountId] })]
	);

	/** What organisers answer again and again. */
	const cannedAnswer = k.table('canned_answer', {
		id: k.text('id').primaryKey(),
		contestId: k
			.text('contest_id')
			.notNull()
			.references(() => contest.id),
		text: k.text('text').notNull(),
		createdAt: k.instant('created_at').notNull()
	});

	/** Mail that waits to be sent; what was sent is forgotten. */
	const outbox = k.table(
		'outbox',
		{
			id: k.text('id').primaryKey(),
			/** Whose address is looked up when it is sent; absent where `email` is given. */
			accountId: k.text('account_id').references(() => account.id),
			email: k.text('email'),
			subject: k.text('subject').notNull(),
			text: k.text('text').notNull(),
			createdAt: k.instant('created_at').notNull(),
			/** Failed tries so far. */
			tries: k.count('tries').notNull(),
			dueAt: k.instant('due_at').notNull()
		},
		(table) => [k.index('outbox_due').on(table.dueAt)]
	);

	return { question, notice, noticeRead, cannedAnswer, outbox };
}
