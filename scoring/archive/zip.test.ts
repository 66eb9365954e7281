import { deflateRawSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crc32 } from './crc32.ts';
import { bytesInMemory } from './files.ts';
import { wholeFile, wholeText } from './lines.ts';
import { joinedBytes } from './texts.fixture.ts';
import { zipOf } from './zip-writer.ts';
import { zipFiles } from './zip.ts';

const open = (zip: Uint8Array) => zipFiles(bytesInMemory(zip));
async function unpacked(zip: Uint8Array) {
	const files = await open(zip);
	const found = new Map<string, string>();
	for (const file of files.names) found.set(file, await wholeText(files, { file, largest: 1e7 }));
	return found;
}
async function packed(files: Record<string, string>, stored = false): Promise<Uint8Array> {
	const list = Object.entries(files).map(([name, text]) => ({
		name,
		stored,
		chunks: [strToU8(text)]
	}));
	const pieces: Uint8Array[] = [];
	for await (const piece of zipOf(list)) pieces.push(piece);
	return joinedBytes(pieces);
}

/** A zip by hand, so that every field can lie. */
function zipByHand(
	entries: {
		name: string;
		body?: Uint8Array;
		size?: number;
		flags?: number;
		mode?: number;
		method?: number;
		offset?: number;
		crc?: number;
	}[]
): Uint8Array {
	const parts: Buffer[] = [];
	const directory: Buffer[] = [];
	let at = 0;
	for (const entry of entries) {
		const { name, body = strToU8('hola'), flags = 0, mode = 0, method = 0 } = entry;
		const local = Buffer.alloc(30);
		local.writeUInt32LE(0x04034b50, 0);
		local.writeUInt16LE(name.length, 26);
		const record = Buffer.alloc(46);
		record.writeUInt32LE(0x02014b50, 0);
		record.writeUInt16LE(flags, 8);
		record.writeUInt16LE(method, 10);
		record.writeUInt32LE(entry.crc ?? crc32(body), 16);
		record.writeUInt32LE(body.length, 20);
		record.writeUInt32LE(entry.size ?? body.length, 24);
		record.writeUInt16LE(name.length, 28);
		record.writeUInt16LE(mode, 40);
		record.writeUInt32LE(entry.offset ?? at, 42);
		directory.push(record, Buffer.from(name, 'latin1'));
		parts.push(local, Buffer.from(name, 'latin1'), Buffer.from(body));
		at += 30 + name.length + body.length;
	}
	const listed = Buffer.concat(directory);
	const end = Buffer.alloc(22);
	end.writeUInt32LE(0x06054b50, 0);
	end.writeUInt16LE(entries.length, 8);
	end.writeUInt16LE(entries.length, 10);
	end.writeUInt32LE(listed.length, 12);
	end.writeUInt32LE(at, 16);
	return Buffer.concat([...parts, listed, end]);
}

describe('a zip', () => {
	test('gives back what was packed, by this packer and by others', async () => {
		const text = fc.string({ unit: 'grapheme', maxLength: 3000 });
		const names = fc.constantFrom('a.json', 'boards/b.json', 'texts.jsonl', 'c');
		await fc.assert(
			fc.asyncProperty(fc.dictionary(names, text), fc.boolean(), async (files, stored) => {
				const expected = new Map(Object.entries(files));
				const other = zipSync(
					Object.fromEntries(Object.entries(files).map(([name, one]) => [name, strToU8(one)]))
				);

				expect(await unpacked(await packed(files, stored))).toEqual(expected);
				expect(await unpacked(other)).toEqual(expected);
			}),
			{ numRuns: 50 }
		);
	});

	test('is the same bytes every time', async () => {
		expect(await packed({ a: 'uno', b: 'dos' })).toEqual(await packed({ a: 'uno', b: 'dos' }));
	});

	test('that is cut short anywhere, or changed in a byte that matters, is refused', async () => {
		const zip = await packed({ 'a.json': 'uno y dos y tres y cuatro '.repeat(40), b: 'cinco' });
		for (let length = 0; length < zip.length; length += 3) {
			await expect(unpacked(zip.subarray(0, length))).rejects.toThrow(/zip|cut short|damaged/);
		}
		const text = await unpacked(zip);
		for (let at = 0; at < zip.length; at += 1) {
			const changed = Uint8Array.from(zip);
			changed[at] = (changed[at] ?? 0) ^ 0x55;
			const seen = await unpacked(changed).catch((cause: unknown) => cause);
			if (seen instanceof Error) expect(seen.name).toBe('ArchiveRefused');
			else expect([...(seen as Map<string, string>).values()]).toEqual([...text.values()]);
		}
	});

	const bomb = deflateRawSync(new Uint8Array(50_000_000));
	const hostile: [string, Uint8Array, string][] = [
		['climbs out', zipByHand([{ name: '../a' }]), 'unsafe name: "../a"'],
		['climbs out from within', zipByHand([{ name: 'a/../../b' }]), 'unsafe name'],
		['starts at the root', zipByHand([{ name: '/etc/passwd' }]), 'unsafe name'],
		['names a drive', zipByHand([{ name: 'C:a' }]), 'unsafe name'],
		['has backslashes', zipByHand([{ name: '..\\a' }]), 'unsafe name'],
		['has no name', zipByHand([{ name: '' }]), 'unsafe name'],
		['has a line feed in a name', zipByHand([{ name: 'a\nb' }]), 'unsafe name'],
		['has a name twice', zipByHand([{ name: 'a' }, { name: 'a' }]), '"a" twice'],
		['has a name twice but for its case', zipByHand([{ name: 'a' }, { name: 'A' }]), '"A" twice'],
		['holds a link', zipByHand([{ name: 'a', mode: 0xa1ff }]), 'is a link'],
		['is encrypted', zipByHand([{ name: 'a', flags: 1 }]), 'is encrypted'],
		['is packed otherwise', zipByHand([{ name: 'a', method: 12 }]), 'is packed otherwise'],
		['has overlapping parts', zipByHand([{ name: 'a' }, { name: 'b', offset: 0 }]), 'overlap'],
		[
			'would unpack without measure',
			zipByHand([{ name: 'a', method: 8, body: bomb, size: 50_000_000 }]),
			'would unpack to 50000000 bytes'
		],
		[
			'unpacks to more than it says',
			zipByHand([{ name: 'a', method: 8, body: bomb, size: 900 }]),
			'"a": is damaged in the zip'
		],
		[
			'unpacks to less than it says',
			zipByHand([{ name: 'a', method: 8, body: deflateRawSync('x'), size: 900 }]),
			'"a": is damaged'
		],
		['has other content than it says', zipByHand([{ name: 'a', crc: 7 }]), '"a": is damaged'],
		[
			'does not deflate',
			zipByHand([{ name: 'a', method: 8, body: strToU8('\xff\xff') }]),
			'"a": is damaged'
		],
		['is no zip', strToU8('hola'.repeat(100)), 'not a zip file']
	];
	test.each(hostile)('that %s is refused', async (_, zip, message) => {
		await expect(unpacked(zip)).rejects.toThrow(message);
		await expect(unpacked(zip)).rejects.toMatchObject({ name: 'ArchiveRefused' });
	});

	test('larger than what is asked for is not read to its end', async () => {
		const files = await open(await packed({ a: 'x'.repeat(5000) }));
		await expect(wholeFile(files, { file: 'a', largest: 1000 })).rejects.toThrow(
			'"a": is larger than 1000 bytes'
		);
	});
});
