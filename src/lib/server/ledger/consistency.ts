import { consistencyRanges } from '#scoring/ledger/stored-tree.ts';
import type { Query } from '../db/client.ts';
import { rootOf } from './tree.ts';

/**
 * The hashes that show that the ledger of `to` facts begins with that of `from`, hex, from stored
 * nodes and a few leaves. Refuses sizes out of order with a RangeError; both must be covered by a head.
 */
export async function consistencyProofOf(
	query: Query,
	{ contestId, from, to }: { contestId: string; from: number; to: number }
): Promise<string[]> {
	const proof: string[] = [];
	for (const range of consistencyRanges(from, to)) {
		proof.push(await rootOf(query, { contestId, ...range }));
	}

	return proof;
}
