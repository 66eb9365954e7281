import {
	checkHead,
	checkReceiptText,
	checkSignature,
	keyIdOf,
	Malformed,
	readHead,
	readPublicKeyPem,
	sha256,
	type Receipt,
	type ReceiptFault,
	type SignedHead
} from '#scoring/verify/index.ts';

/** What a file came to, with no word of it sent anywhere. */
export type Checked =
	| { kind: 'receipt'; head: SignedHead; receipt: Receipt; leafHash: string; fact: unknown }
	| { kind: 'head'; head: SignedHead }
	| { kind: 'fault'; head: SignedHead; fault: ReceiptFault }
	| { kind: 'key'; pem: string; id: string }
	| { kind: 'unreadable'; why: 'json' | 'format' | 'size' }
	| { kind: 'unreadable'; why: 'field'; message: string };

/** A receipt is some 4 kB long. */
export const MOST_BYTES = 2 ** 20;

/** Checks the text of a kept file, whichever it is, against a public key in PEM. Never throws. */
export function checked(text: string, pem: string): Checked {
	if (text.includes('-----BEGIN PUBLIC KEY-----')) return ownKey(text);
	const format = formatOf(text);
	if (format === undefined) return { kind: 'unreadable', why: 'json' };
	if (format.startsWith('vatio-head/')) return checkedHead(text, pem);
	if (!format.startsWith('vatio-receipt/')) return { kind: 'unreadable', why: 'format' };

	const result = checkReceiptText(text, pem);
	if (result.outcome === 'unreadable') return { ...misread(result.message) };
	const { receipt, leafHash } = result;
	const { head } = receipt;
	if (result.outcome === 'refuted') return { kind: 'fault', head, fault: result.fault };

	return { kind: 'receipt', head, receipt, leafHash, fact: result.fact };
}

const misread = (message: string): Checked => ({ kind: 'unreadable', why: 'field', message });

/** What a document says that it is; empty where it says nothing, absent where it is no JSON. */
function formatOf(text: string): string | undefined {
	try {
		const value: unknown = JSON.parse(text);
		const named = typeof value === 'object' && value !== null && 'format' in value;
		return named ? String(value.format) : '';
	} catch {
		return undefined;
	}
}

function checkedHead(text: string, pem: string): Checked {
	try {
		const head = readHead(JSON.parse(text));
		const fault = headFault(head, pem);
		return fault ? { kind: 'fault', head, fault } : { kind: 'head', head };
	} catch (cause) {
		if (cause instanceof Malformed) return misread(cause.message);
		throw cause;
	}
}

/** What is wrong with a head by itself. */
export function headFault(head: SignedHead, pem: string): 'other-key' | 'signature' | undefined {
	const publicKey = readPublicKeyPem(pem);
	if (head.keyId !== keyIdOf(publicKey, sha256)) return 'other-key';

	return checkHead(head, { publicKey, checkSignature }) ? undefined : 'signature';
}

function ownKey(pem: string): Checked {
	try {
		return { kind: 'key', pem, id: keyIdOf(readPublicKeyPem(pem), sha256) };
	} catch (cause) {
		if (cause instanceof Malformed) return misread(cause.message);
		throw cause;
	}
}
