import { ArchiveRefused } from './refused.ts';
import type { ArchiveFiles } from './files.ts';

const LINE_FEED = 10;

/** Sees the bytes of one line, from `from` to before `to`, without its line feed; valid during the call only. */
export type LineVisitor = (bytes: Uint8Array, from: number, to: number, line: number) => void;

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
	const bytes = new Uint8Array(a.length + b.length);
	bytes.set(a);
	bytes.set(b, a.length);
	return bytes;
}

/**
 * Shows every line of a file to the visitor, in order, without holding more than a piece of it.
 * Refuses a line of more than `longest` bytes and a file whose last line does not end.
 */
export async function forEachLine(
	files: ArchiveFiles,
	{ file, longest }: { file: string; longest: number },
	visit: LineVisitor
): Promise<void> {
	let rest: Uint8Array = new Uint8Array();
	let line = 0;
	const checkLength = (length: number) => {
		if (length <= longest) return;
		throw new ArchiveRefused(`is longer than ${String(longest)} bytes`, { file, line: line + 1 });
	};
	for await (const chunk of files.chunks(file)) {
		let from = 0;
		for (;;) {
			const to = chunk.indexOf(LINE_FEED, from);
			if (to === -1) break;
			checkLength(rest.length + to - from);
			line += 1;
			if (rest.length === 0) visit(chunk, from, to, line);
			else {
				const whole = joined(rest, chunk.subarray(0, to));
				rest = new Uint8Array();
				visit(whole, 0, whole.length, line);
			}
			from = to + 1;
		}
		checkLength(rest.length + chunk.length - from);
		rest = joined(rest, chunk.subarray(from));
	}
	if (rest.length > 0) {
		throw new ArchiveRefused('does not end with a line feed: the file is cut short', {
			file,
			line: line + 1
		});
	}
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decoded(bytes: Uint8Array, place: { file: string; line?: number }): string {
	try {
		return decoder.decode(bytes);
	} catch {
		throw new ArchiveRefused('is not UTF-8', place);
	}
}

/** JSON out of bytes. Refuses other encodings than UTF-8 and what is not JSON. */
export function parsedJson(bytes: Uint8Array, place: { file: string; line?: number }): unknown {
	const text = decoded(bytes, place);
	try {
		return JSON.parse(text);
	} catch {
		throw new ArchiveRefused('is not JSON', place);
	}
}

/** Shows every line of a JSON Lines file as its value. */
export async function forEachValue(
	files: ArchiveFiles,
	{ file, longest }: { file: string; longest: number },
	visit: (value: unknown, line: number) => void
): Promise<void> {
	await forEachLine(files, { file, longest }, (bytes, from, to, line) => {
		visit(parsedJson(bytes.subarray(from, to), { file, line }), line);
	});
}

/** A whole small file. Refuses one above `largest` bytes. */
export async function wholeFile(
	files: ArchiveFiles,
	{ file, largest }: { file: string; largest: number }
): Promise<Uint8Array> {
	const pieces: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of files.chunks(file)) {
		size += chunk.length;
		if (size > largest) {
			throw new ArchiveRefused(`is larger than ${String(largest)} bytes`, { file });
		}
		pieces.push(chunk.slice());
	}
	const whole = new Uint8Array(size);
	let at = 0;
	for (const piece of pieces) {
		whole.set(piece, at);
		at += piece.length;
	}
	return whole;
}

/** A whole small file as text. */
export async function wholeText(
	files: ArchiveFiles,
	limit: { file: string; largest: number }
): Promise<string> {
	return decoded(await wholeFile(files, limit), { file: limit.file });
}
