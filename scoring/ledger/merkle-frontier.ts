import { hashNode } from './merkle-tree.ts';
import type { Sha256 } from './sha256.ts';

/**
 * What is needed of a tree to append to it: the roots of its complete subtrees, largest first, one
 * for each bit that is set in its size. A ledger of a million facts is twenty hashes.
 */
export interface Frontier {
	readonly size: number;
	readonly peaks: readonly Uint8Array[];
}

export const EMPTY_FRONTIER: Frontier = { size: 0, peaks: [] };

/** The frontier after one more leaf; the given one stays as it is. */
export function appendLeaf(frontier: Frontier, leafHash: Uint8Array, sha256: Sha256): Frontier {
	const peaks = [...frontier.peaks];
	let hash = leafHash;
	for (let bits = frontier.size; bits % 2 === 1; bits = Math.floor(bits / 2)) {
		const left = peaks.pop();
		if (!left) throw new RangeError(`a frontier of ${frontier.size} leaves lacks a peak`);
		hash = hashNode(left, hash, sha256);
	}
	return { size: frontier.size + 1, peaks: [...peaks, hash] };
}

/** The root of the tree, equal to `treeRoot` over all its leaves. */
export function frontierRoot({ peaks }: Frontier, sha256: Sha256): Uint8Array {
	const last = peaks.at(-1);
	if (!last) return sha256(new Uint8Array());
	return peaks.slice(0, -1).reduceRight((right, left) => hashNode(left, right, sha256), last);
}
