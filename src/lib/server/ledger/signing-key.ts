import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyIdOf, publicKeyPem } from '#scoring/ledger/public-key.ts';
import type { Sign } from '#scoring/ledger/ed25519.ts';
import { sha256 } from './record.ts';

/** The site's key, with which it says what its ledgers came to. */
export interface SigningKey {
	keyId: string;
	/** PEM, for whoever wants to pin it. */
	publicKey: string;
	sign: Sign;
}

const FILE = 'ledger-key.pem';

/** Opens the site's Ed25519 key, made at its first start; the private half never leaves its folder. */
export function openSigningKey(folder: string): SigningKey {
	const file = join(folder, FILE);
	if (!existsSync(file)) makeKey(folder, file);
	const privateKey = createPrivateKey(readFileSync(file));
	if (privateKey.asymmetricKeyType !== 'ed25519') {
		throw new Error(`${file} is no Ed25519 key. Put the site's own back.`);
	}
	const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
	const publicKey = new Uint8Array(Buffer.from(x, 'base64url'));

	return {
		keyId: keyIdOf(publicKey, sha256),
		publicKey: publicKeyPem(publicKey),
		sign: (message) => new Uint8Array(sign(null, message, privateKey))
	};
}

/** Whole or not at all, and never over one that is there. */
function makeKey(folder: string, file: string) {
	mkdirSync(folder, { recursive: true });
	const { privateKey } = generateKeyPairSync('ed25519');
	const draft = `${file}.${process.pid}`;
	writeFileSync(draft, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600 });
	try {
		linkSync(draft, file);
	} catch (cause) {
		if (!existsSync(file)) throw cause;
	} finally {
		rmSync(draft);
	}
}
