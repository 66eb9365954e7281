import { generateKeyPairSync, sign } from 'node:crypto';
import { keyIdOf, readPublicKeyPem } from '../../scoring/ledger/public-key.ts';
import { sha256 } from '../../src/lib/server/ledger/record.ts';
import type { SigningKey } from '../../src/lib/server/ledger/signing-key.ts';

/** A key for a ledger that lives as long as a test. */
export function newSigningKey(): SigningKey {
	const { privateKey, publicKey } = generateKeyPairSync('ed25519');
	const pem = publicKey.export({ format: 'pem', type: 'spki' }).toString();

	return {
		keyId: keyIdOf(readPublicKeyPem(pem), sha256),
		publicKey: pem,
		sign: (message) => new Uint8Array(sign(null, message, privateKey))
	};
}
