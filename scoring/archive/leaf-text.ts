/** An id, a word: what is ASCII by its form. */
export function textOf(bytes: Uint8Array, from: number, to: number): string {
	let text = '';
	for (let at = from; at < to; at++) text += String.fromCharCode(bytes[at] ?? 0);
	return text;
}
