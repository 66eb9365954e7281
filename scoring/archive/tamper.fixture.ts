import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 as hash } from '@noble/hashes/sha2.js';
import canonicalize from 'canonicalize';
import { GrowingTree } from '../ledger/growing-tree.ts';
import { toHex } from '../ledger/hex.ts';
import { inclusionPath } from '../ledger/inclusion.ts';
import { hashLeaf, treeRoot } from '../ledger/merkle-tree.ts';
import { keyIdOf, publicKeyPem } from '../ledger/public-key.ts';
import { makeReceipt, type Receipt } from '../ledger/receipt.ts';
import { canonicalSignedHead, signHead, type SignedHead } from '../ledger/tree-head.ts';
import { FILE } from './format.ts';
import { joinedBytes } from './texts.fixture.ts';

type Files = ReadonlyMap<string, Uint8Array>;
const encoder = new TextEncoder();
const decoder = new TextDecoder();
const sha256 = (bytes: Uint8Array) => hash(bytes);

export const textIn = (files: Files, name: string): string =>
	decoder.decode(files.get(name) ?? new Uint8Array());
export const linesIn = (files: Files, name: string): string[] =>
	textIn(files, name).split('\n').slice(0, -1);

/** The archive with one file otherwise. */
export function withText(files: Files, name: string, text: string): Map<string, Uint8Array> {
	return new Map([...files, [name, encoder.encode(text)]]);
}

export function withLines(files: Files, name: string, lines: readonly string[]) {
	return withText(files, name, lines.map((line) => `${line}\n`).join(''));
}

export function without(files: Files, ...names: string[]): Map<string, Uint8Array> {
	return new Map([...files].filter(([name]) => !names.includes(name)));
}

/** A leaf with its data changed, spelt canonically. */
export function edited(line: string, change: (fact: Record<string, unknown>) => object): string {
	return canonicalize(change(JSON.parse(line) as Record<string, unknown>)) ?? '';
}

/** The same with only some fields of its data changed. */
export function withData(line: string, data: object): string {
	return edited(line, (fact) => ({ ...fact, data: { ...(fact['data'] as object), ...data } }));
}

const leafHashes = (lines: readonly string[]) =>
	lines.map((line) => hashLeaf(encoder.encode(line), sha256));

/** What a forger with the key can do: a ledger of other lines, its heads signed anew. */
export function rebuilt(
	files: Files,
	{ lines, secretKey }: { lines: readonly string[]; secretKey: Uint8Array }
): Map<string, Uint8Array> {
	const hashes = leafHashes(lines);
	const heads = linesIn(files, FILE.heads).map((line) => JSON.parse(line) as SignedHead);
	const publicKey = ed25519.getPublicKey(secretKey);
	const sizes = heads.map(({ size }) => size).filter((size) => size < lines.length);
	const tree = new GrowingTree(sha256);
	const signed: SignedHead[] = [];
	for (const [index, leaf] of hashes.entries()) {
		tree.append(leaf);
		if (!sizes.includes(tree.size) && index < hashes.length - 1) continue;
		const head = {
			contest: heads[0]?.contest ?? '',
			size: tree.size,
			root: toHex(tree.root()),
			at: heads.at(-1)?.at ?? '',
			keyId: keyIdOf(publicKey, sha256)
		};
		signed.push(signHead(head, (message) => ed25519.sign(message, secretKey)));
	}
	const manifest = JSON.parse(textIn(files, FILE.manifest)) as object;
	let forged = withLines(files, FILE.ledger, lines);
	forged = withLines(forged, FILE.heads, signed.map(canonicalSignedHead));
	const counted = { ...manifest, leaves: lines.length };
	forged = withText(forged, FILE.manifest, canonicalize(counted) ?? '');
	forged = withText(forged, FILE.key, publicKeyPem(publicKey));
	return new Map([...forged, [FILE.leafHashes, joinedBytes(hashes)]]);
}

/** The receipt of a leaf, under the archive's last head or an earlier one. */
export function receiptOf(files: Files, seq: number, head?: SignedHead): Receipt {
	const last = head ?? headsIn(files).at(-1);
	if (!last) throw new Error('no head');
	const lines = linesIn(files, FILE.ledger);
	const hashes = leafHashes(lines.slice(0, last.size));
	if (toHex(treeRoot(hashes, sha256)) !== last.root) throw new Error('the head does not stand');
	const path = inclusionPath(hashes, seq, sha256);
	return makeReceipt({ leaf: lines[seq] ?? '', seq, path, head: last });
}

export function headsIn(files: Files): SignedHead[] {
	return linesIn(files, FILE.heads).map((line) => {
		const { contest, size, root, at, keyId, signature } = JSON.parse(line) as SignedHead;
		return { contest, size, root, at, keyId, signature };
	});
}
