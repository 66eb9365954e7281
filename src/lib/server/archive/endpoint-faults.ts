import { and, count, desc, eq, gte, isNotNull, max } from 'drizzle-orm';
import type { Query } from '../db/client.ts';

/** How often one thing went wrong at the endpoint, and when it last did. */
export interface EndpointFault {
	/** Refusal code. */
	fault: string;
	times: number;
	lastAt: number;
}

/** What went wrong in a contest since an instant, the most frequent first. */
export async function endpointFaults(
	query: Query,
	{ contestId, since }: { contestId: string; since: number }
): Promise<EndpointFault[]> {
	const { interaction, settlement } = query.t;
	const times = count();
	const rows = await query
		.select({ fault: settlement.fault, times, lastAt: max(settlement.endedAt) })
		.from(settlement)
		.innerJoin(interaction, eq(interaction.id, settlement.interactionId))
		.where(
			and(
				eq(interaction.contestId, contestId),
				isNotNull(settlement.fault),
				// An answer takes minutes at most, so the index of holds leaves little to read.
				gte(interaction.heldAt, since - LONGEST_ANSWER),
				gte(settlement.endedAt, since)
			)
		)
		.groupBy(settlement.fault)
		.orderBy(desc(times), settlement.fault);

	return rows.map(({ fault, times, lastAt }) => ({
		fault: fault ?? '',
		times: Number(times),
		lastAt: Number(lastAt)
	}));
}

const LONGEST_ANSWER = 3_600_000;
