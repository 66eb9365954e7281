import { sha256 } from '@noble/hashes/sha2.js';
import { expect, test } from 'vitest';
import { Malformed } from './document.ts';
import { keyIdOf, publicKeyPem, readPublicKeyPem } from './public-key.ts';

const key = Uint8Array.from({ length: 32 }, (_, byte) => byte);
const pem = publicKeyPem(key);
const base64 = pem.split('\n')[1] ?? '';
const armoured = (text: string) =>
	`-----BEGIN PUBLIC KEY-----\n${text}\n-----END PUBLIC KEY-----\n`;
const withBytes = (length: number) =>
	armoured(btoa(String.fromCharCode(...readSpki(), ...new Uint8Array(length))));

/** What stands before the key: the same for all of Ed25519. */
function readSpki(): number[] {
	return Array.from(atob(base64).slice(0, 12), (character) => character.charCodeAt(0));
}

test('a key is read with its lines broken, indented or without the last line break', () => {
	for (const text of [
		armoured(`${base64.slice(0, 20)}\n${base64.slice(20)}`),
		` ${pem}\n\n`,
		pem.trimEnd(),
		pem.replaceAll('\n', '\r\n')
	]) {
		expect(readPublicKeyPem(text)).toEqual(key);
	}
});

test.each([
	['words before it', `my key: ${pem}`],
	['words after it', `${pem} is mine`],
	['no line break after its beginning', pem.replace(`\n${base64}`, base64)],
	['no line break before its end', pem.replace(`${base64}\n`, base64)],
	['nothing', '']
])('%s: that is no key in PEM', (_, text) => {
	expect(() => readPublicKeyPem(text)).toThrow(new Malformed('is not a public key in PEM'));
});

test.each([
	['three bytes more', withBytes(35)],
	['a byte less', withBytes(31)],
	['more after its end', armoured(`${base64}AAAA`)],
	['another kind of key', armoured(base64.replace('MCow', 'MCox'))]
])('%s: that is no key of Ed25519', (_, text) => {
	expect(() => readPublicKeyPem(text)).toThrow(new Malformed('is not an Ed25519 public key'));
});

test('only 32 bytes are written as a key, and its short name is the head of its hash', () => {
	expect(() => publicKeyPem(key.subarray(1))).toThrow('a key of 31 bytes');
	// Of the bytes 0 to 31, as published for SHA-256.
	expect(keyIdOf(key, sha256)).toBe('630dcd2966c43366');
});
