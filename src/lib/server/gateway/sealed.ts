import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = 'seal.key';
const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Keeps a secret in the database so that a copy of the database alone does not tell it. */
export interface Seal {
	close(secret: string): string;
	/** `undefined` where it was closed under another key, or changed since. */
	open(sealed: string): string | undefined;
}

/** Opens the site's seal, whose key is made at first use and never leaves its folder. */
export function openSeal(folder: string): Seal {
	const key = () => keyOf(folder);

	return {
		close(secret) {
			const nonce = randomBytes(NONCE_BYTES);
			const cipher = createCipheriv(CIPHER, key(), nonce);
			const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);

			return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url');
		},
		open(sealed) {
			const bytes = Buffer.from(sealed, 'base64url');
			const text = bytes.subarray(NONCE_BYTES + TAG_BYTES);
			try {
				const cipher = createDecipheriv(CIPHER, key(), bytes.subarray(0, NONCE_BYTES));
				cipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
				return Buffer.concat([cipher.update(text), cipher.final()]).toString('utf8');
			} catch {
				return undefined;
			}
		}
	};
}

function keyOf(folder: string): Buffer {
	const file = join(folder, FILE);
	if (!existsSync(file)) makeKey(folder, file);
	const key = readFileSync(file);
	if (key.length !== KEY_BYTES) throw new Error(`${file} is no key. Put the site's own back.`);

	return key;
}

/** Whole or not at all, and never over one that is there. */
function makeKey(folder: string, file: string) {
	mkdirSync(folder, { recursive: true });
	const draft = `${file}.${process.pid}`;
	writeFileSync(draft, randomBytes(KEY_BYTES), { mode: 0o600 });
	try {
		linkSync(draft, file);
	} catch (cause) {
		if (!existsSync(file)) throw cause;
	} finally {
		rmSync(draft);
	}
}
