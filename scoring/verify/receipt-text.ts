import { Malformed } from '../ledger/document.ts';
import { toHex } from '../ledger/hex.ts';
import { readPublicKeyPem } from '../ledger/public-key.ts';
import {
	readReceipt,
	receiptFault,
	receiptLeafHash,
	type Receipt,
	type ReceiptFault
} from '../ledger/receipt.ts';
import { checkSignature, sha256 } from './pure-crypto.ts';

export type CheckedReceipt =
	| { outcome: 'proven'; receipt: Receipt; leafHash: string; fact: unknown }
	| { outcome: 'refuted'; receipt: Receipt; leafHash: string; fault: ReceiptFault }
	/** Not a receipt, or not a key; `message` is English and names the field. */
	| { outcome: 'unreadable'; message: string };

function parsed(text: string, what: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw new Malformed(`${what} is not JSON`);
	}
}

/** Checks the text of a receipt against a contest's public key in PEM. Never throws. */
export function checkReceiptText(text: string, pem: string): CheckedReceipt {
	try {
		const receipt = readReceipt(parsed(text, 'the receipt'));
		const publicKey = readPublicKeyPem(pem);
		const leafHash = toHex(receiptLeafHash(receipt, sha256));
		const fault = receiptFault(receipt, { publicKey, sha256, checkSignature });
		if (fault) return { outcome: 'refuted', receipt, leafHash, fault };
		return { outcome: 'proven', receipt, leafHash, fact: parsed(receipt.leaf, 'the leaf') };
	} catch (cause) {
		if (cause instanceof Malformed) return { outcome: 'unreadable', message: cause.message };
		throw cause;
	}
}
