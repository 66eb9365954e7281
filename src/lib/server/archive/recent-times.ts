import { and, count, eq, gte, isNotNull, sql, type SQL } from 'drizzle-orm';
import type { Query } from '../db/client.ts';

/** Milliseconds under which half, and nineteen of twenty, of some times lie. */
export interface Times {
	half: number;
	most: number;
}

export interface RecentTimes {
	/** Answers of which a first token came. */
	answers: number;
	/** From the call of the endpoint to its first token, and to its end; absent without answers. */
	firstToken: Times | undefined;
	whole: Times | undefined;
	/** From the hold to the call of the endpoint. */
	queue: Times | undefined;
}

const LONGEST_ANSWER = 900_000;

/** How long a contest's answers took since an instant, by nearest rank. */
export async function recentTimes(
	query: Query,
	{ contestId, since }: { contestId: string; since: number }
): Promise<RecentTimes> {
	const { interaction: i, settlement: s } = query.t;
	const recent = and(
		eq(i.contestId, contestId),
		gte(i.heldAt, since - LONGEST_ANSWER),
		gte(s.endedAt, since),
		isNotNull(s.calledAt),
		isNotNull(s.firstTokenAt)
	);
	const [counted] = await query
		.select({ answers: count() })
		.from(i)
		.innerJoin(s, eq(s.interactionId, i.id))
		.where(recent);
	const answers = Number(counted?.answers ?? 0);
	const at = async (time: SQL<number | string>, share: number) => {
		const [row] = await query
			.select({ time })
			.from(i)
			.innerJoin(s, eq(s.interactionId, i.id))
			.where(recent)
			.orderBy(time)
			.limit(1)
			.offset(Math.max(0, Math.ceil(answers * share) - 1));
		return Math.max(0, Number(row?.time ?? 0));
	};
	const timesOf = async (time: SQL<number | string>) =>
		answers === 0 ? undefined : { half: await at(time, 0.5), most: await at(time, 0.95) };

	return {
		answers,
		firstToken: await timesOf(sql`${s.firstTokenAt} - ${s.calledAt}`),
		whole: await timesOf(sql`${s.endedAt} - ${s.calledAt}`),
		queue: await timesOf(sql`${s.calledAt} - ${i.heldAt}`)
	};
}
