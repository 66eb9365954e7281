import type { Fact, FactData, Rulebook } from '#scoring';
import type { ArchiveFiles } from '#scoring/archive/files.ts';
import {
	boardFile,
	combinedFile,
	FILE,
	LIMIT,
	needFile,
	readManifest
} from '#scoring/archive/format.ts';
import { forEachLine, wholeText } from '#scoring/archive/lines.ts';
import { readRulebooks } from '#scoring/archive/rulebooks.ts';
import { readHeads, readTeams, readVerdicts } from '#scoring/archive/side-files.ts';
import { sha256 } from '#scoring/commands/native-crypto.ts';
import { toHex } from '#scoring/ledger/hex.ts';
import { hashLeaf } from '#scoring/ledger/merkle-tree.ts';
import type { SignedHead } from '#scoring/ledger/tree-head.ts';
import { board as boardSchema } from '#scoring/ranking/board.ts';

export interface ImportedFact {
	id: string;
	kind: string;
	at: number;
	subject: string;
	/** Canonical JSON. */
	leaf: string;
	/** Hex. */
	leafHash: string;
}

export interface ImportedBoard {
	id: string;
	challengeId: string;
	document: string;
	/** As the ledger has it. */
	hash: string;
	at: number;
}

/** A contest as its archive tells it, in memory: what people wrote is left out. */
export interface ContestToImport {
	contestId: string;
	slug: string;
	/** PEM. */
	publicKey: string;
	facts: ImportedFact[];
	heads: SignedHead[];
	/** Every version that was published, in order. */
	rulebooks: { rulebook: Rulebook; hash: string; at: number }[];
	overrides: (FactData<'schedule-overridden'> & { at: number })[];
	boards: ImportedBoard[];
	/** Rankings over several challenges, in order. */
	combined: Omit<ImportedBoard, 'challengeId'>[];
	/** The lines of `teams.jsonl`: names that a board tells, and teams that were erased. */
	teams: string;
	/** The lines of `verdicts.jsonl`, without their reasons. */
	verdicts: string;
}

/** Reads an archive that was verified, as far as it is kept. Refuses one that lacks a board. */
export async function readContest(files: ArchiveFiles): Promise<ContestToImport> {
	const { contest: slug, contestId } = await readManifest(files);
	const { facts, told } = await readFacts(files);
	const versions = await readRulebooks(files, sha256);
	const boards = await readBoards(files, told);
	const named = new Set(boards.flatMap(({ teams }) => teams));

	return {
		contestId,
		slug,
		publicKey: await wholeText(files, { file: FILE.key, largest: LIMIT.key }),
		facts,
		heads: await readHeads(files),
		rulebooks: told.flatMap(({ kind, at, data }) => {
			const version = kind === 'rulebook-published' ? versions.get(data.version) : undefined;
			return version ? [{ ...version, at: Date.parse(at) }] : [];
		}),
		overrides: told.flatMap(({ kind, at, data }) =>
			kind === 'schedule-overridden' ? [{ ...data, at: Date.parse(at) }] : []
		),
		boards: boards.map(({ board }) => board),
		combined: await readCombined(files, told),
		teams: await teamLines(files, named),
		verdicts: await verdictLines(files)
	};
}

const TOLD = [
	'rulebook-published',
	'schedule-overridden',
	'board-published',
	'combined-board-published'
];

async function readFacts(files: ArchiveFiles): Promise<{ facts: ImportedFact[]; told: Fact[] }> {
	const facts: ImportedFact[] = [];
	const told: Fact[] = [];
	const decoder = new TextDecoder();
	const ledger = { file: FILE.ledger, longest: LIMIT.ledgerLine };
	await forEachLine(files, ledger, (bytes, from, to) => {
		const line = bytes.subarray(from, to);
		const leaf = decoder.decode(line);
		const fact: Fact = JSON.parse(leaf);
		const { id, kind, subject } = fact;
		const leafHash = toHex(hashLeaf(line, sha256));
		facts.push({ id, kind, at: Date.parse(fact.at), subject, leaf, leafHash });
		if (TOLD.includes(kind)) told.push(fact);
	});

	return { facts, told };
}

async function readBoards(files: ArchiveFiles, told: Fact[]) {
	const boards: { board: ImportedBoard; teams: string[] }[] = [];
	for (const { kind, subject: id, at, data } of told) {
		if (kind !== 'board-published') continue;
		const file = boardFile(id);
		needFile(files, file);
		const document = await wholeText(files, { file, largest: LIMIT.board });
		const { rows } = boardSchema.parse(JSON.parse(document));
		const board = { id, challengeId: data.challenge, document, hash: data.boardHash };
		boards.push({
			board: { ...board, at: Date.parse(at) },
			teams: rows.map(({ teamId }) => teamId)
		});
	}

	return boards;
}

/** Their teams stand on the boards of their parts, so that they name nobody else. */
async function readCombined(files: ArchiveFiles, told: Fact[]) {
	const combined: ContestToImport['combined'] = [];
	for (const { kind, subject: id, at, data } of told) {
		if (kind !== 'combined-board-published') continue;
		const file = combinedFile(id);
		needFile(files, file);
		const document = await wholeText(files, { file, largest: LIMIT.board });
		combined.push({ id, document, hash: data.boardHash, at: Date.parse(at) });
	}

	return combined;
}

async function teamLines(files: ArchiveFiles, named: ReadonlySet<string>): Promise<string> {
	const lines = [...(await readTeams(files))].flatMap(([team, { name, salt }]) => {
		if (name === undefined) return [JSON.stringify({ erased: true, team })];
		return named.has(team) ? [JSON.stringify({ name, salt, team })] : [];
	});

	return lines.map((line) => `${line}\n`).join('');
}

async function verdictLines(files: ArchiveFiles): Promise<string> {
	const lines = [...(await readVerdicts(files))].flatMap(([fact, { levels }]) =>
		levels ? [{ fact, levels }] : []
	);

	return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}
