import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import { newId } from '../db/id.ts';

/** A bearer token `id.secret`: the id finds the row, only the hash of the secret is stored. */
export interface IssuedToken {
	id: string;
	token: string;
	secretHash: string;
}

export function issueToken(): IssuedToken {
	const id = newId();
	const secret = randomBytes(24).toString('base64url');

	return { id, token: `${id}.${secret}`, secretHash: secretHash(secret) };
}

/** The two parts of a token, or `undefined` for anything else. */
export function splitToken(token: string): { id: string; secret: string } | undefined {
	const [id, secret, ...rest] = token.split('.');

	return id && secret && rest.length === 0 ? { id, secret } : undefined;
}

/** SHA-256 in hex: enough for 192 random bits, unlike for a password. */
export function secretHash(secret: string): string {
	return hash('sha256', secret);
}

/** Compares without telling by its time how much was right. */
export function secretMatches(secret: string, hash: string): boolean {
	return timingSafeEqual(Buffer.from(secretHash(secret), 'hex'), Buffer.from(hash, 'hex'));
}
