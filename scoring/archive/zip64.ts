import type { ByteSource } from './files.ts';
import { ArchiveRefused } from './refused.ts';

export const MARK = { count: 0xffff, number: 0xffffffff };
const LOCATOR = { signature: 0x07064b50, length: 20 };
const END = { signature: 0x06064b50, length: 56 };
const EXTRA = 1;

/** Where a zip's directory lies. */
export interface DirectoryPlace {
	files: number;
	size: number;
	offset: number;
}

const damaged = () => new ArchiveRefused('the ZIP64 record of the zip is damaged');

function whole(view: DataView, at: number): number {
	const value = view.getUint32(at + 4, true) * 2 ** 32 + view.getUint32(at, true);
	if (!Number.isSafeInteger(value)) throw damaged();
	return value;
}

/**
 * Where the directory lies of a zip whose last record, at `ends`, has marks in the place of numbers.
 * Refuses what does not lie end to end, and numbers of which the two records say different things.
 */
export async function largeDirectory(
	source: ByteSource,
	{ ends, short }: { ends: number; short: DirectoryPlace }
): Promise<DirectoryPlace> {
	const from = ends - LOCATOR.length - END.length;
	if (from < 0) throw damaged();
	const bytes = await source.read(from, END.length + LOCATOR.length);
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	const isWhole =
		view.getUint32(0, true) === END.signature &&
		whole(view, 4) === END.length - 12 &&
		view.getUint32(16, true) === 0 &&
		view.getUint32(20, true) === 0 &&
		whole(view, 24) === whole(view, 32) &&
		view.getUint32(END.length, true) === LOCATOR.signature &&
		view.getUint32(END.length + 4, true) === 0 &&
		whole(view, END.length + 8) === from &&
		view.getUint32(END.length + 16, true) === 1;
	if (!isWhole) throw damaged();
	const place = { files: whole(view, 32), size: whole(view, 40), offset: whole(view, 48) };
	const agrees = (written: number, mark: number, value: number) =>
		written === mark || written === value;
	const agree =
		agrees(short.files, MARK.count, place.files) &&
		agrees(short.size, MARK.number, place.size) &&
		agrees(short.offset, MARK.number, place.offset);
	if (!agree || place.offset + place.size !== from) throw damaged();
	return place;
}

/** Numbers of a file that the directory writes in four bytes each. */
export interface FileNumbers {
	size: number;
	packed: number;
	offset: number;
}

/**
 * The numbers of a file, with those that are marks taken from its extra fields. Refuses fields that
 * are cut short, that say a number twice or that lack one.
 */
export function largeNumbers(extra: Uint8Array, short: FileNumbers): FileNumbers {
	const view = new DataView(extra.buffer, extra.byteOffset, extra.length);
	const marked = (['size', 'packed', 'offset'] as const).filter(
		(name) => short[name] === MARK.number
	);
	const found = { ...short };
	let isTold = false;
	for (let at = 0; at < extra.length;) {
		if (at + 4 > extra.length) throw damaged();
		const length = view.getUint16(at + 2, true);
		if (at + 4 + length > extra.length) throw damaged();
		if (view.getUint16(at, true) === EXTRA) {
			if (isTold || length !== 8 * marked.length || length === 0) throw damaged();
			isTold = true;
			for (const [index, name] of marked.entries()) found[name] = whole(view, at + 4 + 8 * index);
		}
		at += 4 + length;
	}
	if (isTold !== marked.length > 0) throw damaged();
	return found;
}
