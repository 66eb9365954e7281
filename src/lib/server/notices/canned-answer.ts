import { and, asc, count, eq } from 'drizzle-orm';
import { Refusal } from '#lib/refusal.ts';
import type { Query, Tx } from '../db/client.ts';
import { newId } from '../db/id.ts';
import { written } from './written.ts';

/** Answers that a contest keeps at most: more would take longer to choose than to write. */
export const MOST_CANNED = 50;

export interface CannedAnswer {
	id: string;
	text: string;
}

/** What a contest's organisers keep to answer with, the oldest first. */
export async function cannedAnswers(
	query: Query,
	{ contestId }: { contestId: string }
): Promise<CannedAnswer[]> {
	const { cannedAnswer } = query.t;

	return query
		.select({ id: cannedAnswer.id, text: cannedAnswer.text })
		.from(cannedAnswer)
		.where(eq(cannedAnswer.contestId, contestId))
		.orderBy(asc(cannedAnswer.createdAt), asc(cannedAnswer.id));
}

/** Keeps an answer for later. Refuses an empty one, and the fifty-first. */
export async function keepAnswer(
	tx: Tx,
	{ contestId, text: typed, at }: { contestId: string; text: string; at: number }
): Promise<void> {
	const { cannedAnswer } = tx.t;
	const text = written(typed, { field: 'text' });
	const [row] = await tx
		.select({ kept: count() })
		.from(cannedAnswer)
		.where(eq(cannedAnswer.contestId, contestId));
	if ((row?.kept ?? 0) >= MOST_CANNED) {
		throw new Refusal('too_many_canned', { most: MOST_CANNED });
	}
	await tx.insert(cannedAnswer).values({ id: newId(), contestId, text, createdAt: at });
}

/** Forgets an answer that was kept; what was answered with it stays. */
export async function dropAnswer(
	tx: Tx,
	{ contestId, id }: { contestId: string; id: string }
): Promise<void> {
	const { cannedAnswer } = tx.t;
	await tx
		.delete(cannedAnswer)
		.where(and(eq(cannedAnswer.id, id), eq(cannedAnswer.contestId, contestId)));
}
