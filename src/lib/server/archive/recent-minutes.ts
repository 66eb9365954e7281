import { and, eq, gte, sql } from 'drizzle-orm';
import type { Query } from '../db/client.ts';

/** What ended in one minute of a contest. */
export interface Minute {
	/** Epoch milliseconds at which it began. */
	at: number;
	answers: number;
	faults: number;
	tokens: number;
	energyNwh: bigint;
}

const MINUTE = 60_000;
/** An answer takes minutes at most, so the index of holds leaves little to read. */
const LONGEST_ANSWER = 15 * MINUTE;

/** The last minutes of a contest, the present one last, those in which nothing ended too. */
export async function recentMinutes(
	query: Query,
	{ contestId, at, minutes }: { contestId: string; at: number; minutes: number }
): Promise<Minute[]> {
	const { interaction: i, settlement: s } = query.t;
	const last = Math.floor(at / MINUTE);
	const first = last - minutes + 1;
	const minute = sql<number | string>`${s.endedAt} / ${sql.raw(String(MINUTE))}`;
	const rows = await query
		.select({
			minute,
			answers: sql<number | string>`count(*)`,
			faults: sql<number | string>`count(${s.fault})`,
			tokens: sql<number | string>`sum(${s.promptTokens} + ${s.completionTokens})`,
			energyNwh: sql<number | string>`sum(${s.energyNwh})`
		})
		.from(i)
		.innerJoin(s, eq(s.interactionId, i.id))
		.where(
			and(
				eq(i.contestId, contestId),
				gte(i.heldAt, first * MINUTE - LONGEST_ANSWER),
				gte(s.endedAt, first * MINUTE)
			)
		)
		.groupBy(minute);
	const ended = new Map(rows.map((row) => [Number(row.minute), row]));

	return Array.from({ length: minutes }, (_, place) => {
		const row = ended.get(first + place);

		return {
			at: (first + place) * MINUTE,
			answers: Number(row?.answers ?? 0),
			faults: Number(row?.faults ?? 0),
			tokens: Number(row?.tokens ?? 0),
			energyNwh: BigInt(row?.energyNwh ?? 0)
		};
	});
}
