import { hashNode, rangeRoot, sameHash, splitOf } from './merkle-tree.ts';
import { HASH_BYTES, type Sha256 } from './sha256.ts';

/**
 * The hashes that lead from one leaf to the root, nearest first (RFC 6962 §2.1.1).
 * Refuses an index outside the tree with a RangeError.
 */
export function inclusionPath(
	leafHashes: readonly Uint8Array[],
	index: number,
	sha256: Sha256
): Uint8Array[] {
	if (!Number.isSafeInteger(index) || index < 0 || index >= leafHashes.length) {
		throw new RangeError(`no leaf ${index} in a tree of ${leafHashes.length}`);
	}
	const path: Uint8Array[] = [];
	let [from, to] = [0, leafHashes.length];
	while (to - from > 1) {
		const middle = from + splitOf(to - from);
		if (index < middle) {
			path.unshift(rangeRoot(leafHashes, middle, to, sha256));
			to = middle;
		} else {
			path.unshift(rangeRoot(leafHashes, from, middle, sha256));
			from = middle;
		}
	}
	return path;
}

export interface InclusionClaim {
	leafHash: Uint8Array;
	/** Position of the leaf: the fact's `seq`. */
	index: number;
	treeSize: number;
	path: readonly Uint8Array[];
	root: Uint8Array;
}

/** Whether the leaf stands at `index` of the tree with that root (RFC 9162 §2.1.3.2). Never throws. */
export function verifyInclusion(claim: InclusionClaim, sha256: Sha256): boolean {
	const { leafHash, index, treeSize, path, root } = claim;
	if (!Number.isSafeInteger(index) || !Number.isSafeInteger(treeSize)) return false;
	if (index < 0 || index >= treeSize) return false;
	if ([leafHash, ...path].some((hash) => hash.length !== HASH_BYTES)) return false;

	let hash = leafHash;
	let [node, last] = [index, treeSize - 1];
	for (const sibling of path) {
		if (last === 0) return false;
		if (node % 2 === 1 || node === last) {
			hash = hashNode(sibling, hash, sha256);
			while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
		} else {
			hash = hashNode(hash, sibling, sha256);
		}
		[node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
	}
	return last === 0 && sameHash(hash, root);
}
