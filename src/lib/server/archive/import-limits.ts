import type { ArchiveFiles, ByteSource } from '#scoring/archive/files.ts';
import { zipFiles } from '#scoring/archive/zip.ts';
import { ArchiveRefused } from '#scoring/archive/refused.ts';
import { nativeZip } from '#scoring/commands/native-zip.ts';

const MIB = 1 << 20;
/** The zip itself, and any file in it once it is unpacked. */
export const LARGEST_ZIP = 64 * MIB;
const LARGEST_FILE = 256 * MIB;
/** An edition of a thousand people has some seventy thousand. */
export const MOST_LEAVES = 200_000;
const MOST_FILES = 2000;

/** The files of an uploaded archive, none of which unpacks to more than a site can take in. */
export async function uploadedFiles(source: ByteSource): Promise<ArchiveFiles> {
	if (source.size > LARGEST_ZIP) {
		throw new ArchiveRefused(`is larger than ${String(LARGEST_ZIP)} bytes`);
	}
	const files = await zipFiles(source, nativeZip);
	if (files.names.length > MOST_FILES) throw new ArchiveRefused('the zip has too many files');

	return {
		names: files.names,
		async *chunks(name) {
			let size = 0;
			for await (const chunk of files.chunks(name)) {
				size += chunk.length;
				if (size > LARGEST_FILE) {
					throw new ArchiveRefused(`is larger than ${String(LARGEST_FILE)} bytes`, { file: name });
				}
				yield chunk;
			}
		}
	};
}
