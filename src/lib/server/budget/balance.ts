import { and, count, eq, gt, ne, or, isNull, sql } from 'drizzle-orm';
import type { BudgetRules } from '#scoring';
import type { Query } from '../db/client.ts';

export interface Account {
	teamId: string;
	challengeId: string;
}

/** What a team has lost or holds on a challenge. */
export interface Spent {
	interactions: number;
	tokens: number;
	energyNwh: bigint;
	/** Holds that no settlement has ended yet. */
	open: number;
	/** Faults of the endpoint after part of an answer had come, forgiven. */
	forgiven: number;
}

/** What is left of each budget, never below zero. */
export interface Left {
	interactions: number;
	tokens: number;
	energyNwh: bigint;
}

/**
 * Sums a team's books on one challenge: an open hold counts in full, a settled interaction by what
 * it lost. Nothing is kept as a counter, so nothing can drift.
 */
export async function spentOf(query: Query, { teamId, challengeId }: Account): Promise<Spent> {
	const { interaction: i, settlement: s } = query.t;
	const number = { mapFromDriverValue: Number };
	const energy = { mapFromDriverValue: (value: number | string) => BigInt(value) };
	const sumOf = (held: unknown, lost: unknown) =>
		sql`coalesce(sum(case when ${s.interactionId} is null then ${held} else ${lost} end), 0)`;
	const [row] = await query
		.select({
			interactions: sumOf(sql`1`, sql`case when ${s.billed} then 1 else 0 end`).mapWith(number),
			tokens: sumOf(i.holdTokens, s.lostTokens).mapWith(number),
			energyNwh: sumOf(i.holdEnergyNwh, s.lostEnergyNwh).mapWith(energy),
			open: sumOf(sql`1`, sql`0`).mapWith(number),
			forgiven: sumOf(
				sql`0`,
				sql`case when not ${s.billed} and ${s.outcome} = 'failed' and ${s.completionTokens} > 0 then 1 else 0 end`
			).mapWith(number)
		})
		.from(i)
		.leftJoin(s, eq(s.interactionId, i.id))
		.where(and(eq(i.teamId, teamId), eq(i.challengeId, challengeId)));

	return row ?? { interactions: 0, tokens: 0, energyNwh: 0n, open: 0, forgiven: 0 };
}

/** Holds of a team that no settlement has ended yet, on all challenges together. */
export async function openHoldsOf(query: Query, { teamId }: { teamId: string }): Promise<number> {
	const { interaction: i, settlement: s } = query.t;
	const [row] = await query
		.select({ open: count() })
		.from(i)
		.leftJoin(s, eq(s.interactionId, i.id))
		.where(and(eq(i.teamId, teamId), isNull(s.interactionId)));

	return row?.open ?? 0;
}

export function leftOf(budget: BudgetRules, spent: Spent): Left {
	const energy = BigInt(budget.energyNwh) - spent.energyNwh;

	return {
		interactions: Math.max(0, budget.interactions - spent.interactions),
		tokens: Math.max(0, budget.tokens - spent.tokens),
		energyNwh: energy > 0n ? energy : 0n
	};
}

/** Calls that a team began on a challenge after `since`, those released uncharged left out. */
export async function callsSince(
	query: Query,
	{ teamId, challengeId, since }: Account & { since: number }
): Promise<{ calls: number; oldest: number | undefined }> {
	const { interaction: i, settlement: s } = query.t;
	const [row] = await query
		.select({
			calls: sql`count(*)`.mapWith(Number),
			oldest: sql<number | null>`min(${i.heldAt})`
		})
		.from(i)
		.leftJoin(s, eq(s.interactionId, i.id))
		.where(
			and(
				eq(i.teamId, teamId),
				eq(i.challengeId, challengeId),
				gt(i.heldAt, since),
				or(isNull(s.outcome), ne(s.outcome, 'released'))
			)
		);

	return { calls: row?.calls ?? 0, oldest: row?.oldest == null ? undefined : Number(row.oldest) };
}
