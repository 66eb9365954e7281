import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { consistencyProof } from '#scoring/ledger/consistency.ts';
import { hashLeaf, treeRoot } from '#scoring/ledger/merkle-tree.ts';
import { inclusionPath } from '#scoring/ledger/inclusion.ts';
import {
	canonicalReceipt,
	canonicalSignedHead,
	keyIdOf,
	makeReceipt,
	readPublicKeyPem,
	sha256,
	signHead,
	toHex
} from '#scoring/verify/index.ts';
import { checked } from './checked.ts';
import { commandsOf } from './commands.ts';
import { compared } from './compared.ts';

function newKey() {
	const pair = generateKeyPairSync('ed25519');
	const publicKey = pair.publicKey.export({ format: 'pem', type: 'spki' }).toString();
	const keyId = keyIdOf(readPublicKeyPem(publicKey), sha256);

	return {
		publicKey,
		keyId,
		sign: (message: Uint8Array) => new Uint8Array(sign(null, message, pair.privateKey))
	};
}

const key = newKey();
const leaves = ['a', 'b', 'c', 'd', 'e'].map((id) => JSON.stringify({ at: '2026', id, kind: 'x' }));
const hashes = leaves.map((leaf) => hashLeaf(new TextEncoder().encode(leaf), sha256));
const headOf = (size: number, by = key) =>
	signHead(
		{
			contest: 'concurso',
			size,
			root: toHex(treeRoot(hashes.slice(0, size), sha256)),
			at: '2026-03-02T09:00:00.000Z',
			keyId: by.keyId
		},
		by.sign
	);
const receipt = canonicalReceipt(
	makeReceipt({
		leaf: leaves[2] ?? '',
		seq: 2,
		path: inclusionPath(hashes, 2, sha256),
		head: headOf(5)
	})
);
const check = (text: string, pem = key.publicKey) => checked(text, pem);

test('a receipt and a kept head are proven by the key that signed them', () => {
	expect(check(receipt)).toMatchObject({ kind: 'receipt', fact: { id: 'c' } });
	expect(check(canonicalSignedHead(headOf(3)))).toMatchObject({ kind: 'head', head: { size: 3 } });
});

test('every fault has its name', () => {
	const other = newKey().publicKey;
	const changed = receipt.replace('\\"id\\":\\"c\\"', '\\"id\\":\\"z\\"');

	expect(changed).not.toBe(receipt);
	expect(check(changed)).toMatchObject({ kind: 'fault', fault: 'inclusion' });
	expect(check(receipt.replace('"size":5', '"size":6'))).toMatchObject({ fault: 'signature' });
	expect(check(receipt, other)).toMatchObject({ fault: 'other-key' });
	expect(check(canonicalSignedHead(headOf(3)), other)).toMatchObject({ fault: 'other-key' });
	expect(check(canonicalSignedHead({ ...headOf(3), size: 4 }))).toMatchObject({
		fault: 'signature'
	});
});

test('what is no receipt says why, and nothing throws', () => {
	expect(check('PK\u0003\u0004')).toEqual({ kind: 'unreadable', why: 'json' });
	expect(check('{"format":"otra"}')).toEqual({ kind: 'unreadable', why: 'format' });
	expect(check('null')).toEqual({ kind: 'unreadable', why: 'format' });
	expect(check('{"format":"vatio-receipt/1"}')).toMatchObject({ why: 'field' });
	expect(check('{"format":"vatio-head/1"}')).toMatchObject({ why: 'field' });
	expect(check('-----BEGIN PUBLIC KEY-----\nAAAA\n')).toMatchObject({ why: 'field' });
});

test('a kept key is read as one', () => {
	expect(check(key.publicKey)).toEqual({ kind: 'key', pem: key.publicKey, id: key.keyId });
});

const site =
	(now = headOf(5)) =>
	(address: string) => {
		const from = Number(/from=(\d+)/.exec(address)?.[1] ?? 0);
		const proof = consistencyProof(hashes.slice(0, now.size), Math.min(from, now.size), sha256);
		const answer = address.includes('/head.json')
			? JSON.parse(canonicalSignedHead(now))
			: { proof: proof.map(toHex) };
		return Promise.resolve(answer as unknown);
	};

test('a kept head is found again in the ledger, or found rewritten', async () => {
	const scope = { ledger: '/l', pem: key.publicKey };
	const rewritten = { ...headOf(3), root: headOf(4).root };

	expect(await compared(headOf(3), { ...scope, ask: site() })).toEqual({
		outcome: 'same',
		size: 5
	});
	expect(await compared(rewritten, { ...scope, ask: site() })).toEqual({ outcome: 'rewritten' });
	expect(await compared(headOf(5), { ...scope, ask: site(headOf(4)) })).toEqual({
		outcome: 'later'
	});
	const forged = headOf(5, newKey());
	expect(await compared(headOf(3), { ...scope, ask: site(forged) })).toEqual({
		outcome: 'signature'
	});
	const away = () => Promise.reject(new Error('offline'));
	expect(await compared(headOf(3), { ...scope, ask: away })).toEqual({ outcome: 'lost' });
});

test('the line for a terminal does the same', () => {
	const folder = mkdtempSync(join(tmpdir(), 'vatio-terminal-'));
	const root = join(import.meta.dirname, '../../../../../..');
	try {
		for (const part of ['scoring', 'node_modules', 'package.json']) {
			symlinkSync(join(root, part), join(folder, part));
		}
		writeFileSync(join(folder, 'justificante.json'), receipt);
		writeFileSync(join(folder, 'key.pem'), key.publicKey);
		const line = commandsOf('http://x/key.pem').receipt.replace(/^node/, `"${process.execPath}"`);
		const said = execFileSync('sh', ['-c', line], { cwd: folder, encoding: 'utf8' });

		expect(said).toContain("outcome: 'proven'");
	} finally {
		rmSync(folder, { recursive: true });
	}
});
