import { Refusal } from '#lib/refusal.ts';

/** Control and direction characters, which nobody sees and which can turn a sentence around. */
const UNSEEN = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u;

/** Characters that a message has at most. */
const MOST_WRITTEN = 4000;

/**
 * A message as it is kept and shown: NFC, plain line ends, no blank around it. Refuses, naming the
 * field, one that is empty, too long, or holds characters that nobody sees.
 */
export function written(typed: string, { field }: { field: string }): string {
	const text = typed.normalize('NFC').replaceAll('\r\n', '\n').trim();
	if (text === '') throw new Refusal('invalid_request', { field, expected: 'required' });
	if (text.length > MOST_WRITTEN) {
		throw new Refusal('invalid_request', { field, expected: 'text.length', most: MOST_WRITTEN });
	}
	if (UNSEEN.test(text.replace(/[\n\t]/g, ''))) {
		throw new Refusal('invalid_request', { field, expected: 'text.characters' });
	}

	return text;
}
