import { randomPart } from './random.ts';

const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_LETTERS = 9;
const LENGTH = 20;

/** A random identifier of 20 letters and digits (100 bits), safe in an address and read aloud. */
export function newId(): string {
	return randomLetters(LENGTH);
}

/**
 * An identifier of 20 letters and digits that begins with its instant (epoch milliseconds) and ends with
 * 55 random bits. What is written together stands together in an index.
 */
export function newIdAt(at: number): string {
	let time = '';
	let rest = at;
	for (let place = 0; place < TIME_LETTERS; place++) {
		time = (LETTERS[rest % 32] ?? '') + time;
		rest = Math.floor(rest / 32);
	}

	return time + randomLetters(LENGTH - TIME_LETTERS);
}

function randomLetters(count: number): string {
	const bytes = randomPart(count);
	let letters = '';
	for (const byte of bytes) letters += LETTERS[byte % 32] ?? '';

	return letters;
}
