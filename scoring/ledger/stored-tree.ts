import { hashNode, splitOf } from './merkle-tree.ts';
import type { Sha256 } from './sha256.ts';

/** A complete subtree: its leaves are [index · 2^level, (index + 1) · 2^level). Level 0 is a leaf. */
export interface TreeNode {
	readonly level: number;
	readonly index: number;
}

/** Leaves [from, to) that stand under one node of a tree. */
export interface LeafRange {
	readonly from: number;
	readonly to: number;
}

/**
 * For trees whose complete subtrees are stored: the nodes that a leaf completes when it is appended,
 * itself first. Whoever stores the hash of each, which is that of its two halves, can prove any leaf by
 * some forty look-ups, and never reads the ledger for it.
 */
export function nodesCompletedBy(leaf: number): TreeNode[] {
	const nodes: TreeNode[] = [{ level: 0, index: leaf }];
	for (let [level, index] = [0, leaf]; index % 2 === 1;) {
		[level, index] = [level + 1, (index - 1) / 2];
		nodes.push({ level, index });
	}
	return nodes;
}

/** The complete subtrees that a range under one node consists of, from the left. */
export function nodesOf({ from, to }: LeafRange): TreeNode[] {
	const nodes: TreeNode[] = [];
	for (let at = from; at < to;) {
		let level = 0;
		while (at + 2 ** (level + 1) <= to && at % 2 ** (level + 1) === 0) level += 1;
		nodes.push({ level, index: at / 2 ** level });
		at += 2 ** level;
	}
	return nodes;
}

/** Root of the leaves of a range, which must hold at least one. */
export function rootFrom(
	range: LeafRange,
	{ hashOf, sha256 }: { hashOf: (node: TreeNode) => Uint8Array; sha256: Sha256 }
): Uint8Array {
	const [last, ...rest] = nodesOf(range).map(hashOf).toReversed();
	if (!last) throw new RangeError(`no leaves from ${range.from} to ${range.to}`);
	return rest.reduce((right, left) => hashNode(left, right, sha256), last);
}

/** The ranges whose roots are the inclusion path of a leaf, nearest first (RFC 6962 §2.1.1). */
export function inclusionRanges(leaf: number, size: number): LeafRange[] {
	if (!Number.isSafeInteger(leaf) || leaf < 0 || leaf >= size) {
		throw new RangeError(`no leaf ${leaf} in a tree of ${size}`);
	}
	const ranges: LeafRange[] = [];
	let [from, to] = [0, size];
	while (to - from > 1) {
		const middle = from + splitOf(to - from);
		ranges.unshift(leaf < middle ? { from: middle, to } : { from, to: middle });
		[from, to] = leaf < middle ? [from, middle] : [middle, to];
	}
	return ranges;
}

/** The ranges whose roots are the consistency proof of two sizes (RFC 6962 §2.1.2). */
export function consistencyRanges(earlier: number, later: number): LeafRange[] {
	if (!Number.isSafeInteger(earlier) || earlier < 0 || earlier > later) {
		throw new RangeError(`no earlier tree of ${earlier} in a tree of ${later}`);
	}
	if (earlier === 0) return [];
	const ranges: LeafRange[] = [];
	let [from, to] = [0, later];
	while (earlier !== to) {
		const middle = from + splitOf(to - from);
		ranges.unshift(earlier <= middle ? { from: middle, to } : { from, to: middle });
		[from, to] = earlier <= middle ? [from, middle] : [middle, to];
	}
	if (from !== 0) ranges.unshift({ from, to });
	return ranges;
}
