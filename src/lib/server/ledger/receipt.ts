import { and, eq } from 'drizzle-orm';
import type { FactKind } from '#scoring';
import type { Receipt } from '#scoring/ledger/receipt.ts';
import { inclusionRanges } from '#scoring/ledger/stored-tree.ts';
import type { Query } from '../db/client.ts';
import { firstHead, lastHead, rootOf } from './tree.ts';

interface Place {
	contestId: string;
	index: number;
	size: number;
}

/** The hashes that lead from a leaf to the root, nearest first, from stored nodes and a few leaves, hex. */
export async function inclusionPathOf(
	query: Query,
	{ contestId, index, size }: Place
): Promise<string[]> {
	const path: string[] = [];
	for (const range of inclusionRanges(index, size)) {
		path.push(await rootOf(query, { contestId, ...range }));
	}

	return path;
}

/** Whether a fact is still to be sequenced and signed; then its receipt is a moment away. */
export type ReceiptOrNot = { receipt: Receipt } | { pending: true } | undefined;

/**
 * The receipt of what was stated about a subject, or `undefined` where nothing was. With `frozenAt`
 * (epoch milliseconds) it is for somebody who may not know what others do from then on: under the
 * last head before that or, where it was stated later, the first that holds it.
 */
export async function receiptOf(
	query: Query,
	{
		contestId,
		subject,
		kind,
		frozenAt
	}: { contestId: string; subject: string; kind: FactKind; frozenAt?: number | undefined }
): Promise<ReceiptOrNot> {
	const { fact } = query.t;
	const [stated] = await query
		.select({ leaf: fact.leaf, seq: fact.seq })
		.from(fact)
		.where(and(eq(fact.contestId, contestId), eq(fact.subject, subject), eq(fact.kind, kind)))
		.limit(1);
	if (!stated) return undefined;
	const { leaf, seq } = stated;
	const ledger = { contestId };
	const atMost = frozenAt === undefined ? undefined : frozenAt - 1;
	const last = await lastHead(query, { ...ledger, atMost });
	const late = frozenAt !== undefined && seq !== null && (last?.size ?? 0) <= seq;
	const head = late ? await firstHead(query, { ...ledger, holding: seq }) : last;
	if (seq === null || !head || head.size <= seq) return { pending: true };
	const path = await inclusionPathOf(query, { contestId, index: seq, size: head.size });

	return { receipt: { leaf, seq, path, head } };
}
