/** The files of an archive, whether they come from a folder, a zip or memory. */
export interface ArchiveFiles {
	readonly names: readonly string[];
	/**
	 * The content, piece by piece; may be asked for more than once. A piece is valid until the next is
	 * asked for. Refuses a name that is not there.
	 */
	chunks(name: string): AsyncIterable<Uint8Array>;
}

/** Bytes that can be read anywhere, such as a file or a Blob. */
export interface ByteSource {
	readonly size: number;
	/** Exactly `length` bytes from `offset`, which lie within `size`. */
	read(offset: number, length: number): Promise<Uint8Array>;
}

/** An archive in memory. */
export function filesInMemory(content: ReadonlyMap<string, Uint8Array>): ArchiveFiles {
	return {
		names: [...content.keys()],
		async *chunks(name) {
			const bytes = content.get(name);
			if (!bytes) throw new RangeError(`no file ${name}`);
			yield bytes;
		}
	};
}

export function bytesInMemory(bytes: Uint8Array): ByteSource {
	return {
		size: bytes.length,
		read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length))
	};
}
