import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256 } from '../verify/pure-crypto.ts';
import { consistencyProof } from './consistency.ts';
import { inclusionPath } from './inclusion.ts';
import { hashLeaf, hashNode, treeRoot } from './merkle-tree.ts';
import {
	consistencyRanges,
	inclusionRanges,
	nodesCompletedBy,
	nodesOf,
	rootFrom,
	type TreeNode
} from './stored-tree.ts';

const leaves = Array.from({ length: 300 }, (_, index) =>
	hashLeaf(Uint8Array.of(index >> 8, index & 255), sha256)
);
const stored = new Map<string, Uint8Array>();
const keyOf = ({ level, index }: TreeNode) => `${String(level)} ${String(index)}`;
function hashOf(node: TreeNode): Uint8Array {
	const hash = stored.get(keyOf(node));
	if (!hash) throw new Error(`no node ${keyOf(node)}`);
	return hash;
}
for (const [seq, leaf] of leaves.entries()) {
	for (const { level, index } of nodesCompletedBy(seq)) {
		const halves = [2 * index, 2 * index + 1].map((half) => ({ level: level - 1, index: half }));
		const [left, right] = level === 0 ? [] : halves.map(hashOf);
		stored.set(keyOf({ level, index }), left && right ? hashNode(left, right, sha256) : leaf);
	}
}
const prover = { hashOf, sha256 };

test('stored subtrees prove what the leaves do', () => {
	const sizes = fc.integer({ min: 1, max: leaves.length });
	fc.assert(
		fc.property(sizes, fc.nat(), (size, at) => {
			const tree = leaves.slice(0, size);
			const leaf = at % size;
			const earlier = at % (size + 1);

			expect(rootFrom({ from: 0, to: size }, prover)).toEqual(treeRoot(tree, sha256));
			expect(inclusionRanges(leaf, size).map((range) => rootFrom(range, prover))).toEqual(
				inclusionPath(tree, leaf, sha256)
			);
			expect(consistencyRanges(earlier, size).map((range) => rootFrom(range, prover))).toEqual(
				consistencyProof(tree, earlier, sha256)
			);
		}),
		{ numRuns: 300 }
	);
});

test('a leaf completes as many subtrees as its place has ones at its end', () => {
	expect(nodesCompletedBy(7).map(({ level, index }) => [level, index])).toEqual([
		[0, 7],
		[1, 3],
		[2, 1],
		[3, 0]
	]);
	expect(nodesCompletedBy(8)).toHaveLength(1);
	expect(stored.size).toBe(300 + 150 + 75 + 37 + 18 + 9 + 4 + 2 + 1);
});

test('a range is as few stored subtrees as there are, the largest first', () => {
	const parts = (from: number, to: number) =>
		nodesOf({ from, to }).map(({ level, index }) => `${String(level)}/${String(index)}`);

	expect(parts(0, 1)).toEqual(['0/0']);
	expect(parts(0, 8)).toEqual(['3/0']);
	expect(parts(0, 7)).toEqual(['2/0', '1/2', '0/6']);
	expect(parts(4, 8)).toEqual(['2/1']);
	expect(parts(8, 12)).toEqual(['2/2']);
	expect(parts(16, 27)).toEqual(['3/2', '1/12', '0/26']);
	expect(parts(3, 3)).toEqual([]);
});

test('what is not in the tree is refused', () => {
	for (const leaf of [3, -1, 0.5, Number.NaN]) {
		expect(() => inclusionRanges(leaf, 3)).toThrow(`no leaf ${leaf} in a tree of 3`);
	}
	for (const earlier of [4, -1, 0.5, Number.NaN]) {
		expect(() => consistencyRanges(earlier, 3)).toThrow(`no earlier tree of ${earlier} in`);
	}
	expect(() => rootFrom({ from: 2, to: 2 }, prover)).toThrow(RangeError);
});
