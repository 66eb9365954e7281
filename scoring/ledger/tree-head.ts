import { Fields } from './document.ts';
import type { CheckSignature, Sign } from './ed25519.ts';
import { fromHex, toHex } from './hex.ts';

export const HEAD_FORMAT = 'vatio-head/1';

/** What a contest's ledger came to at an instant. */
export interface TreeHead {
	/** Id of the contest: the subject of its `rulebook-published` facts. */
	contest: string;
	/** Leaves of the tree. */
	size: number;
	/** RFC 6962 root, hex. */
	root: string;
	/** ISO 8601 in UTC with milliseconds. */
	at: string;
	keyId: string;
}

export interface SignedHead extends TreeHead {
	/** Ed25519 over `canonicalHead`, hex. */
	signature: string;
}

/** The text that is signed: RFC 8785, which for these fields is JSON with its names in order. */
export function canonicalHead({ contest, size, root, at, keyId }: TreeHead): string {
	return JSON.stringify({ at, contest, format: HEAD_FORMAT, keyId, root, size });
}

/** A signed head as a document: what is mailed, downloaded and kept. */
export function canonicalSignedHead({ signature, ...head }: SignedHead): string {
	const { contest, size, root, at, keyId } = head;
	return JSON.stringify({ at, contest, format: HEAD_FORMAT, keyId, root, signature, size });
}

const signedBytes = (head: TreeHead) => new TextEncoder().encode(canonicalHead(head));

export function signHead(head: TreeHead, sign: Sign): SignedHead {
	const { contest, size, root, at, keyId } = head;
	return { contest, size, root, at, keyId, signature: toHex(sign(signedBytes(head))) };
}

/** Whether the head was signed by that key. Never throws. */
export function checkHead(
	head: SignedHead,
	{ publicKey, checkSignature }: { publicKey: Uint8Array; checkSignature: CheckSignature }
): boolean {
	if (!/^[0-9a-f]{128}$/.test(head.signature)) return false;
	return checkSignature(signedBytes(head), fromHex(head.signature), publicKey);
}

const NAMES = ['at', 'contest', 'format', 'keyId', 'root', 'signature', 'size'];

/** A signed head out of parsed JSON, its signature not yet checked. Refuses by field, as Malformed. */
export function readHead(value: unknown): SignedHead {
	const fields = new Fields(value, NAMES);
	fields.text('format', /^vatio-head\/1$/, `"${HEAD_FORMAT}"`);
	return {
		contest: fields.id('contest'),
		size: fields.natural('size'),
		root: fields.hash('root'),
		at: fields.instant('at'),
		keyId: fields.text('keyId', /^[0-9a-f]{16}$/, '16 hex digits in lower case'),
		signature: fields.text('signature', /^[0-9a-f]{128}$/, '128 hex digits in lower case')
	};
}
