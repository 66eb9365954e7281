import { and, eq } from 'drizzle-orm';
import type { FactKind } from '#scoring';
import type { Receipt } from '#scoring/ledger/receipt.ts';
import { inclusionRanges } from '#scoring/ledger/stored-tree.ts';
import type { Query } from '../db/client.ts';
import { lastHead, rootOf } from './tree.ts';

interface Place {
	contestId: string;
	index: number;
	size: number;
}

/** The hashes that lead from a leaf to the root, nearest first, from stored nodes alone, hex. */
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

/** The receipt of what was stated about a subject, or `undefined` where nothing was. */
export async function receiptOf(
	query: Query,
	{ contestId, subject, kind }: { contestId: string; subject: string; kind: FactKind }
): Promise<ReceiptOrNot> {
	const { fact } = query.t;
	const [stated] = await query
		.select({ leaf: fact.leaf, seq: fact.seq })
		.from(fact)
		.where(and(eq(fact.contestId, contestId), eq(fact.subject, subject), eq(fact.kind, kind)))
		.limit(1);
	if (!stated) return undefined;
	const { leaf, seq } = stated;
	const head = await lastHead(query, { contestId });
	if (seq === null || !head || head.size <= seq) return { pending: true };
	const path = await inclusionPathOf(query, { contestId, index: seq, size: head.size });

	return { receipt: { leaf, seq, path, head } };
}
