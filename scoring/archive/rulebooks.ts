import { toHex } from '../ledger/hex.ts';
import type { Sha256 } from '../ledger/sha256.ts';
import { rulebook as rulebookSchema, type Rulebook } from '../rulebook/schema.ts';
import type { ArchiveFiles } from './files.ts';
import { LIMIT } from './format.ts';
import { parsedJson, wholeFile } from './lines.ts';
import { ArchiveRefused } from './refused.ts';

/** A version of the rules as the archive gives it. */
export interface ArchivedRulebook {
	version: number;
	rulebook: Rulebook;
	/** SHA-256 of the file's bytes, which are to be the canonical ones. */
	hash: string;
}

const FILE_NAME = /^rulebooks\/([1-9]\d{0,8})\.json$/;

/** Every version of the rules, by version. Refuses what is no rulebook. */
export async function readRulebooks(
	files: ArchiveFiles,
	sha256: Sha256
): Promise<Map<number, ArchivedRulebook>> {
	const found = new Map<number, ArchivedRulebook>();
	for (const file of files.names) {
		const version = Number(FILE_NAME.exec(file)?.[1]);
		if (Number.isNaN(version)) continue;
		const bytes = await wholeFile(files, { file, largest: LIMIT.rulebook });
		const parsed = rulebookSchema.safeParse(parsedJson(bytes, { file }));
		if (!parsed.success) {
			const [issue] = parsed.error.issues;
			const field = issue?.path.map(String).join('.');
			throw new ArchiveRefused(`is refused: ${issue?.message ?? ''}`, { file, field });
		}
		if (parsed.data.version !== version) {
			throw new ArchiveRefused(`is not ${String(version)}`, { file, field: 'version' });
		}
		found.set(version, { version, rulebook: parsed.data, hash: toHex(sha256(bytes)) });
	}
	return found;
}
