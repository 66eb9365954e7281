import { and, eq } from 'drizzle-orm';
import { Refusal } from '#lib/refusal.ts';
import type { Query, Tx } from '../db/client.ts';
import type { Part } from './schema.ts';

/** The part that a person plays in a contest, or `undefined`. */
export async function partOf(
	query: Query,
	{ contestId, accountId }: { contestId: string; accountId: string }
): Promise<Part | undefined> {
	const { contestPerson } = query.t;
	const [row] = await query
		.select({ part: contestPerson.part })
		.from(contestPerson)
		.where(and(eq(contestPerson.contestId, contestId), eq(contestPerson.accountId, accountId)));

	return row?.part;
}

/**
 * Gives a person a part in a contest. Refuses a second one: the table has one row per person and
 * contest, so nobody is staff and participant of the same contest even when both are asked at once;
 * nor does whoever was its staff take part later.
 */
export async function takePart(
	tx: Tx,
	{
		contestId,
		accountId,
		part,
		at
	}: { contestId: string; accountId: string; part: Part; at: number }
): Promise<void> {
	if (part === 'participant' && (await wasStaff(tx, { contestId, accountId }))) {
		throw new Refusal('already_staff');
	}
	const taken = await tx
		.insert(tx.t.contestPerson)
		.values({ contestId, accountId, part, since: at })
		.onConflictDoNothing()
		.returning({ part: tx.t.contestPerson.part });
	if (taken.length > 0) return;

	const held = await partOf(tx, { contestId, accountId });
	if (held === part && part !== 'participant') return;
	throw new Refusal(held === 'participant' ? 'already_participant' : 'already_staff');
}

/** Whether someone judged or organised a contest and was removed: they may know its entries. */
async function wasStaff(
	query: Query,
	{ contestId, accountId }: { contestId: string; accountId: string }
): Promise<boolean> {
	const { staffRemoval } = query.t;
	const removals = await query
		.select({ position: staffRemoval.position })
		.from(staffRemoval)
		.where(and(eq(staffRemoval.contestId, contestId), eq(staffRemoval.accountId, accountId)))
		.limit(1);

	return removals.length > 0;
}
