import { desc, eq } from 'drizzle-orm';
import { scheduleInForce, type PhaseInstant } from '#scoring';
import type { Query } from '../db/client.ts';
import { overridesOf, type ContestInForce } from './in-force.ts';

/** One change of a round's instant, with what it was before. */
export interface MovedInstant {
	roundId: string;
	instant: PhaseInstant;
	movedFrom: number;
	movedTo: number;
	reason: string;
	/** Name of who moved it. */
	by: string | undefined;
	at: number;
}

/** Every change of a contest's schedule, the newest first. */
export async function scheduleHistory(
	query: Query,
	{ contest }: { contest: Pick<ContestInForce, 'id' | 'rulebook'> }
): Promise<MovedInstant[]> {
	const { scheduleOverride: moved, account } = query.t;
	const rows = await query
		.select({ moved, by: account.name })
		.from(moved)
		.leftJoin(account, eq(account.id, moved.byAccountId))
		.where(eq(moved.contestId, contest.id))
		.orderBy(desc(moved.position));
	const overrides = await overridesOf(query, { contestId: contest.id });

	return rows.map(({ moved, by }, index) => {
		const earlier = overrides.slice(0, rows.length - 1 - index);
		const before = scheduleInForce(contest.rulebook, earlier).get(moved.roundId);
		return {
			roundId: moved.roundId,
			instant: moved.instant,
			movedFrom: before?.[moved.instant] ?? moved.movedTo,
			movedTo: moved.movedTo,
			reason: moved.reason,
			by: by ?? undefined,
			at: moved.at
		};
	});
}
