import type { ArchiveFiles } from './files.ts';
import { ArchiveRefused } from './refused.ts';
import { Fields, Malformed } from '../ledger/document.ts';
import { parsedJson, wholeFile } from './lines.ts';

export const ARCHIVE_FORMAT = 'vatio-archive/1';

/** The files of an archive that have one name. */
export const FILE = {
	manifest: 'manifest.json',
	key: 'key.pem',
	ledger: 'ledger.jsonl',
	leafHashes: 'leaf-hashes.bin',
	heads: 'heads.jsonl',
	teams: 'teams.jsonl',
	verdicts: 'verdicts.jsonl',
	texts: 'texts.jsonl'
} as const;

/** One for each version that the ledger says was published. */
export const rulebookFile = (version: number): string => `rulebooks/${String(version)}.json`;
/** One for each board that the ledger says was published, by the subject of that fact. */
export const boardFile = (id: string): string => `boards/${id}.json`;
/** One for each ranking over several of them, by the subject of its fact. */
export const combinedFile = (id: string): string => `combined/${id}.json`;

const KIB = 1 << 10;
const MIB = 1 << 20;
/** Bytes at most: of a whole file, or of a line where the file has lines. */
export const LIMIT = {
	manifest: 64 * KIB,
	key: 4 * KIB,
	rulebook: 16 * MIB,
	board: 256 * MIB,
	leafHashes: 2 ** 31,
	ledgerLine: MIB,
	line: 64 * KIB,
	textLine: 32 * MIB
} as const;

export interface Manifest {
	/** Address of the contest, as its boards name it. */
	contest: string;
	/** As its heads name it. */
	contestId: string;
	/** ISO 8601. */
	exportedAt: string;
	/** Lines of the ledger. */
	leaves: number;
}

export function canonicalManifest({ contest, contestId, exportedAt, leaves }: Manifest): string {
	return JSON.stringify({ contest, contestId, exportedAt, format: ARCHIVE_FORMAT, leaves });
}

/** Turns what a reader says of a document into what an archive says of a place in it. */
export function refusedAt<Read>(place: { file: string; line?: number }, read: () => Read): Read {
	try {
		return read();
	} catch (cause) {
		if (!(cause instanceof Malformed)) throw cause;
		throw new ArchiveRefused(cause.message, place);
	}
}

export const hasFile = (files: ArchiveFiles, file: string): boolean => files.names.includes(file);

export function needFile(files: ArchiveFiles, file: string): void {
	if (!hasFile(files, file)) throw new ArchiveRefused('is missing', { file });
}

/** The manifest. Refuses another format, and whatever is no archive. */
export async function readManifest(files: ArchiveFiles): Promise<Manifest> {
	const file = FILE.manifest;
	if (!hasFile(files, file)) throw new ArchiveRefused('is missing: this is no archive', { file });
	const value = parsedJson(await wholeFile(files, { file, largest: LIMIT.manifest }), { file });
	return refusedAt({ file }, () => {
		const fields = new Fields(value, ['contest', 'contestId', 'exportedAt', 'format', 'leaves']);
		fields.text('format', /^vatio-archive\/1$/, `"${ARCHIVE_FORMAT}"`);
		return {
			contest: fields.text('contest', /^[A-Za-z0-9_-]{1,64}$/, 'an address'),
			contestId: fields.id('contestId'),
			exportedAt: fields.instant('exportedAt'),
			leaves: fields.natural('leaves')
		};
	});
}
