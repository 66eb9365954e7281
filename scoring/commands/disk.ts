import { open, readdir, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArchiveFiles, ByteSource } from '../archive/files.ts';
import { zipFiles } from '../archive/zip.ts';
import { BadInput } from './command.ts';
import { nativeZip, PIECE } from './native-zip.ts';

const LARGEST_TEXT = 16 << 20;

const UNREADABLE = new Map([
	['ENOENT', 'no such file'],
	['ENOTDIR', 'no such file'],
	['EISDIR', 'it is a folder'],
	['EACCES', 'no permission'],
	['EPERM', 'no permission']
]);

export function unreadable(path: string, cause: unknown): BadInput {
	const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
	return new BadInput(`cannot read ${JSON.stringify(path)}: ${UNREADABLE.get(code) ?? code}`);
}

async function* chunksOf(path: string): AsyncGenerator<Uint8Array> {
	let file: FileHandle | undefined;
	try {
		file = await open(path);
		// Two buffers in turn: one is read while the other is filled.
		const buffers: [Uint8Array, Uint8Array] = [new Uint8Array(PIECE), new Uint8Array(PIECE)];
		let next = file.read(buffers[0], 0, PIECE);
		for (let turn = 0; ; turn ^= 1) {
			const { bytesRead } = await next;
			if (bytesRead === 0) return;
			next = file.read(buffers[turn ^ 1 ? 1 : 0], 0, PIECE);
			yield buffers[turn ? 1 : 0].subarray(0, bytesRead);
		}
	} catch (cause) {
		throw cause instanceof Error && 'code' in cause ? unreadable(path, cause) : cause;
	} finally {
		await file?.close();
	}
}

/** Plain files of a folder and of the folders in it; what is deeper is no part of an archive. */
async function namesIn(folder: string, inside = ''): Promise<string[]> {
	const found: string[] = [];
	for (const entry of await readdir(join(folder, inside), { withFileTypes: true })) {
		const name = inside === '' ? entry.name : `${inside}/${entry.name}`;
		if (entry.isSymbolicLink())
			throw new BadInput(`${JSON.stringify(name)} in the archive is a link`);
		if (entry.isFile()) found.push(name);
		else if (entry.isDirectory() && inside === '') found.push(...(await namesIn(folder, name)));
	}
	return found.sort();
}

function fileSource(file: FileHandle, size: number): ByteSource {
	return {
		size,
		async read(offset, length) {
			const bytes = new Uint8Array(length);
			let done = 0;
			while (done < length) {
				const { bytesRead } = await file.read(bytes, done, length - done, offset + done);
				if (bytesRead === 0) throw new BadInput('the zip became shorter while it was read');
				done += bytesRead;
			}
			return bytes;
		}
	};
}

/** An archive on disk: a folder, or the zip of it. */
export async function archiveOnDisk(path: string): Promise<ArchiveFiles> {
	try {
		if ((await stat(path)).isDirectory()) {
			const names = await namesIn(path);
			return { names, chunks: (name) => chunksOf(join(path, name)) };
		}
		const file = await open(path);
		return await zipFiles(fileSource(file, (await file.stat()).size), nativeZip);
	} catch (cause) {
		if (cause instanceof Error && 'code' in cause) throw unreadable(path, cause);
		throw cause;
	}
}

/** A small text file on disk. */
export async function textOnDisk(path: string): Promise<string> {
	const pieces: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of chunksOf(path)) {
		size += chunk.length;
		if (size > LARGEST_TEXT) throw new BadInput(`${JSON.stringify(path)} is too large`);
		pieces.push(chunk.slice());
	}
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces));
	} catch {
		throw new BadInput(`${JSON.stringify(path)} is not UTF-8`);
	}
}
