import { hashNode } from './merkle-tree.ts';
import { HASH_BYTES } from './sha256.ts';
import type { Sha256 } from './sha256.ts';

/**
 * A tree that leaves are appended to, in place: only the roots of its complete subtrees are kept, so a
 * million leaves are twenty hashes. `Frontier` is the same as a value.
 */
export class GrowingTree {
	size = 0;
	private readonly peaks: Uint8Array[] = [];
	private readonly sha256: Sha256;
	/** RFC 6962's prefix of an inner node and room for its two children. */
	private readonly node = Uint8Array.of(1, ...new Uint8Array(2 * HASH_BYTES));

	constructor(sha256: Sha256) {
		this.sha256 = sha256;
	}

	append(leafHash: Uint8Array): void {
		let hash = leafHash;
		for (let bits = this.size; bits % 2 === 1; bits = Math.floor(bits / 2)) {
			const left = this.peaks.pop();
			if (!left) break;
			this.node.set(left, 1);
			this.node.set(hash, 1 + HASH_BYTES);
			hash = this.sha256(this.node);
		}
		this.peaks.push(hash);
		this.size += 1;
	}

	/** The RFC 6962 root of the leaves so far. */
	root(): Uint8Array {
		const last = this.peaks.at(-1);
		if (!last) return this.sha256(new Uint8Array());
		return this.peaks
			.slice(0, -1)
			.reduceRight((right, left) => hashNode(left, right, this.sha256), last);
	}

	copy(): GrowingTree {
		const tree = new GrowingTree(this.sha256);
		tree.size = this.size;
		tree.peaks.push(...this.peaks);
		return tree;
	}
}
