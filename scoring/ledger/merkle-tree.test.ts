import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { consistencyProof, verifyConsistency } from './consistency.ts';
import { GrowingTree } from './growing-tree.ts';
import { inclusionPath, verifyInclusion } from './inclusion.ts';
import { appendLeaf, EMPTY_FRONTIER, frontierRoot } from './merkle-frontier.ts';
import { hashLeaf, treeRoot } from './merkle-tree.ts';

/** The leaves and roots of the certificate-transparency reference tests. */
const REFERENCE = [
	['', '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
	['00', 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
	['10', 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
	['2021', 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
	['3031', '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
	['40414243', '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
	['5051525354555657', 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
	[
		'606162636465666768696a6b6c6d6e6f',
		'5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'
	]
] as const;
const reference = REFERENCE.map(([leaf]) => hashLeaf(hexToBytes(leaf), sha256));

const leaves = (size: number) =>
	Array.from({ length: size }, (_, index) => hashLeaf(Uint8Array.of(index, size), sha256));
const hex = (hashes: readonly Uint8Array[]) => hashes.map((hash) => bytesToHex(hash));

function withBitFlipped(hash: Uint8Array, bit: number): Uint8Array {
	const flipped = Uint8Array.from(hash);
	const byte = Math.floor(bit / 8) % hash.length;
	flipped[byte] = (flipped[byte] ?? 0) ^ (1 << (bit % 8));
	return flipped;
}

describe('the reference vectors of RFC 6962', () => {
	test('an empty ledger has the hash of nothing as its root', () => {
		expect(bytesToHex(treeRoot([], sha256))).toBe(
			'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
		);
		expect(frontierRoot(EMPTY_FRONTIER, sha256)).toEqual(treeRoot([], sha256));
	});

	test.each(REFERENCE.map(([, root], index) => [index + 1, root] as const))(
		'the root of the first %i leaves is the published one',
		(size, root) => {
			expect(bytesToHex(treeRoot(reference.slice(0, size), sha256))).toBe(root);
		}
	);

	test('inclusion paths are the published ones', () => {
		expect(hex(inclusionPath(reference, 0, sha256))).toEqual([
			'96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
			'5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
			'6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4'
		]);
		expect(hex(inclusionPath(reference, 5, sha256))).toEqual([
			'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
			'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
			'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'
		]);
		expect(hex(inclusionPath(reference.slice(0, 3), 2, sha256))).toEqual([REFERENCE[1][1]]);
	});

	test('consistency proofs are the published ones', () => {
		expect(hex(consistencyProof(reference, 6, sha256))).toEqual([
			'0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
			'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
			'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'
		]);
		expect(hex(consistencyProof(reference.slice(0, 5), 2, sha256))).toEqual([
			'5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
			'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b'
		]);
	});
});

test('every fact of a ledger can be proved to stand where it stands, and nowhere else', () => {
	for (let treeSize = 1; treeSize <= 40; treeSize++) {
		const all = leaves(treeSize);
		const root = treeRoot(all, sha256);
		for (const [index, leafHash] of all.entries()) {
			const claim = { leafHash, index, treeSize, path: inclusionPath(all, index, sha256), root };
			expect(verifyInclusion(claim, sha256)).toBe(true);
			const elsewhere = { ...claim, index: (index + 1) % treeSize };
			expect(verifyInclusion(elsewhere, sha256)).toBe(treeSize === 1);
			expect(verifyInclusion({ ...claim, index: treeSize }, sha256)).toBe(false);
			expect(verifyInclusion({ ...claim, path: [...claim.path, root] }, sha256)).toBe(false);
		}
	}
});

test('every later ledger can be proved to continue every earlier one', () => {
	const all = leaves(40);
	const roots = all.map((_, index) => treeRoot(all.slice(0, index + 1), sha256));
	const rootOf = (size: number) => roots[size - 1] ?? treeRoot([], sha256);
	for (let laterSize = 0; laterSize <= 40; laterSize++) {
		for (let earlierSize = 0; earlierSize <= laterSize; earlierSize++) {
			const claim = {
				earlierSize,
				earlierRoot: rootOf(earlierSize),
				laterSize,
				laterRoot: rootOf(laterSize),
				proof: consistencyProof(all.slice(0, laterSize), earlierSize, sha256)
			};
			expect(verifyConsistency(claim, sha256)).toBe(true);
			if (earlierSize === 0) continue;
			const rewritten = { ...claim, earlierRoot: hashLeaf(claim.earlierRoot, sha256) };
			expect(verifyConsistency(rewritten, sha256)).toBe(false);
		}
	}
});

test('a receipt with any bit changed is refused', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 2, max: 60 }),
			fc.nat(),
			fc.nat(),
			fc.nat({ max: 255 }),
			(treeSize, place, part, bit) => {
				const all = leaves(treeSize);
				const index = place % treeSize;
				const path = inclusionPath(all, index, sha256);
				const root = treeRoot(all, sha256);
				const hashes = [...path, root, all[index] ?? root];
				const changed = part % hashes.length;
				const forged = hashes.map((hash, at) =>
					at === changed ? withBitFlipped(hash, bit) : hash
				);
				const claim = {
					leafHash: forged.at(-1) ?? root,
					index,
					treeSize,
					path: forged.slice(0, -2),
					root: forged.at(-2) ?? root
				};
				expect(verifyInclusion(claim, sha256)).toBe(false);
			}
		)
	);
});

test('a consistency proof with any bit changed is refused', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 2, max: 60 }),
			fc.nat(),
			fc.nat(),
			fc.nat({ max: 255 }),
			(laterSize, place, part, bit) => {
				const all = leaves(laterSize);
				const earlierSize = 1 + (place % (laterSize - 1));
				const proof = consistencyProof(all, earlierSize, sha256);
				const earlierRoot = treeRoot(all.slice(0, earlierSize), sha256);
				const hashes = [...proof, earlierRoot, treeRoot(all, sha256)];
				const changed = part % hashes.length;
				const forged = hashes.map((hash, at) =>
					at === changed ? withBitFlipped(hash, bit) : hash
				);
				const claim = {
					earlierSize,
					earlierRoot: forged.at(-2) ?? earlierRoot,
					laterSize,
					laterRoot: forged.at(-1) ?? earlierRoot,
					proof: forged.slice(0, -2)
				};
				expect(verifyConsistency(claim, sha256)).toBe(false);
			}
		)
	);
});

test('appending one fact at a time gives the root of the whole ledger', () => {
	const all = leaves(130);
	let frontier = EMPTY_FRONTIER;
	for (const [index, leaf] of all.entries()) {
		frontier = appendLeaf(frontier, leaf, sha256);
		expect(frontierRoot(frontier, sha256)).toEqual(treeRoot(all.slice(0, index + 1), sha256));
	}
	expect(frontier.size).toBe(130);
	expect(frontier.peaks).toHaveLength(2);
	expect(() => appendLeaf({ size: 1, peaks: [] }, all[0] ?? new Uint8Array(), sha256)).toThrow(
		'a frontier of 1 leaves lacks a peak'
	);
});

test('so does appending in place, and a copy goes its own way', () => {
	const all = leaves(130);
	const tree = new GrowingTree(sha256);
	expect(tree.root()).toEqual(treeRoot([], sha256));
	for (const [index, leaf] of all.entries()) {
		const copy = tree.copy();
		copy.append(hashLeaf(leaf, sha256));
		tree.append(leaf);
		expect(tree.root()).toEqual(treeRoot(all.slice(0, index + 1), sha256));
		expect(copy.root()).toEqual(treeRoot([...all.slice(0, index), hashLeaf(leaf, sha256)], sha256));
		expect(copy.size).toBe(index + 1);
	}
	expect(tree.size).toBe(130);
});

test('a leaf or an earlier tree that the ledger does not hold is refused', () => {
	expect(() => inclusionPath(leaves(3), 3, sha256)).toThrow(RangeError);
	expect(() => inclusionPath(leaves(3), -1, sha256)).toThrow(RangeError);
	expect(() => consistencyProof(leaves(3), 4, sha256)).toThrow(RangeError);
});
