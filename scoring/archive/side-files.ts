import { z } from 'zod';
import { Fields, Malformed } from '../ledger/document.ts';
import { readHead, type SignedHead } from '../ledger/tree-head.ts';
import type { Levels } from '../ranking/jury.ts';
import { board as boardSchema } from '../ranking/board.ts';
import type { ArchiveFiles } from './files.ts';
import { FILE, hasFile, LIMIT, needFile, refusedAt } from './format.ts';
import { forEachValue } from './lines.ts';
import { ArchiveRefused } from './refused.ts';

/** A team's name as the archive gives it, or the word that it was erased. */
export interface TeamLine {
	line: number;
	name: string | undefined;
	salt: string | undefined;
}

/** What a verdict's fact only binds. */
export interface VerdictLine {
	line: number;
	levels: Levels | undefined;
	reason: string | undefined;
	salt: string | undefined;
}

const SALT = /^[0-9a-f]{0,128}$/;
const anyText = /^/;
const levels = z.record(z.string(), z.int().min(1).max(5));

async function readLines<Value>(
	files: ArchiveFiles,
	{ file, names, key }: { file: string; names: string[]; key: string },
	read: (fields: Fields, line: number) => Value
): Promise<Map<string, Value>> {
	const found = new Map<string, Value>();
	if (!hasFile(files, file)) return found;
	await forEachValue(files, { file, longest: LIMIT.line }, (value, line) => {
		refusedAt({ file, line }, () => {
			const fields = new Fields(value, names);
			const id = fields.id(key);
			if (found.has(id)) throw new Malformed('is there twice', key);
			found.set(id, read(fields, line));
		});
	});
	return found;
}

const optionalText = (fields: Fields, name: string, pattern: RegExp, expected: string) =>
	fields.has(name) ? fields.text(name, pattern, expected) : undefined;

/** Names by team, as far as they were not erased. */
export function readTeams(files: ArchiveFiles): Promise<Map<string, TeamLine>> {
	const names = ['erased', 'name', 'salt', 'team'];
	return readLines(files, { file: FILE.teams, names, key: 'team' }, (fields, line) => {
		const name = optionalText(fields, 'name', anyText, 'a text');
		const isErased = fields.has('erased') && fields.any('erased') === true;
		if (isErased === (name !== undefined)) throw new Malformed('is missing', 'name');
		return { line, name, salt: optionalText(fields, 'salt', SALT, 'a salt in hex') };
	});
}

/** What verdicts said beyond their facts, by fact. */
export function readVerdicts(files: ArchiveFiles): Promise<Map<string, VerdictLine>> {
	const names = ['fact', 'levels', 'reason', 'salt'];
	return readLines(files, { file: FILE.verdicts, names, key: 'fact' }, (fields, line) => {
		const given = fields.has('levels') ? levels.safeParse(fields.any('levels')) : undefined;
		if (given && !given.success) throw new Malformed('is not levels from 1 to 5', 'levels');
		return {
			line,
			levels: given?.data,
			reason: optionalText(fields, 'reason', anyText, 'a text'),
			salt: optionalText(fields, 'salt', SALT, 'a salt in hex')
		};
	});
}

/** The signed heads, none of them checked. */
export async function readHeads(files: ArchiveFiles): Promise<SignedHead[]> {
	const file = FILE.heads;
	needFile(files, file);
	const heads: SignedHead[] = [];
	await forEachValue(files, { file, longest: LIMIT.line }, (value, line) => {
		heads.push(refusedAt({ file, line }, () => readHead(value)));
	});
	return heads;
}

/** The names on a board's document, by team; nothing where it is no board. */
export function namesOnBoard(document: Uint8Array): Map<string, string> {
	let value: unknown;
	try {
		value = JSON.parse(new TextDecoder().decode(document));
	} catch {
		return new Map();
	}
	const parsed = boardSchema.safeParse(value);
	return new Map(parsed.success ? parsed.data.rows.map((row) => [row.teamId, row.teamName]) : []);
}

/** The draws by which a board says how sure it is. */
export interface HowDoubted {
	/** 32 hex digits. */
	seed: string;
	replicates: number;
}

const doubted = z.object({
	doubt: z.object({
		seed: z.string().regex(/^[0-9a-f]{32}$/),
		replicates: z.int().min(100).max(100_000)
	})
});

/** What a board's document says of its draws; it stands near the front of canonical JSON. */
export function doubtOnDocument(document: Uint8Array): HowDoubted | undefined {
	const text = new TextDecoder().decode(document);
	if (!text.includes('"replicates":')) return undefined;
	try {
		return doubted.safeParse(JSON.parse(text)).data?.doubt;
	} catch {
		return undefined;
	}
}

/** Refuses an archive that lacks a file which it cannot do without. */
export function needFiles(files: ArchiveFiles, wanted: readonly string[]): void {
	for (const file of wanted) needFile(files, file);
	const names = new Set<string>();
	for (const name of files.names) {
		if (names.has(name)) throw new ArchiveRefused('is there twice', { file: name });
		names.add(name);
	}
}
