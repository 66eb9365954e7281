import { and, desc, eq, inArray, isNull, or } from 'drizzle-orm';
import { recordAct } from '../audit/act.ts';
import type { Query, Tx } from '../db/client.ts';
import { newId } from '../db/id.ts';
import { mailNotice } from './mailed.ts';
import type { NoticeKind } from './schema.ts';
import { written } from './written.ts';

export interface NoticeToGive {
	contestId: string;
	kind: NoticeKind;
	/** The only team that sees it; absent where it is for all. */
	teamId?: string;
	/** The question that it answers. */
	questionId?: string;
	text: string;
	byAccountId: string;
	at: number;
}

/**
 * Tells everybody in a contest, or one team, something, by mail as well where the site sends any.
 * Refuses an empty or overlong text.
 */
export async function giveNotice(
	tx: Tx,
	{ text: typed, ...notice }: NoticeToGive
): Promise<{ id: string }> {
	const id = newId();
	const text = written(typed, { field: 'text' });
	await tx.insert(tx.t.notice).values({ id, ...notice, text });
	await mailNotice(tx, { ...notice, text });
	const { contestId, byAccountId, kind, at } = notice;
	if (kind === 'announcement') {
		const act = 'notice.announced';
		await recordAct(tx, { contestId, byAccountId, act, subject: id, at });
	}

	return { id };
}

/** Whose notices: those for everybody, and those of this team. */
export interface Recipient {
	contestId: string;
	/** Absent for somebody without a team. */
	teamId: string | undefined;
	accountId: string;
}

export interface ReceivedNotice {
	id: string;
	kind: NoticeKind;
	/** Whether it is for this team alone. */
	own: boolean;
	text: string;
	/** What it answers; of another team's question the words alone. */
	question: { text: string; challengeId: string | undefined } | undefined;
	at: number;
	unread: boolean;
}

/** What somebody was told, the newest first. */
export async function noticesFor(query: Query, recipient: Recipient): Promise<ReceivedNotice[]> {
	const { notice, noticeRead, question } = query.t;
	const rows = await query
		.select({
			notice,
			question: { text: question.text, challengeId: question.challengeId },
			readAt: noticeRead.at
		})
		.from(notice)
		.leftJoin(question, eq(question.id, notice.questionId))
		.leftJoin(noticeRead, readBy(query, recipient))
		.where(addressedTo(query, recipient))
		.orderBy(desc(notice.at), desc(notice.id));

	return rows.map(({ notice, question, readAt }) => ({
		id: notice.id,
		kind: notice.kind,
		own: notice.teamId !== null,
		text: notice.text,
		question: question
			? { text: question.text, challengeId: question.challengeId ?? undefined }
			: undefined,
		at: notice.at,
		unread: readAt === null
	}));
}

/** What waits to be read: how many, and which came last. */
export interface News {
	count: number;
	newest: string | undefined;
}

/** The notices for somebody that they have not read. */
export async function unreadNews(query: Query, recipient: Recipient): Promise<News> {
	const { notice, noticeRead } = query.t;
	const unread = await query
		.select({ id: notice.id })
		.from(notice)
		.leftJoin(noticeRead, readBy(query, recipient))
		.where(and(addressedTo(query, recipient), isNull(noticeRead.at)))
		.orderBy(desc(notice.at), desc(notice.id));

	return { count: unread.length, newest: unread[0]?.id };
}

/** Marks notices as read by somebody; those that are not for them are left alone. */
export async function markRead(
	tx: Tx,
	{ noticeIds, at, ...recipient }: Recipient & { noticeIds: string[]; at: number }
): Promise<void> {
	const { notice, noticeRead } = tx.t;
	if (noticeIds.length === 0) return;
	const theirs = await tx
		.select({ noticeId: notice.id })
		.from(notice)
		.where(and(addressedTo(tx, recipient), inArray(notice.id, noticeIds)));
	if (theirs.length === 0) return;
	const { accountId } = recipient;
	await tx
		.insert(noticeRead)
		.values(theirs.map(({ noticeId }) => ({ noticeId, accountId, at })))
		.onConflictDoNothing();
}

const readBy = ({ t }: Query, { accountId }: Recipient) =>
	and(eq(t.noticeRead.noticeId, t.notice.id), eq(t.noticeRead.accountId, accountId));

const addressedTo = ({ t: { notice } }: Query, { contestId, teamId }: Recipient) =>
	and(
		eq(notice.contestId, contestId),
		or(isNull(notice.teamId), teamId === undefined ? undefined : eq(notice.teamId, teamId))
	);
