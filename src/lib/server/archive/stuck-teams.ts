import { and, count, eq, gte, inArray, max, sql } from 'drizzle-orm';
import type { Query } from '../db/client.ts';

/** A team that tries and gets nowhere. */
export interface StuckTeam {
	team: { id: string; name: string };
	challengeId: string;
	/** Answers that failed it and none that was complete, or presentations that its checks refused and none that passed. */
	why: 'answers' | 'checks';
	times: number;
	lastAt: number;
}

const FEWEST = 3;

/** Teams that since an instant failed three times or more at one thing and never succeeded, the last first. */
export async function stuckTeams(
	query: Query,
	{ contestId, since }: { contestId: string; since: number }
): Promise<StuckTeam[]> {
	const { interaction: i, settlement: s, entry, checkRecord, team } = query.t;
	const failed = await query
		.select({
			id: i.teamId,
			name: team.name,
			challengeId: i.challengeId,
			times: count(),
			good: sql<number | string>`sum(case when ${s.outcome} = 'completed' then 1 else 0 end)`,
			lastAt: max(s.endedAt)
		})
		.from(i)
		.innerJoin(s, eq(s.interactionId, i.id))
		.innerJoin(team, eq(team.id, i.teamId))
		.where(
			and(
				eq(i.contestId, contestId),
				gte(i.heldAt, since),
				inArray(s.outcome, ['completed', 'failed', 'interrupted'])
			)
		)
		.groupBy(i.teamId, team.name, i.challengeId);
	const refused = await query
		.select({
			id: entry.teamId,
			name: team.name,
			challengeId: entry.challengeId,
			times: count(),
			good: sql<number | string>`sum(case when ${checkRecord.passed} then 1 else 0 end)`,
			lastAt: max(checkRecord.at)
		})
		.from(checkRecord)
		.innerJoin(entry, eq(entry.id, checkRecord.entryId))
		.innerJoin(team, eq(team.id, entry.teamId))
		.where(and(eq(entry.contestId, contestId), gte(checkRecord.at, since)))
		.groupBy(entry.teamId, team.name, entry.challengeId);
	const stuck = (why: StuckTeam['why'], rows: typeof failed): StuckTeam[] =>
		rows
			.filter(({ times, good }) => Number(good) === 0 && Number(times) >= FEWEST)
			.map(({ id, name, challengeId, times, lastAt }) => ({
				team: { id, name },
				challengeId,
				why,
				times: Number(times),
				lastAt: Number(lastAt)
			}));

	return [...stuck('answers', failed), ...stuck('checks', refused)].sort(
		(one, other) => other.lastAt - one.lastAt
	);
}
