import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 as hash } from '@noble/hashes/sha2.js';
import type { CheckSignature } from '../ledger/ed25519.ts';
import type { Sha256 } from '../ledger/sha256.ts';

export const sha256: Sha256 = (bytes) => hash(bytes);

/** RFC 8032's rules, as Node has them, not ZIP 215's, which take signatures that others refuse. */
export const checkSignature: CheckSignature = (message, signature, publicKey) => {
	try {
		return ed25519.verify(signature, message, publicKey, { zip215: false });
	} catch {
		return false;
	}
};
