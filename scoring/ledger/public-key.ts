import { Malformed } from './document.ts';
import { toHex } from './hex.ts';
import type { Sha256 } from './sha256.ts';

export const KEY_BYTES = 32;

/** What stands before the 32 bytes in a SubjectPublicKeyInfo of Ed25519 (RFC 8410 §4). */
const SPKI = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];
const ARMOUR =
	/^\s*-----BEGIN PUBLIC KEY-----\s+([A-Za-z0-9+/=\s]+?)\s+-----END PUBLIC KEY-----\s*$/;

/** An Ed25519 public key as PEM, as OpenSSL and Node write it. Refuses other than 32 bytes. */
export function publicKeyPem(key: Uint8Array): string {
	if (key.length !== KEY_BYTES) throw new RangeError(`a key of ${key.length} bytes`);
	const base64 = btoa(String.fromCharCode(...SPKI, ...key));
	return `-----BEGIN PUBLIC KEY-----\n${base64}\n-----END PUBLIC KEY-----\n`;
}

/** The 32 bytes of an Ed25519 public key in PEM. Refuses anything else as Malformed. */
export function readPublicKeyPem(pem: string): Uint8Array {
	const base64 = ARMOUR.exec(pem)?.[1]?.replaceAll(/\s/g, '');
	if (base64 === undefined) throw new Malformed('is not a public key in PEM');
	// 44 bytes exactly, so that atob has nothing to be lenient about.
	if (!/^[A-Za-z0-9+/]{59}=$/.test(base64)) throw new Malformed('is not an Ed25519 public key');
	const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
	if (SPKI.some((byte, index) => bytes[index] !== byte)) {
		throw new Malformed('is not an Ed25519 public key');
	}
	return bytes.subarray(SPKI.length);
}

/** A key's short name: the first 16 hex digits of the SHA-256 of its 32 bytes. */
export function keyIdOf(key: Uint8Array, sha256: Sha256): string {
	return toHex(sha256(key)).slice(0, 16);
}
