/**
 * What a person typed, as it is kept, hashed and sent: one kind of line break, and nothing that a
 * database or UTF-8 cannot hold (a NUL, half a surrogate pair), so that it comes back byte for byte.
 */
export function typedText(text: string): string {
	return text.replace(/\r\n/g, '\n').replaceAll('\0', '\uFFFD').toWellFormed();
}
