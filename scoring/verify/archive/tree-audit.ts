import { FILE } from '../../archive/format.ts';
import { GrowingTree } from '../../ledger/growing-tree.ts';
import { toHex } from '../../ledger/hex.ts';
import { HASH_BYTES, type Sha256 } from '../../ledger/sha256.ts';

/**
 * Hashes the lines of a ledger into its tree, and remembers the roots and leaves that somebody has a
 * claim about. Where a list of leaf hashes comes with the archive, keeps what follows the first
 * leaf that is not the listed one.
 */
export class TreeAudit {
	readonly tree: GrowingTree;
	/** Roots by size, of the sizes that were asked for. */
	readonly roots = new Map<number, string>();
	/** Leaf hashes by `seq`, of those that were asked for. */
	readonly leaves = new Map<number, string>();
	/** Hashes of this ledger from `firstUnlisted` on. */
	readonly unlisted: string[] = [];
	firstUnlisted: number | undefined;
	private readonly sizes: readonly number[];
	private readonly wanted: ReadonlySet<number>;
	private readonly listed: Uint8Array | undefined;
	private readonly sha256: Sha256;
	private nextSize = 0;
	private scratch = new Uint8Array(4096);

	constructor(asked: {
		sha256: Sha256;
		sizes: Iterable<number>;
		leaves: Iterable<number>;
		listed: Uint8Array | undefined;
	}) {
		this.sha256 = asked.sha256;
		this.tree = new GrowingTree(asked.sha256);
		this.sizes = [...new Set(asked.sizes)].toSorted((a, b) => a - b);
		this.wanted = new Set(asked.leaves);
		this.listed = asked.listed;
		this.keepRoot();
	}

	append(bytes: Uint8Array, from: number, to: number): void {
		const length = to - from + 1;
		if (length > this.scratch.length) this.scratch = new Uint8Array(2 * length);
		// A zero byte stands first: RFC 6962's prefix of a leaf.
		this.scratch.set(bytes.subarray(from, to), 1);
		const hash = this.sha256(this.scratch.subarray(0, length));
		const seq = this.tree.size;
		this.tree.append(hash);
		this.keepRoot();
		if (this.wanted.has(seq)) this.leaves.set(seq, toHex(hash));
		if (this.firstUnlisted === undefined) {
			if (!this.listed || this.isListed(hash, seq)) return;
			this.firstUnlisted = seq;
		}
		this.unlisted.push(toHex(hash));
	}

	private isListed(hash: Uint8Array, seq: number): boolean {
		const start = seq * HASH_BYTES;
		for (let at = 0; at < HASH_BYTES; at++) {
			if (this.listed?.[start + at] !== hash[at]) return false;
		}
		return true;
	}

	private keepRoot(): void {
		if (this.sizes[this.nextSize] !== this.tree.size) return;
		this.nextSize += 1;
		this.roots.set(this.tree.size, toHex(this.tree.root()));
	}
}

export const LEDGER = FILE.ledger;
