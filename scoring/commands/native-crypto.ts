import { createPublicKey, hash, verify, type KeyObject } from 'node:crypto';
import type { CheckSignature } from '../ledger/ed25519.ts';
import { publicKeyPem } from '../ledger/public-key.ts';
import { HASH_BYTES, type Sha256 } from '../ledger/sha256.ts';

/** By way of a text: to make a Buffer takes Node longer than to hash a leaf. */
export const sha256: Sha256 = (bytes) => {
	const text = hash('sha256', bytes, 'binary');
	const digest = new Uint8Array(HASH_BYTES);
	for (let at = 0; at < HASH_BYTES; at++) digest[at] = text.charCodeAt(at);
	return digest;
};

const keys = new WeakMap<Uint8Array, KeyObject>();

function keyObject(publicKey: Uint8Array): KeyObject {
	const known = keys.get(publicKey);
	if (known) return known;
	const key = createPublicKey(publicKeyPem(publicKey));
	keys.set(publicKey, key);
	return key;
}

export const checkSignature: CheckSignature = (message, signature, publicKey) => {
	try {
		return verify(null, message, keyObject(publicKey), signature);
	} catch {
		return false;
	}
};
