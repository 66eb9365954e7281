import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { checkSignature, sha256 } from '../verify/pure-crypto.ts';
import { checkSignature as nativeCheck } from '../commands/native-crypto.ts';
import { keyIdOf, publicKeyPem, readPublicKeyPem } from './public-key.ts';
import { canonicalHead, canonicalSignedHead, checkHead, readHead, signHead } from './tree-head.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const pem = String(publicKey.export({ format: 'pem', type: 'spki' }));
const key = readPublicKeyPem(pem);
const head = {
	contest: 'c01',
	size: 7,
	root: 'ab'.repeat(32),
	at: '2026-05-01T10:00:00.000Z',
	keyId: keyIdOf(key, sha256)
};
const signed = signHead(head, (message) => sign(null, message, privateKey));

describe('a key in PEM', () => {
	test('is read and written as Node does', () => {
		expect(publicKeyPem(key)).toBe(pem);
		expect(Buffer.from(key).toString('base64url')).toBe(publicKey.export({ format: 'jwk' }).x);
		expect(readPublicKeyPem(pem.replaceAll('\n', '\r\n'))).toEqual(key);
		expect(keyIdOf(key, sha256)).toMatch(/^[0-9a-f]{16}$/);
	});

	test.each([
		'',
		'key',
		pem.replace('PUBLIC', 'PRIVATE'),
		pem.replace(/\n.{10}/, '\n'),
		pem.replace('MCow', 'MCox'),
		generateKeyPairSync('x25519').publicKey.export({ format: 'pem', type: 'spki' }),
		generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({
			format: 'pem',
			type: 'spki'
		})
	])('%j is refused', (other) => {
		expect(() => readPublicKeyPem(String(other))).toThrow(/is not (a public|an Ed25519)/);
	});
});

describe('a signed head', () => {
	test('is one text, whatever the order of its parts', () => {
		const backwards = Object.fromEntries(Object.entries(head).reverse()) as typeof head;

		expect(canonicalHead(backwards)).toBe(canonicalHead(head));
		expect(canonicalHead(head)).toBe(
			`{"at":"2026-05-01T10:00:00.000Z","contest":"c01","format":"vatio-head/1","keyId":"${head.keyId}","root":"${head.root}","size":7}`
		);
		expect(readHead(JSON.parse(canonicalSignedHead(signed)))).toEqual(signed);
	});

	test('is checked alike by Node and by the code of the browser', () => {
		for (const check of [checkSignature, nativeCheck]) {
			const checked = (other: typeof signed) =>
				checkHead(other, { publicKey: key, checkSignature: check });

			expect(checked(signed)).toBe(true);
			expect(checked({ ...signed, size: 8 })).toBe(false);
			expect(checked({ ...signed, root: 'cd'.repeat(32) })).toBe(false);
			expect(checked({ ...signed, signature: '00'.repeat(64) })).toBe(false);
			expect(checked({ ...signed, signature: 'zz' })).toBe(false);
			expect(checked({ ...signed, signature: `${signed.signature}00` })).toBe(false);
			expect(checked({ ...signed, signature: `zz${signed.signature}` })).toBe(false);
			expect(checked({ ...signed, signature: `${signed.signature}zz` })).toBe(false);
			expect(check(new Uint8Array(), new Uint8Array(3), key)).toBe(false);
			expect(check(new Uint8Array(), new Uint8Array(64), new Uint8Array(5))).toBe(false);
		}
		const message = new TextEncoder().encode(canonicalHead(head));
		const signature = Buffer.from(signed.signature, 'hex');
		expect(verify(null, message, createPublicKey(publicKeyPem(key)), signature)).toBe(true);
	});

	test.each([
		[{ ...signed, format: 'vatio-head/1', size: -1 }, 'size is not a natural number'],
		[{ ...signed, format: 'vatio-head/2' }, 'format is not "vatio-head/1"'],
		[{ ...signed, format: 'vatio-head/1', root: 'AB' }, 'root is not 64 hex digits'],
		[{ ...signed, format: 'vatio-head/1', at: '2026-02-30T10:00:00.000Z' }, 'at is not an instant'],
		[{ ...signed, format: 'vatio-head/1', more: 1 }, '"more" is unknown'],
		[[], 'is not a JSON object']
	])('is refused by its field: %#', (value, message) => {
		expect(() => readHead(value)).toThrow(message);
	});
});
