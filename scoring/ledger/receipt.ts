import { Fields, Malformed } from './document.ts';
import type { CheckSignature } from './ed25519.ts';
import { fromHex, toHex } from './hex.ts';
import { verifyInclusion } from './inclusion.ts';
import { hashLeaf } from './merkle-tree.ts';
import { keyIdOf } from './public-key.ts';
import { HASH_BYTES, type Sha256 } from './sha256.ts';
import { checkHead, HEAD_FORMAT, readHead, type SignedHead } from './tree-head.ts';

export const RECEIPT_FORMAT = 'vatio-receipt/1';

/** The proof that a fact stands on a contest's ledger. */
export interface Receipt {
	/** The fact's canonical JSON, exactly as it was hashed. */
	leaf: string;
	/** Its place on the ledger, from 0: the index of the leaf. */
	seq: number;
	/** From the leaf up, hex. */
	path: string[];
	head: SignedHead;
}

/** A receipt as a document. */
export function canonicalReceipt({ leaf, seq, path, head }: Receipt): string {
	const { at, contest, keyId, root, signature, size } = head;
	const signed = { at, contest, format: HEAD_FORMAT, keyId, root, signature, size };
	return JSON.stringify({ format: RECEIPT_FORMAT, head: signed, leaf, path, seq });
}

/** The receipt of one leaf under a head that covers it, from its inclusion path. */
export function makeReceipt(made: {
	leaf: string;
	seq: number;
	path: readonly Uint8Array[];
	head: SignedHead;
}): Receipt {
	const { leaf, seq, path, head } = made;
	return { leaf, seq, path: path.map(toHex), head };
}

export const RECEIPT_FAULTS = ['other-key', 'signature', 'inclusion'] as const;
/** Another key than the one given; not what that key signed; not a leaf of the signed tree. */
export type ReceiptFault = (typeof RECEIPT_FAULTS)[number];

export interface ReceiptCheck {
	publicKey: Uint8Array;
	sha256: Sha256;
	checkSignature: CheckSignature;
}

/** RFC 6962 hash of the receipt's leaf. */
export function receiptLeafHash({ leaf }: Pick<Receipt, 'leaf'>, sha256: Sha256): Uint8Array {
	return hashLeaf(new TextEncoder().encode(leaf), sha256);
}

/** What is wrong with a receipt; undefined where it proves what it says. Never throws. */
export function receiptFault(receipt: Receipt, check: ReceiptCheck): ReceiptFault | undefined {
	const { publicKey, sha256 } = check;
	const { seq, path, head } = receipt;
	if (head.keyId !== keyIdOf(publicKey, sha256)) return 'other-key';
	if (!checkHead(head, check)) return 'signature';
	const included = verifyInclusion(
		{
			leafHash: receiptLeafHash(receipt, sha256),
			index: seq,
			treeSize: head.size,
			path: path.map(fromHex),
			root: fromHex(head.root)
		},
		sha256
	);
	return included ? undefined : 'inclusion';
}

const HASH = new RegExp(`^[0-9a-f]{${2 * HASH_BYTES}}$`);

function readPath(value: unknown): string[] {
	if (!Array.isArray(value) || value.length > 64) throw new Malformed('is not a list', 'path');
	return value.map((hash: unknown, index) => {
		if (typeof hash === 'string' && HASH.test(hash)) return hash;
		throw new Malformed('is not 64 hex digits in lower case', `path.${String(index)}`);
	});
}

/** A receipt out of parsed JSON, nothing of it proven yet. Refuses by field, as Malformed. */
export function readReceipt(value: unknown): Receipt {
	const fields = new Fields(value, ['format', 'head', 'leaf', 'path', 'seq']);
	fields.text('format', /^vatio-receipt\/1$/, `"${RECEIPT_FORMAT}"`);
	const leaf = fields.text('leaf', /^\{/, 'the text of a fact');
	if (!leaf.isWellFormed()) throw new Malformed('holds half a character', 'leaf');
	const seq = fields.natural('seq');
	const path = readPath(fields.any('path'));
	try {
		return { leaf, seq, path, head: readHead(fields.any('head')) };
	} catch (cause) {
		if (!(cause instanceof Malformed)) throw cause;
		throw new Malformed(cause.message, 'head:');
	}
}
