import { and, asc, count, desc, eq, isNull } from 'drizzle-orm';
import { Refusal } from '#lib/refusal.ts';
import { recordAct } from '../audit/act.ts';
import type { Query, Tx } from '../db/client.ts';
import { newId } from '../db/id.ts';
import { giveNotice, type News } from './notice.ts';
import { written } from './written.ts';

/** Questions that a team may have waiting for an answer. */
const MOST_OPEN = 10;

export interface Asking {
	contestId: string;
	teamId: string;
	accountId: string;
	/** Absent where it is about the contest as a whole. */
	challengeId: string | undefined;
	text: string;
	at: number;
}

/** A team asks the organisers something. Refuses an empty text, and more while ten wait. */
export async function askQuestion(
	tx: Tx,
	{ text: typed, ...asking }: Asking
): Promise<{ id: string }> {
	const text = written(typed, { field: 'text' });
	const { question, notice } = tx.t;
	const [row] = await tx
		.select({ waiting: count() })
		.from(question)
		.leftJoin(notice, eq(notice.questionId, question.id))
		.where(and(eq(question.teamId, asking.teamId), isNull(notice.id)));
	if ((row?.waiting ?? 0) >= MOST_OPEN) {
		throw new Refusal('too_many_questions', { most: MOST_OPEN });
	}
	const id = newId();
	await tx.insert(question).values({ id, ...asking, text });

	return { id };
}

export interface OwnQuestion {
	id: string;
	text: string;
	challengeId: string | undefined;
	at: number;
}

/** A team's questions that nobody has answered yet, the newest first. */
export async function waitingQuestions(
	query: Query,
	{ teamId }: { teamId: string }
): Promise<OwnQuestion[]> {
	const { question, notice } = query.t;
	const rows = await query
		.select({ question })
		.from(question)
		.leftJoin(notice, eq(notice.questionId, question.id))
		.where(and(eq(question.teamId, teamId), isNull(notice.id)))
		.orderBy(desc(question.at), desc(question.id));

	return rows.map(({ question: { id, text, challengeId, at } }) => ({
		id,
		text,
		challengeId: challengeId ?? undefined,
		at
	}));
}

export interface OpenQuestion extends OwnQuestion {
	team: string;
	/** Name of who asked. */
	by: string;
}

/** A contest's questions without an answer, the one that has waited longest first. */
export async function openQuestions(
	query: Query,
	{ contestId }: { contestId: string }
): Promise<OpenQuestion[]> {
	const { question, notice, team, account } = query.t;
	const rows = await query
		.select({ question, team: team.name, by: account.name })
		.from(question)
		.innerJoin(team, eq(team.id, question.teamId))
		.innerJoin(account, eq(account.id, question.accountId))
		.leftJoin(notice, eq(notice.questionId, question.id))
		.where(and(eq(question.contestId, contestId), isNull(notice.id)))
		.orderBy(asc(question.at), asc(question.id));

	return rows.map(({ question: { id, text, challengeId, at }, team, by }) => ({
		id,
		text,
		challengeId: challengeId ?? undefined,
		at,
		team,
		by
	}));
}

/** The questions that wait for an answer. */
export async function questionNews(
	query: Query,
	{ contestId }: { contestId: string }
): Promise<News> {
	const { question, notice } = query.t;
	const open = await query
		.select({ id: question.id })
		.from(question)
		.leftJoin(notice, eq(notice.questionId, question.id))
		.where(and(eq(question.contestId, contestId), isNull(notice.id)))
		.orderBy(desc(question.at), desc(question.id));

	return { count: open.length, newest: open[0]?.id };
}

export interface Answering {
	contestId: string;
	questionId: string;
	text: string;
	/** `all` tells everybody the question as well, without who asked it. */
	audience: 'team' | 'all';
	byAccountId: string;
	at: number;
}

/** Answers a question, to its team or to all. Refuses one of another contest, and a second answer. */
export async function answerQuestion(
	tx: Tx,
	{ contestId, questionId, text, audience, byAccountId, at }: Answering
): Promise<void> {
	const { question, notice } = tx.t;
	const [asked] = await tx
		.select({ teamId: question.teamId, answer: notice.id })
		.from(question)
		.leftJoin(notice, eq(notice.questionId, question.id))
		.where(and(eq(question.id, questionId), eq(question.contestId, contestId)));
	if (!asked) throw new Refusal('not_found');
	if (asked.answer !== null) throw new Refusal('already_answered');

	const act = 'notice.answered';
	const after = { audience, text };
	await recordAct(tx, { contestId, byAccountId, act, subject: questionId, after, at });
	await giveNotice(tx, {
		contestId,
		kind: 'answer',
		...(audience === 'team' ? { teamId: asked.teamId } : {}),
		questionId,
		text,
		byAccountId,
		at
	});
}
