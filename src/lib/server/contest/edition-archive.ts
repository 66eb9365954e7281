import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { roundState } from '#scoring';
import { Refusal } from '#lib/refusal.ts';
import { recordAct } from '../audit/act.ts';
import type { Query, Tx } from '../db/client.ts';
import { contestInForce, type ContestInForce } from './in-force.ts';

/** Whether every round of a contest is final, so that it may stand among the earlier editions. */
export function isFinal(
	{ rulebook, schedule }: Pick<ContestInForce, 'rulebook' | 'schedule'>,
	{ at }: { at: number }
): boolean {
	return rulebook.rounds.every(({ id }) => {
		const instants = schedule.get(id);
		return instants !== undefined && roundState(instants, at).phase === 'final';
	});
}

/** Contests that stand among the earlier editions, by slug, with the instant since when. */
export async function archivedEditions(query: Query): Promise<ReadonlyMap<string, number>> {
	const { contest } = query.t;
	const rows = await query
		.select({ slug: contest.slug, archivedAt: contest.archivedAt })
		.from(contest)
		.where(isNotNull(contest.archivedAt));

	return new Map(rows.map(({ slug, archivedAt }) => [slug, archivedAt ?? 0]));
}

/** Refuses a contest that stands among the earlier editions: nothing of it changes while it does. */
export async function needUnarchived(
	query: Query,
	{ contestId }: { contestId: string }
): Promise<void> {
	const { contest } = query.t;
	const [row] = await query
		.select({ archivedAt: contest.archivedAt })
		.from(contest)
		.where(eq(contest.id, contestId));
	if (row && row.archivedAt !== null) throw new Refusal('edition_archived');
}

/**
 * Puts a contest among the earlier editions, or takes it back; it stays public and whole either way. Doing
 * what is done already changes nothing. Refuses a contest that is not final yet.
 */
export async function archiveEdition(
	tx: Tx,
	{
		slug,
		archived,
		byAccountId,
		at
	}: { slug: string; archived: boolean; byAccountId: string; at: number }
): Promise<void> {
	const found = await contestInForce(tx, { slug });
	if (archived && !isFinal(found, { at })) throw new Refusal('not_final');
	const { contest } = tx.t;
	const changed = await tx
		.update(contest)
		.set({ archivedAt: archived ? at : null })
		.where(
			and(
				eq(contest.id, found.id),
				archived ? isNull(contest.archivedAt) : isNotNull(contest.archivedAt)
			)
		)
		.returning({ id: contest.id });
	if (changed.length === 0) return;
	const act = archived ? ('edition.archived' as const) : ('edition.restored' as const);
	await recordAct(tx, { contestId: found.id, byAccountId, act, subject: slug, at });
}
