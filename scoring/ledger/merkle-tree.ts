import type { Sha256 } from './sha256.ts';

function joined(prefix: number, ...parts: readonly Uint8Array[]): Uint8Array {
	const bytes = new Uint8Array(1 + parts.reduce((sum, part) => sum + part.length, 0));
	bytes[0] = prefix;
	let offset = 1;
	for (const part of parts) {
		bytes.set(part, offset);
		offset += part.length;
	}
	return bytes;
}

/** SHA-256(0x00 ‖ leaf), RFC 6962 §2.1. The prefix keeps a leaf from passing for an inner node. */
export function hashLeaf(leaf: Uint8Array, sha256: Sha256): Uint8Array {
	return sha256(joined(0, leaf));
}

/** SHA-256(0x01 ‖ left ‖ right), RFC 6962 §2.1. */
export function hashNode(left: Uint8Array, right: Uint8Array, sha256: Sha256): Uint8Array {
	return sha256(joined(1, left, right));
}

/** The largest power of two below `size`, where RFC 6962 divides a tree of two leaves or more. */
export function splitOf(size: number): number {
	let split = 1;
	while (split * 2 < size) split *= 2;
	return split;
}

/** Root of the leaves in [from, to), which must hold at least one. */
export function rangeRoot(
	leafHashes: readonly Uint8Array[],
	from: number,
	to: number,
	sha256: Sha256
): Uint8Array {
	if (to - from > 1) {
		const middle = from + splitOf(to - from);
		return hashNode(
			rangeRoot(leafHashes, from, middle, sha256),
			rangeRoot(leafHashes, middle, to, sha256),
			sha256
		);
	}
	const leaf = leafHashes[from];
	if (!leaf || to - from !== 1) throw new RangeError(`no leaves from ${from} to ${to}`);
	return leaf;
}

/** The Merkle tree hash of RFC 6962 §2.1 over leaf hashes; of no leaves, SHA-256 of nothing. */
export function treeRoot(leafHashes: readonly Uint8Array[], sha256: Sha256): Uint8Array {
	if (leafHashes.length === 0) return sha256(new Uint8Array());
	return rangeRoot(leafHashes, 0, leafHashes.length, sha256);
}

/** Whether two hashes are the same; both are public, so the time it takes may tell. */
export function sameHash(a: Uint8Array, b: Uint8Array): boolean {
	return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
