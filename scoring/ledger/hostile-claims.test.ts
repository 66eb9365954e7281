import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, test } from 'vitest';
import { consistencyProof, verifyConsistency, type ConsistencyClaim } from './consistency.ts';
import { inclusionPath, verifyInclusion, type InclusionClaim } from './inclusion.ts';
import { hashLeaf, hashNode, rangeRoot, sameHash, treeRoot } from './merkle-tree.ts';

const leaf = (byte: number) => hashLeaf(Uint8Array.of(byte), sha256);
const [first, second, third, fourth] = [leaf(1), leaf(2), leaf(3), leaf(4)];
const leaves = [first, second, third, fourth];
const node = (left: Uint8Array, right: Uint8Array) => hashNode(left, right, sha256);
const rootOf = (size: number) => treeRoot(leaves.slice(0, size), sha256);
/** A byte more than a hash: two parts that could be divided elsewhere. */
const long = Uint8Array.of(0, ...second);
const stranger = leaf(9);

describe('a claim that adds up only if its sizes are not looked at proves no place', () => {
	const alone = { leafHash: first, index: 0, treeSize: 1, path: [], root: first };
	const pair = { leafHash: first, index: 0, treeSize: 2, path: [second], root: rootOf(2) };
	const whole = { leafHash: third, index: 2, treeSize: 4, root: rootOf(4) };
	const path = inclusionPath(leaves, 2, sha256);

	test.each<[string, InclusionClaim]>([
		['a place that is no number', { ...alone, index: Number.NaN }],
		['half a place', { ...alone, index: 0.5 }],
		['a place before the first', { ...alone, index: -1 }],
		['a tree of a leaf and a half', { ...pair, treeSize: 1.5 }],
		['a tree without leaves', { ...alone, treeSize: 0 }],
		['a leaf that is no hash', { ...pair, leafHash: long, root: node(long, second) }],
		['a sibling that is no hash', { ...pair, path: [long], root: node(first, long) }],
		[
			'one sibling of two that is no hash',
			{ ...whole, path: [fourth, long], root: node(long, node(third, fourth)) }
		],
		[
			'more hashes than the tree is high',
			{ ...pair, path: [second, stranger], root: node(stranger, rootOf(2)) }
		],
		['fewer hashes than the tree is high', { ...pair, treeSize: 4 }]
	])('%s', (_, claim) => {
		expect(verifyInclusion(claim, sha256)).toBe(false);
	});

	test('while what these were made from does', () => {
		for (const claim of [alone, pair, { ...whole, path }]) {
			expect(verifyInclusion(claim, sha256)).toBe(true);
		}
	});
});

describe('a claim that adds up only if its sizes are not looked at proves no continuation', () => {
	const same = { earlierRoot: first, laterRoot: first, proof: [] };
	const grown = {
		earlierSize: 1,
		earlierRoot: first,
		laterSize: 2,
		laterRoot: rootOf(2),
		proof: [second]
	};
	const proof = consistencyProof(leaves, 3, sha256);
	const fromThree = {
		earlierSize: 3,
		earlierRoot: rootOf(3),
		laterSize: 4,
		laterRoot: rootOf(4),
		proof
	};
	const fromNothing = {
		earlierSize: 0,
		earlierRoot: treeRoot([], sha256),
		laterSize: 4,
		laterRoot: rootOf(4),
		proof: []
	};

	test.each<[string, ConsistencyClaim]>([
		[
			'a size that is no number',
			{ ...same, earlierSize: Number.NaN, laterSize: 1, proof: [first] }
		],
		['a leaf and a half on both sides', { ...same, earlierSize: 1.5, laterSize: 1.5 }],
		['a leaf and a half later on', { ...grown, laterSize: 1.5 }],
		['fewer leaves than none', { ...same, earlierSize: -1, laterSize: 1, proof: [first] }],
		['a ledger that shrank', { ...same, earlierSize: 2, laterSize: 1 }],
		['a hash that is none', { ...grown, laterRoot: node(first, long), proof: [long] }],
		['a proof of what is the same', { ...same, earlierSize: 1, laterSize: 1, proof: [second] }],
		['another tree of the same size', { ...same, earlierSize: 1, laterSize: 1, laterRoot: second }],
		['nothing with a root of its own', { ...fromNothing, earlierRoot: first }],
		['nothing with a proof', { ...fromNothing, proof: [first] }],
		['no proof at all', { ...fromThree, proof: [] }],
		[
			'more hashes than the tree is high',
			{
				...fromThree,
				earlierRoot: node(stranger, rootOf(3)),
				laterRoot: node(stranger, rootOf(4)),
				proof: [...proof, stranger]
			}
		],
		['fewer hashes than the tree is high', { ...grown, laterSize: 4 }]
	])('%s', (_, claim) => {
		expect(verifyConsistency(claim, sha256)).toBe(false);
	});

	test('while what these were made from does', () => {
		const unchanged = { ...same, earlierSize: 1, laterSize: 1 };
		for (const claim of [unchanged, grown, fromThree, fromNothing]) {
			expect(verifyConsistency(claim, sha256)).toBe(true);
		}
	});
});

test('nobody is given a proof about leaves that are not there', () => {
	for (const size of [-1, 0.5, Number.NaN, 5]) {
		expect(() => consistencyProof(leaves, size, sha256)).toThrow(`no earlier tree of ${size} in`);
	}
	for (const index of [-1, 0.5, Number.NaN, 4]) {
		expect(() => inclusionPath(leaves, index, sha256)).toThrow(`no leaf ${index} in a tree of 4`);
	}
	expect(() => rangeRoot(leaves, 2, 2, sha256)).toThrow('no leaves from 2 to 2');
	expect(() => rangeRoot(leaves, 4, 5, sha256)).toThrow('no leaves from 4 to 5');
});

test('a hash is no other that only begins like it', () => {
	expect(sameHash(first, first.slice())).toBe(true);
	expect(sameHash(first.subarray(0, 31), first)).toBe(false);
	expect(sameHash(first, first.subarray(0, 31))).toBe(false);
});
