import { describe, expect, test } from 'vitest';
import type { ByteSource } from './files.ts';
import { bytesInMemory } from './files.ts';
import { joinedBytes } from './texts.fixture.ts';
import { zipEntries } from './zip-directory.ts';
import { directoryRecord, endOfDirectory, type PackedFile } from './zip-records.ts';
import { zipOf } from './zip-writer.ts';

const GIB = 2 ** 30;
const file = (name: string, at: Partial<PackedFile> = {}): PackedFile => ({
	name,
	isDeflated: false,
	crc: 7,
	packed: 4,
	size: 4,
	offset: 0,
	...at
});

/** A zip of which only the directory is there: the gigabytes before it are never read. */
function withDirectory(offset: number, files: PackedFile[], change?: (end: Uint8Array) => void) {
	const records = joinedBytes(files.map(directoryRecord));
	const end = endOfDirectory({ files: files.length, size: records.length, offset });
	change?.(end);
	const bytes = joinedBytes([records, end]);
	return {
		size: offset + bytes.length,
		read(from, length) {
			const asked = new Uint8Array(length);
			asked.set(
				bytes.slice(Math.max(0, from - offset), from - offset + length),
				Math.max(0, offset - from)
			);
			return Promise.resolve(asked);
		}
	} satisfies ByteSource;
}

describe('a zip above 4 GiB', () => {
	const large = [
		file('a', { packed: 5 * GIB, size: 5 * GIB }),
		file('b', { offset: 5 * GIB + 31, packed: 5, size: 5 })
	];

	test('has its sizes and places read in full', async () => {
		const entries = await zipEntries(withDirectory(6 * GIB, large));

		expect(entries).toMatchObject([
			{ name: 'a', packed: 5 * GIB, size: 5 * GIB, offset: 0, end: 5 * GIB + 31 },
			{ name: 'b', packed: 5, offset: 5 * GIB + 31, end: 6 * GIB }
		]);
	});

	test.each([
		['a size of the record', 4],
		['another disk', 16],
		['a count for this disk', 24],
		['a count', 32],
		['a size of the directory', 40],
		['a place of the directory', 48],
		['a size beyond whole numbers', 47],
		['a locator of another kind', 56],
		['a place of the record', 64],
		['a number of disks', 72]
	])('is refused where %s lies', async (_, at) => {
		const source = withDirectory(6 * GIB, large, (end) => {
			end[at] = (end[at] ?? 0) ^ 0x81;
		});

		await expect(zipEntries(source)).rejects.toThrow('the ZIP64 record of the zip is damaged');
	});

	test('is refused where its two last records disagree', async () => {
		const source = withDirectory(6 * GIB, large, (end) => end.set([1, 0, 1, 0], 76 + 8));

		await expect(zipEntries(source)).rejects.toThrow('ZIP64 record of the zip is damaged');
	});
});

test.each([
	['says a number that nothing asks for', [1, 0, 8, 0, 1, 0, 0, 0, 0, 0, 0, 0]],
	['is cut short', [9, 0, 3, 0]],
	['ends within its name', [9, 0]]
])('a file whose extra field %s is refused', async (_, extra) => {
	const record = directoryRecord(file('a'));
	record[30] = extra.length;
	const records = joinedBytes([record, Uint8Array.from(extra)]);
	const end = endOfDirectory({ files: 1, size: records.length, offset: 40 });
	const zip = joinedBytes([new Uint8Array(40), records, end]);

	await expect(zipEntries(bytesInMemory(zip))).rejects.toThrow('damaged');
});

test('a file that is marked as large and says no size is refused', async () => {
	const record = directoryRecord(file('a'));
	record.fill(0xff, 24, 28);
	const end = endOfDirectory({ files: 1, size: record.length, offset: 40 });
	const zip = joinedBytes([new Uint8Array(40), record, end]);

	await expect(zipEntries(bytesInMemory(zip))).rejects.toThrow('damaged');
});

test('a zip of more than 65,535 files is read in full', async () => {
	const files = Array.from({ length: 66_000 }, (_, index) => ({
		name: `boards/${String(index)}.json`,
		stored: true,
		chunks: [Uint8Array.of(65 + (index % 26))]
	}));
	const pieces: Uint8Array[] = [];
	for await (const piece of zipOf(files)) pieces.push(piece);
	const zip = joinedBytes(pieces);

	const entries = await zipEntries(bytesInMemory(zip));
	expect(entries).toHaveLength(66_000);
	expect(entries.at(-1)).toMatchObject({ name: 'boards/65999.json', size: 1 });
});
