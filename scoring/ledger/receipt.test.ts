import { ed25519 } from '@noble/curves/ed25519.js';
import { describe, expect, test } from 'vitest';
import { checkReceiptText } from '../verify/receipt-text.ts';
import { checkSignature, sha256 } from '../verify/pure-crypto.ts';
import { isConsistent } from '../verify/two-heads.ts';
import { consistencyProof } from './consistency.ts';
import { toHex } from './hex.ts';
import { inclusionPath } from './inclusion.ts';
import { hashLeaf, treeRoot } from './merkle-tree.ts';
import { keyIdOf, publicKeyPem } from './public-key.ts';
import { canonicalReceipt, makeReceipt, readReceipt, receiptFault } from './receipt.ts';
import { signHead } from './tree-head.ts';

const secretKey = sha256(new TextEncoder().encode('a key'));
const publicKey = ed25519.getPublicKey(secretKey);
const pem = publicKeyPem(publicKey);
const leaves = Array.from({ length: 11 }, (_, index) => `{"id":"f${String(index)}"}`);
const hashes = leaves.map((leaf) => hashLeaf(new TextEncoder().encode(leaf), sha256));

const headOf = (size: number, key = secretKey) =>
	signHead(
		{
			contest: 'c01',
			size,
			root: toHex(treeRoot(hashes.slice(0, size), sha256)),
			at: '2026-05-01T10:00:00.000Z',
			keyId: keyIdOf(ed25519.getPublicKey(key), sha256)
		},
		(message) => ed25519.sign(message, key)
	);

const receiptOf = (seq: number, size = leaves.length) =>
	makeReceipt({
		leaf: leaves[seq] ?? '',
		seq,
		path: inclusionPath(hashes.slice(0, size), seq, sha256),
		head: headOf(size)
	});

describe('a receipt', () => {
	test('proves its leaf under any head that covers it', () => {
		for (let size = 1; size <= leaves.length; size++) {
			for (let seq = 0; seq < size; seq++) {
				const text = canonicalReceipt(receiptOf(seq, size));
				expect(checkReceiptText(text, pem)).toMatchObject({
					outcome: 'proven',
					fact: { id: `f${String(seq)}` },
					leafHash: toHex(hashes[seq] ?? new Uint8Array())
				});
			}
		}
	});

	test('proves nothing once anything in it is changed', () => {
		const receipt = receiptOf(4);
		const { head } = receipt;
		const check = { publicKey, sha256, checkSignature };
		const fault = (parts: Partial<typeof receipt>) => receiptFault({ ...receipt, ...parts }, check);

		expect(fault({})).toBeUndefined();
		expect(fault({ leaf: '{"id":"f5"}' })).toBe('inclusion');
		expect(fault({ seq: 5 })).toBe('inclusion');
		expect(fault({ seq: 4000 })).toBe('inclusion');
		expect(fault({ path: receipt.path.slice(1) })).toBe('inclusion');
		expect(fault({ path: receipt.path.toReversed() })).toBe('inclusion');
		expect(fault({ head: { ...head, size: 12 } })).toBe('signature');
		expect(fault({ head: { ...head, contest: 'c02' } })).toBe('signature');
		expect(fault({ head: headOf(11, sha256(secretKey)) })).toBe('other-key');
	});

	test.each([
		['', 'the receipt is not JSON'],
		['[]', 'is not a JSON object'],
		['{"format":"vatio-receipt/1"}', 'leaf is missing'],
		[canonicalReceipt({ ...receiptOf(2), path: ['xx'] }), 'path.0 is not 64 hex digits'],
		[canonicalReceipt(receiptOf(2)).replace('"size":11', '"size":"11"'), 'head: size is not']
	])('that cannot be read says which field: %#', (text, message) => {
		const checked = checkReceiptText(text, pem);

		expect(checked).toMatchObject({ outcome: 'unreadable' });
		expect(checked.outcome === 'unreadable' && checked.message).toContain(message);
	});

	test('is refused with another text than a key', () => {
		expect(checkReceiptText(canonicalReceipt(receiptOf(2)), 'a key')).toMatchObject({
			outcome: 'unreadable'
		});
	});

	test('reads back as it was written', () => {
		expect(readReceipt(JSON.parse(canonicalReceipt(receiptOf(3))))).toEqual(receiptOf(3));
	});
});

test('two heads are consistent where the later ledger begins with the earlier, and nowhere else', () => {
	const proof = consistencyProof(hashes, 5, sha256).map(toHex);

	expect(isConsistent(headOf(5), headOf(11), proof)).toBe(true);
	expect(isConsistent(headOf(4), headOf(11), proof)).toBe(false);
	expect(isConsistent({ ...headOf(5), contest: 'c02' }, headOf(11), proof)).toBe(false);
	expect(isConsistent(headOf(5), headOf(11), ['xx'])).toBe(false);
});
