import { verifyConsistency } from '../ledger/consistency.ts';
import { fromHex } from '../ledger/hex.ts';
import type { TreeHead } from '../ledger/tree-head.ts';
import { sha256 } from './pure-crypto.ts';

/** Whether the later head's ledger begins with the earlier one's, by a proof in hex. Never throws. */
export function isConsistent(
	earlier: TreeHead,
	later: TreeHead,
	proof: readonly string[]
): boolean {
	if (earlier.contest !== later.contest) return false;
	if (proof.some((hash) => !/^[0-9a-f]{64}$/.test(hash))) return false;
	return verifyConsistency(
		{
			earlierSize: earlier.size,
			earlierRoot: fromHex(earlier.root),
			laterSize: later.size,
			laterRoot: fromHex(later.root),
			proof: proof.map(fromHex)
		},
		sha256
	);
}
