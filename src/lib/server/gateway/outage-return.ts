import { and, asc, eq, gt, inArray, isNull, lt, notExists, or, sql } from 'drizzle-orm';
import type { Returned } from '../budget/balance.ts';
import type { Query } from '../db/client.ts';

/** An interaction that an outage would give back, or gave. */
export interface Returnable {
	interactionId: string;
	teamId: string;
	challengeId: string;
	/** An attempt that its team paid for; else a fault that was forgiven it. */
	billed: boolean;
	tokens: number;
	energyNwh: bigint;
}

export interface Stretch {
	contestId: string;
	/** Epoch milliseconds. */
	startsAt: number;
	endsAt: number;
}

/**
 * What a stretch cost the teams for nothing: attempts that overlap with it, did not come to a complete
 * answer and were charged, and faults that used up what the rulebook forgives. What another outage in
 * force gave back is not given twice.
 */
export async function returnable(
	query: Query,
	{ contestId, challengeIds, startsAt, endsAt }: Stretch & { challengeIds: string[] }
): Promise<Returnable[]> {
	const { interaction: i, settlement: s, outageReturn, outageReversal } = query.t;
	const givenBack = query
		.select({ one: sql`1` })
		.from(outageReturn)
		.leftJoin(outageReversal, eq(outageReversal.outageId, outageReturn.outageId))
		.where(and(eq(outageReturn.interactionId, i.id), isNull(outageReversal.outageId)));
	const forgiven = and(eq(s.outcome, 'failed'), gt(s.completionTokens, 0));

	return query
		.select({
			interactionId: i.id,
			teamId: i.teamId,
			challengeId: i.challengeId,
			billed: s.billed,
			tokens: s.lostTokens,
			energyNwh: s.lostEnergyNwh
		})
		.from(i)
		.innerJoin(s, eq(s.interactionId, i.id))
		.where(
			and(
				eq(i.contestId, contestId),
				inArray(i.challengeId, challengeIds),
				lt(i.heldAt, endsAt),
				gt(s.endedAt, startsAt),
				inArray(s.outcome, ['aborted', 'failed']),
				or(eq(s.billed, true), forgiven),
				notExists(givenBack)
			)
		)
		.orderBy(asc(i.heldAt), asc(i.id));
}

/** What was given back under an outage. */
export async function returnedBy(
	query: Query,
	{ outageId }: { outageId: string }
): Promise<Returnable[]> {
	const { interaction: i, settlement: s, outageReturn } = query.t;

	return query
		.select({
			interactionId: i.id,
			teamId: i.teamId,
			challengeId: i.challengeId,
			billed: s.billed,
			tokens: s.lostTokens,
			energyNwh: s.lostEnergyNwh
		})
		.from(outageReturn)
		.innerJoin(i, eq(i.id, outageReturn.interactionId))
		.innerJoin(s, eq(s.interactionId, i.id))
		.where(eq(outageReturn.outageId, outageId))
		.orderBy(asc(i.id));
}

/** The same by team and challenge, as their books move. */
export function byAccount(returned: readonly Returnable[]): Returned[] {
	const accounts = new Map<string, Returned>();
	for (const { teamId, challengeId, billed, tokens, energyNwh } of returned) {
		const key = `${teamId} ${challengeId}`;
		const account = accounts.get(key) ?? {
			teamId,
			challengeId,
			interactions: 0,
			tokens: 0,
			energyNwh: 0n,
			forgiven: 0
		};
		accounts.set(key, {
			...account,
			interactions: account.interactions + (billed ? 1 : 0),
			tokens: account.tokens + tokens,
			energyNwh: account.energyNwh + energyNwh,
			forgiven: account.forgiven + (billed ? 0 : 1)
		});
	}

	return [...accounts.values()];
}
