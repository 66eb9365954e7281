import { sha256 } from '@noble/hashes/sha2.js';
import { expect, test } from 'vitest';
import { Malformed } from './document.ts';
import { RECEIPT_FAULTS, readReceipt, receiptFault } from './receipt.ts';

const hash = 'ab'.repeat(32);
const document = {
	format: 'vatio-receipt/1',
	leaf: '{"id":"f1"}',
	seq: 0,
	path: [hash],
	head: {
		format: 'vatio-head/1',
		contest: 'c01',
		size: 2,
		root: hash,
		at: '2026-05-01T10:00:00.000Z',
		keyId: 'ab'.repeat(8),
		signature: 'cd'.repeat(64)
	}
};

test.each([
	['format', { format: 'vatio-receipt/2' }, 'format is not "vatio-receipt/1"'],
	['format', { format: 'vatio-receipt/10' }, 'format is not'],
	['format', { format: 'a vatio-receipt/1' }, 'format is not'],
	['leaf', { leaf: ' {"id":"f1"}' }, 'leaf is not the text of a fact'],
	['leaf', { leaf: '{"id":"\ud800"}' }, 'leaf holds half a character'],
	['path', { path: hash }, 'path is not a list'],
	['path', { path: Array(65).fill(hash) }, 'path is not a list'],
	['path.1', { path: [hash, [hash]] }, 'path.1 is not 64 hex digits'],
	['path.0', { path: [`${hash}0`] }, 'path.0 is not 64 hex digits'],
	['path.0', { path: [`0${hash}`] }, 'path.0 is not 64 hex digits'],
	['head:', { head: { ...document.head, keyId: `${document.head.keyId}0` } }, 'head: keyId is not'],
	['head:', { head: { ...document.head, keyId: `0${document.head.keyId}` } }, 'head: keyId is not'],
	['head:', { head: { ...document.head, format: 'vatio-head/10' } }, 'head: format is not'],
	['head:', { head: { ...document.head, format: 'a vatio-head/1' } }, 'head: format is not'],
	['head:', { head: { ...document.head, signature: `${'cd'.repeat(64)}0` } }, 'head: signature'],
	['head:', { head: { ...document.head, signature: `0${'cd'.repeat(64)}` } }, 'head: signature'],
	['head:', { head: 'signed' }, 'head: is not a JSON object']
])('a receipt is refused by its field %s: %#', (field, parts, message) => {
	const read = () => readReceipt({ ...document, ...parts });

	expect(read).toThrow(Malformed);
	expect(read).toThrow(message);
	expect(read).toThrow(expect.objectContaining({ field }));
});

test('a path may be as high as a tree of 2^64 leaves', () => {
	expect(readReceipt({ ...document, path: Array(64).fill(hash) }).path).toHaveLength(64);
});

test('every fault that a receipt can have is on the list of those that are explained', () => {
	const receipt = readReceipt(document);
	const publicKey = new Uint8Array(32);
	const keyId = '66687aadf862bd77';
	const head = { ...receipt.head, keyId };
	const fault = (found: typeof receipt, signed: boolean) =>
		receiptFault(found, { publicKey, sha256, checkSignature: () => signed });

	expect([
		fault(receipt, true),
		fault({ ...receipt, head }, false),
		fault({ ...receipt, head }, true)
	]).toEqual([...RECEIPT_FAULTS]);
});
