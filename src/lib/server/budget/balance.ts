import { and, desc, eq, gt, lt, sql } from 'drizzle-orm';
import type { BudgetRules } from '#scoring';
import type { Query, Tx } from '../db/client.ts';
import { given, prepared } from '../db/prepared.ts';

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

const NOTHING: Spent = { interactions: 0, tokens: 0, energyNwh: 0n, open: 0, forgiven: 0 };

const books = ({ t: { spending: s } }: Query) => ({
	interactions: s.interactions,
	tokens: s.tokens,
	energyNwh: s.energyNwh,
	open: s.open,
	forgiven: s.forgiven
});

const spendingOf = prepared((query: Query) => {
	const { spending: s } = query.t;
	return query
		.select(books(query))
		.from(s)
		.where(and(eq(s.teamId, given('teamId')), eq(s.challengeId, given('challengeId'))));
});

/** A team's books on one challenge: an open hold counts in full, a settled interaction by what it lost. */
export async function spentOf(query: Query, { teamId, challengeId }: Account): Promise<Spent> {
	const [row] = await spendingOf(query, { teamId, challengeId });

	return row ?? NOTHING;
}

const spendingsOf = prepared((query: Query) => {
	const { spending: s } = query.t;
	return query
		.select({ challengeId: s.challengeId, ...books(query) })
		.from(s)
		.where(eq(s.teamId, given('teamId')));
});

/** A team's books on one challenge, and its holds without a settlement on all challenges together. */
export async function standingOf(
	query: Query,
	{ teamId, challengeId }: Account
): Promise<{ spent: Spent; openEverywhere: number }> {
	const rows = await spendingsOf(query, { teamId });

	return {
		spent: rows.find((row) => row.challengeId === challengeId) ?? NOTHING,
		openEverywhere: rows.reduce((sum, { open }) => sum + open, 0)
	};
}

export function leftOf(budget: BudgetRules, spent: Spent): Left {
	const energy = BigInt(budget.energyNwh) - spent.energyNwh;

	return {
		interactions: Math.max(0, budget.interactions - spent.interactions),
		tokens: Math.max(0, budget.tokens - spent.tokens),
		energyNwh: energy > 0n ? energy : 0n
	};
}

const addHold = prepared((query: Query) => {
	const { spending: s } = query.t;
	return query
		.insert(s)
		.values({
			teamId: given('teamId'),
			challengeId: given('challengeId'),
			interactions: 1,
			tokens: given('tokens'),
			energyNwh: given('energyNwh'),
			open: 1,
			forgiven: 0
		})
		.onConflictDoUpdate({
			target: [s.teamId, s.challengeId],
			set: {
				interactions: sql`${s.interactions} + 1`,
				tokens: sql`${s.tokens} + excluded.tokens`,
				energyNwh: sql`${s.energyNwh} + excluded.energy_nwh`,
				open: sql`${s.open} + 1`
			}
		});
});

/** Moves a team's books by a hold that begins, in the transaction that makes it. */
export async function bookHold(
	tx: Tx,
	hold: Account & { tokens: number; energyNwh: bigint }
): Promise<void> {
	await addHold(tx, { ...hold });
}

/** What a hold that ends changes: it goes, and what was lost stays. */
export interface HoldEnd extends Account {
	held: { tokens: number; energyNwh: bigint };
	billed: boolean;
	lost: { tokens: number; energyNwh: bigint };
	/** Whether a fault after part of an answer is forgiven. */
	forgiven: boolean;
}

const endHold = prepared((query: Query) => {
	const { spending: s } = query.t;
	const encoded = (name: string, column: typeof s.tokens | typeof s.energyNwh) =>
		sql.param(given(name), column);
	return query
		.update(s)
		.set({
			interactions: sql`${s.interactions} - ${encoded('freed', s.tokens)}`,
			tokens: sql`${s.tokens} - ${encoded('tokens', s.tokens)}`,
			energyNwh: sql`${s.energyNwh} - ${encoded('energyNwh', s.energyNwh)}`,
			open: sql`${s.open} - 1`,
			forgiven: sql`${s.forgiven} + ${encoded('forgiven', s.tokens)}`
		})
		.where(and(eq(s.teamId, given('teamId')), eq(s.challengeId, given('challengeId'))))
		.returning(books(query));
});

/** Moves a team's books by a hold that ends, in the transaction that settles it, and returns what they say then. */
export async function bookEnd(
	tx: Tx,
	{ teamId, challengeId, held, billed, lost, forgiven }: HoldEnd
): Promise<Spent> {
	const [spent] = await endHold(tx, {
		teamId,
		challengeId,
		freed: billed ? 0 : 1,
		tokens: held.tokens - lost.tokens,
		energyNwh: held.energyNwh - lost.energyNwh,
		forgiven: forgiven ? 1 : 0
	});

	return spent ?? NOTHING;
}

/** What an organiser gives back to a team, or takes again, on one challenge. */
export interface Returned extends Account {
	interactions: number;
	tokens: number;
	energyNwh: bigint;
	/** Forgiven faults that no longer count towards the rulebook's limit. */
	forgiven: number;
}

/**
 * Moves a team's books by what an outage gives back: `give` lowers what it has spent, `take` restores
 * it. Taking again may leave a team above its budget; nothing is left then, and nothing is owed.
 */
export async function bookReturn(
	tx: Tx,
	{ teamId, challengeId, interactions, tokens, energyNwh, forgiven }: Returned,
	way: 'give' | 'take'
): Promise<void> {
	const { spending: s } = tx.t;
	const sign = way === 'give' ? -1 : 1;
	await tx
		.update(s)
		.set({
			interactions: sql`${s.interactions} + ${sign * interactions}`,
			tokens: sql`${s.tokens} + ${sign * tokens}`,
			energyNwh: sql`${s.energyNwh} + ${sql.param(BigInt(sign) * energyNwh, s.energyNwh)}`,
			forgiven: sql`${s.forgiven} + ${sign * forgiven}`
		})
		.where(and(eq(s.teamId, teamId), eq(s.challengeId, challengeId)));
}

const callBefore = prepared((query: Query) => {
	const { interaction: i } = query.t;
	return query
		.select({ heldAt: i.heldAt })
		.from(i)
		.where(
			and(
				eq(i.teamId, given('teamId')),
				eq(i.challengeId, given('challengeId')),
				gt(i.heldAt, given('since')),
				lt(i.heldAt, given('until'))
			)
		)
		.orderBy(desc(i.heldAt))
		.limit(1)
		.offset(given('offset'));
});

/**
 * When the last but `most` of a team's calls on a challenge after `since` was made, or `undefined`
 * where there were fewer. A call that left the queue by itself counts: leaving is free, not unlimited.
 * A call from `until` on was made under a clock that was set back since: it locks nobody out.
 */
export async function callsReachedAt(
	query: Query,
	{
		teamId,
		challengeId,
		since,
		until,
		most
	}: Account & { since: number; until: number; most: number }
): Promise<number | undefined> {
	const [row] = await callBefore(query, { teamId, challengeId, since, until, offset: most - 1 });

	return row?.heldAt;
}
