import { eq } from 'drizzle-orm';
import { Refusal } from '#lib/refusal.ts';
import type { Query, Tx } from '../db/client.ts';
import { assignmentFor } from './assignment.ts';

/** A form's fields as they were typed. */
export type Typed = Record<string, string>;

/** What was typed under an assignment and not sent, or `undefined`. */
export async function draftOf(
	query: Query,
	{ assignmentId }: { assignmentId: string }
): Promise<Typed | undefined> {
	const { verdictDraft } = query.t;
	const [row] = await query
		.select({ typed: verdictDraft.typed })
		.from(verdictDraft)
		.where(eq(verdictDraft.assignmentId, assignmentId));

	return row?.typed;
}

interface Draft {
	contestId: string;
	judgeId: string;
	entryId: string;
	typed: Typed;
	at: number;
}

/** Keeps what a judge has typed so far; nothing typed is no draft. Refuses what is not theirs. */
export async function keepDraft(tx: Tx, { typed, at, ...whose }: Draft): Promise<void> {
	const assignment = await assignmentFor(tx, whose);
	if (!assignment) throw new Refusal('not_assigned');
	const assignmentId = assignment.id;
	if (Object.values(typed).every((value) => value === '')) {
		return forgetDraft(tx, { assignmentId });
	}
	await tx
		.insert(tx.t.verdictDraft)
		.values({ assignmentId, typed, at })
		.onConflictDoUpdate({ target: tx.t.verdictDraft.assignmentId, set: { typed, at } });
}

export async function forgetDraft(
	tx: Tx,
	{ assignmentId }: { assignmentId: string }
): Promise<void> {
	await tx.delete(tx.t.verdictDraft).where(eq(tx.t.verdictDraft.assignmentId, assignmentId));
}
