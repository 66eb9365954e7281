/** What a writer knows of a file that it has packed. */
export interface PackedFile {
	name: string;
	isDeflated: boolean;
	crc: number;
	packed: number;
	size: number;
	/** Of its local header. */
	offset: number;
}

/** Sizes and counts of a plain zip end here; what is larger is written in ZIP64. */
export const MOST_32 = 0xffffffff;
const MOST_16 = 0xffff;
const PLAIN = 20;
const ZIP64 = 45;
/** Sizes follow the data. */
const STREAMED = 8;
/** The start of a zip's calendar: the same content is the same bytes, whenever it is packed. */
const EPOCH = 0x0021;

/** Little-endian fields: pairs of a width in bytes and a whole number below 2^53. */
function fields(...pairs: [width: 2 | 4 | 8, value: number][]): Uint8Array {
	const bytes = new Uint8Array(pairs.reduce((sum, [width]) => sum + width, 0));
	const view = new DataView(bytes.buffer);
	let at = 0;
	for (const [width, value] of pairs) {
		if (width === 2) view.setUint16(at, value, true);
		else view.setUint32(at, value % 2 ** 32, true);
		if (width === 8) view.setUint32(at + 4, Math.floor(value / 2 ** 32), true);
		at += width;
	}
	return bytes;
}

function joined(...parts: Uint8Array[]): Uint8Array {
	const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		bytes.set(part, at);
		at += part.length;
	}
	return bytes;
}

const ascii = (name: string) => Uint8Array.from(name, (letter) => letter.charCodeAt(0));
const isLarge = ({ packed, size }: PackedFile) => packed >= MOST_32 || size >= MOST_32;
const method = (isDeflated: boolean) => (isDeflated ? 8 : 0);

/** What stands before a file's data. Its sizes are not known yet. */
export function localHeader({ name, isDeflated }: Pick<PackedFile, 'name' | 'isDeflated'>) {
	return joined(
		fields(
			[4, 0x04034b50],
			[2, PLAIN],
			[2, STREAMED],
			[2, method(isDeflated)],
			[2, 0],
			[2, EPOCH],
			[4, 0],
			[4, 0],
			[4, 0],
			[2, name.length],
			[2, 0]
		),
		ascii(name)
	);
}

/** What stands behind a file's data: its checksum and sizes, of eight bytes where four are too few. */
export function dataDescriptor(file: PackedFile): Uint8Array {
	const width = isLarge(file) ? 8 : 4;
	return fields([4, 0x08074b50], [4, file.crc], [width, file.packed], [width, file.size]);
}

/** A file's line in the directory. */
export function directoryRecord(file: PackedFile): Uint8Array {
	const { name, isDeflated, crc, packed, size, offset } = file;
	const isZip64 = isLarge(file) || offset >= MOST_32;
	const short = (value: number) => (isZip64 ? MOST_32 : value);
	const extra = isZip64 ? fields([2, 1], [2, 24], [8, size], [8, packed], [8, offset]) : fields();
	return joined(
		fields(
			[4, 0x02014b50],
			[2, isZip64 ? ZIP64 : PLAIN],
			[2, isZip64 ? ZIP64 : PLAIN],
			[2, STREAMED],
			[2, method(isDeflated)],
			[2, 0],
			[2, EPOCH],
			[4, crc],
			[4, short(packed)],
			[4, short(size)],
			[2, name.length],
			[2, extra.length],
			[2, 0],
			[2, 0],
			[2, 0],
			[4, 0],
			[4, short(offset)]
		),
		ascii(name),
		extra
	);
}

/** What stands at the very end: where the directory lies, twice where four bytes are too few. */
export function endOfDirectory(directory: { files: number; size: number; offset: number }) {
	const { files, size, offset } = directory;
	const isZip64 = files >= MOST_16 || size >= MOST_32 || offset >= MOST_32;
	const end = fields(
		[4, 0x06054b50],
		[2, 0],
		[2, 0],
		[2, isZip64 ? MOST_16 : files],
		[2, isZip64 ? MOST_16 : files],
		[4, isZip64 ? MOST_32 : size],
		[4, isZip64 ? MOST_32 : offset],
		[2, 0]
	);
	if (!isZip64) return end;
	const large = fields(
		[4, 0x06064b50],
		[8, 44],
		[2, ZIP64],
		[2, ZIP64],
		[4, 0],
		[4, 0],
		[8, files],
		[8, files],
		[8, size],
		[8, offset]
	);
	const locator = fields([4, 0x07064b50], [4, 0], [8, offset + size], [4, 1]);
	return joined(large, locator, end);
}
