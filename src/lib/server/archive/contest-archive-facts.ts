import { setImmediate } from 'node:timers/promises';
import { and, asc, eq, gt, gte, inArray, lt, lte } from 'drizzle-orm';
import type { FactKind } from '#scoring';
import type { SignedHead } from '#scoring/ledger/tree-head.ts';
import type { Query } from '../db/client.ts';

/** The first so many facts of a contest's ledger. */
export interface LedgerBound {
	contestId: string;
	leaves: number;
}

export interface SequencedFact {
	id: string;
	kind: string;
	subject: string;
	/** Canonical JSON, as it was hashed. */
	leaf: string;
	/** Hex. */
	leafHash: string;
}

const BATCH = 500;

/** Where few kinds are wanted, a query passes over more facts than it finds. */
const STRETCH = 4000;

/**
 * The facts up to a bound, in the ledger's order, some hundreds at a time: a million of them never
 * stand in memory together. No query is longer than a stretch of the ledger, and between two the rest
 * of the site gets its turn.
 */
export async function* factsInOrder(
	query: Query,
	{ contestId, leaves, kinds }: LedgerBound & { kinds?: FactKind[] }
): AsyncGenerator<SequencedFact[]> {
	const { fact } = query.t;
	const stretch = kinds ? STRETCH : BATCH;
	for (let from = 0; from < leaves; from += stretch) {
		const rows = await query
			.select({
				id: fact.id,
				kind: fact.kind,
				subject: fact.subject,
				leaf: fact.leaf,
				leafHash: fact.leafHash
			})
			.from(fact)
			.where(
				and(
					eq(fact.contestId, contestId),
					gte(fact.seq, from),
					lt(fact.seq, Math.min(from + stretch, leaves)),
					kinds && inArray(fact.kind, kinds)
				)
			)
			.orderBy(asc(fact.seq));
		for (let at = 0; at < rows.length; at += BATCH) yield rows.slice(at, at + BATCH);
		await setImmediate();
	}
}

/** The signed heads up to a bound, the smallest first. */
export async function* headsInOrder(
	query: Query,
	{ contestId, leaves }: LedgerBound
): AsyncGenerator<SignedHead[]> {
	const { treeHead } = query.t;
	for (let last = 0; last < leaves;) {
		const rows = await query
			.select()
			.from(treeHead)
			.where(
				and(eq(treeHead.contestId, contestId), gt(treeHead.size, last), lte(treeHead.size, leaves))
			)
			.orderBy(asc(treeHead.size))
			.limit(BATCH);
		yield rows.map((row) => ({ ...row, contest: contestId, at: new Date(row.at).toISOString() }));
		last = rows.at(-1)?.size ?? leaves;
		await setImmediate();
	}
}
