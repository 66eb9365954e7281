import type { ByteSource } from './files.ts';
import { ArchiveRefused } from './refused.ts';
import { largeDirectory, largeNumbers, MARK, type DirectoryPlace } from './zip64.ts';

/** One file of a zip, as its directory tells it. */
export interface ZipEntry {
	readonly name: string;
	readonly packed: number;
	readonly size: number;
	readonly crc: number;
	readonly isDeflated: boolean;
	/** Of its local header. */
	readonly offset: number;
	/** Where the next thing begins: its data end before. */
	readonly end: number;
}

const END = { signature: 0x06054b50, length: 22, longestComment: 0xffff };
const RECORD = { signature: 0x02014b50, length: 46 };
const MOST_FILES = 100_000;
const LARGEST_DIRECTORY = 64 * 2 ** 20;
/** Deflate reaches a thousandfold; lines of JSON stay far below this. */
const MOST_EXPANSION = 200;
const SMALL = 2 ** 20;
const LARGEST_TOTAL = 64 * 2 ** 30;
const IS_LINK = 0xa;

const refused = (why: string) => new ArchiveRefused(why);
const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

/** Where the directory lies, from the record at the end of the file. */
async function findDirectory(source: ByteSource): Promise<DirectoryPlace> {
	const length = Math.min(source.size, END.length + END.longestComment);
	const tail = view(await source.read(source.size - length, length));
	for (let at = length - END.length; at >= 0; at--) {
		if (tail.getUint32(at, true) !== END.signature) continue;
		if (at + END.length + tail.getUint16(at + 20, true) !== length) continue;
		const files = tail.getUint16(at + 10, true);
		const size = tail.getUint32(at + 12, true);
		const offset = tail.getUint32(at + 16, true);
		const ends = source.size - length + at;
		if (tail.getUint16(at + 4, true) !== 0 || tail.getUint16(at + 8, true) !== files) {
			throw refused('the zip is a part of several');
		}
		if (files === MARK.count || size === MARK.number || offset === MARK.number) {
			return await largeDirectory(source, { ends, short: { files, size, offset } });
		}
		if (offset + size !== ends) throw refused('the zip is cut short or has something inserted');
		return { files, size, offset };
	}
	throw refused('not a zip file, or one that is cut short');
}

/** Refuses a name that could land outside the folder that the archive unpacks to. */
function checkName(name: string): void {
	const parts = name.split('/');
	const isPlain = /^[\x20-\x7e]{1,200}$/.test(name) && !/[\\:]/.test(name);
	if (isPlain && parts.every((part) => part !== '' && part !== '.' && part !== '..')) return;
	throw refused(`the zip holds an unsafe name: ${JSON.stringify(name)}`);
}

function checkEntry(entry: Omit<ZipEntry, 'end'>, flags: number, mode: number): void {
	const { name, packed, size } = entry;
	const of = `in the zip, ${JSON.stringify(name)}`;
	if (flags & 1) throw refused(`${of} is encrypted`);
	if (mode >>> 12 === IS_LINK) throw refused(`${of} is a link`);
	if (!entry.isDeflated && packed !== size) throw refused(`${of} has two sizes`);
	if (size > SMALL && size > packed * MOST_EXPANSION) {
		throw refused(`${of} would unpack to ${String(size)} bytes from ${String(packed)}`);
	}
}

/**
 * The files of a zip without its folders. Refuses what is cut short, unsafe names, names given
 * twice (in any case), links, encryption, parts that overlap, and what would unpack without measure.
 */
export async function zipEntries(source: ByteSource): Promise<ZipEntry[]> {
	const { files, size, offset: start } = await findDirectory(source);
	if (size > LARGEST_DIRECTORY || files > MOST_FILES) throw refused('the zip has too many files');
	const bytes = await source.read(start, size);
	const directory = view(bytes);
	const entries: Omit<ZipEntry, 'end'>[] = [];
	const names = new Set<string>();
	let at = 0;
	for (let index = 0; index < files; index++) {
		const whole = at + RECORD.length <= size;
		if (!whole || directory.getUint32(at, true) !== RECORD.signature) {
			throw refused('the directory of the zip is damaged');
		}
		const [nameLength, extra, comment] = [28, 30, 32].map((field) =>
			directory.getUint16(at + field, true)
		) as [number, number, number];
		const name = String.fromCharCode(...bytes.subarray(at + 46, at + 46 + nameLength));
		if (at + RECORD.length + nameLength + extra > size) {
			throw refused('the directory of the zip is damaged');
		}
		const isFolder = name.endsWith('/');
		checkName(isFolder ? name.slice(0, -1) : name);
		const method = directory.getUint16(at + 10, true);
		if (method !== 0 && method !== 8) throw refused(`in the zip, "${name}" is packed otherwise`);
		const extraAt = at + RECORD.length + nameLength;
		const numbers = largeNumbers(bytes.subarray(extraAt, extraAt + extra), {
			packed: directory.getUint32(at + 20, true),
			size: directory.getUint32(at + 24, true),
			offset: directory.getUint32(at + 42, true)
		});
		const crc = directory.getUint32(at + 16, true);
		const entry = { name, ...numbers, crc, isDeflated: method === 8 };
		checkEntry(entry, directory.getUint16(at + 8, true), directory.getUint16(at + 40, true));
		if (names.has(name.toLowerCase())) throw refused(`the zip holds ${JSON.stringify(name)} twice`);
		names.add(name.toLowerCase());
		entries.push(entry);
		at += RECORD.length + nameLength + extra + comment;
	}
	if (at !== size) throw refused('the directory of the zip is damaged');
	if (entries.reduce((sum, entry) => sum + entry.size, 0) > LARGEST_TOTAL) {
		throw refused('the zip would unpack to more than 64 GiB');
	}

	const offsets = entries.map((entry) => entry.offset).toSorted((a, b) => a - b);
	if (new Set(offsets).size < offsets.length) throw refused('parts of the zip overlap');
	const next = new Map(offsets.map((offset, index) => [offset, offsets[index + 1] ?? start]));
	return entries
		.map((entry) => ({ ...entry, end: next.get(entry.offset) ?? start }))
		.filter(({ name }) => !name.endsWith('/'));
}
