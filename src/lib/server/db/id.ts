import { randomBytes } from 'node:crypto';

const LETTERS = 'abcdefghjkmnpqrstvwxyz0123456789';

/** A random identifier of 20 letters and digits (100 bits), safe in an address and read aloud. */
export function newId(): string {
	return Array.from(randomBytes(20), (byte) => LETTERS[byte % 32]).join('');
}
