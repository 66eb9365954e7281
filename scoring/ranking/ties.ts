import { compare, ZERO } from '../exact/rational.ts';
import type { TieBreaker } from '../rulebook/schema.ts';
import type { RankedEntry } from './entry.ts';

type Order = (a: RankedEntry, b: RankedEntry) => number;

/** More quality, fewer interactions, fewer tokens written, presented earlier. */
const ORDERS: Record<TieBreaker, Order> = {
	quality: (a, b) => compare(b.quality ?? ZERO, a.quality ?? ZERO),
	interactions: (a, b) => a.interactions - b.interactions,
	completionTokens: (a, b) => a.completionTokens - b.completionTokens,
	sequence: (a, b) => a.sequence - b.sequence
};

/** The first link of the chain that tells two entries apart; undefined where they share a place. */
export function tieBreakerBetween(
	a: RankedEntry,
	b: RankedEntry,
	chain: readonly TieBreaker[]
): TieBreaker | undefined {
	return chain.find((link) => ORDERS[link](a, b) !== 0);
}

/** Negative where the chain puts `a` ahead of `b`, zero where they share a place. */
export function compareByTies(
	a: RankedEntry,
	b: RankedEntry,
	chain: readonly TieBreaker[]
): number {
	const link = tieBreakerBetween(a, b, chain);
	return link ? ORDERS[link](a, b) : 0;
}
