import { hashNode, rangeRoot, sameHash, splitOf } from './merkle-tree.ts';
import { HASH_BYTES, type Sha256 } from './sha256.ts';

/**
 * The hashes that show that the tree of the first `earlierSize` leaves was only appended to
 * (RFC 6962 §2.1.2); empty for no earlier leaves and for the same tree. Refuses a size that is
 * larger than the tree with a RangeError.
 */
export function consistencyProof(
	leafHashes: readonly Uint8Array[],
	earlierSize: number,
	sha256: Sha256
): Uint8Array[] {
	if (!Number.isSafeInteger(earlierSize) || earlierSize < 0 || earlierSize > leafHashes.length) {
		throw new RangeError(`no earlier tree of ${earlierSize} in a tree of ${leafHashes.length}`);
	}
	const proof: Uint8Array[] = [];
	if (earlierSize === 0) return proof;

	let [from, to] = [0, leafHashes.length];
	while (earlierSize !== to) {
		const middle = from + splitOf(to - from);
		if (earlierSize <= middle) {
			proof.unshift(rangeRoot(leafHashes, middle, to, sha256));
			to = middle;
		} else {
			proof.unshift(rangeRoot(leafHashes, from, middle, sha256));
			from = middle;
		}
	}
	if (from !== 0) proof.unshift(rangeRoot(leafHashes, from, to, sha256));
	return proof;
}

export interface ConsistencyClaim {
	earlierSize: number;
	earlierRoot: Uint8Array;
	laterSize: number;
	laterRoot: Uint8Array;
	proof: readonly Uint8Array[];
}

/** Whether the later tree begins with the whole earlier one (RFC 9162 §2.1.4.2). Never throws. */
export function verifyConsistency(claim: ConsistencyClaim, sha256: Sha256): boolean {
	const { earlierSize, earlierRoot, laterSize, laterRoot, proof } = claim;
	if (!Number.isSafeInteger(earlierSize) || !Number.isSafeInteger(laterSize)) return false;
	if (earlierSize < 0 || earlierSize > laterSize) return false;
	if (proof.some((hash) => hash.length !== HASH_BYTES)) return false;
	if (earlierSize === laterSize) return proof.length === 0 && sameHash(earlierRoot, laterRoot);
	if (earlierSize === 0) {
		return proof.length === 0 && sameHash(earlierRoot, sha256(new Uint8Array()));
	}

	let [node, last] = [earlierSize - 1, laterSize - 1];
	while (node % 2 === 1) [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
	// A complete earlier tree is its own first node, so the proof does not repeat it.
	const [first, ...rest] = node === 0 ? [earlierRoot, ...proof] : proof;
	if (!first) return false;

	let [earlier, later] = [first, first];
	for (const hash of rest) {
		if (last === 0) return false;
		if (node % 2 === 1 || node === last) {
			earlier = hashNode(hash, earlier, sha256);
			later = hashNode(hash, later, sha256);
			while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
		} else {
			later = hashNode(later, hash, sha256);
		}
		[node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
	}
	return last === 0 && sameHash(earlier, earlierRoot) && sameHash(later, laterRoot);
}
