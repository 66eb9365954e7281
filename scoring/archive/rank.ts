import type { Sha256 } from '../ledger/sha256.ts';
import type { Board } from '../ranking/board.ts';
import { boardWithDoubt } from '../ranking/board-doubt.ts';
import { computeBoard } from '../ranking/compute-board.ts';
import { challengeOf, isRanked } from '../rulebook/rounds.ts';
import { boardFactsOf, luckOnRecord, type BoardWanted } from './board-facts.ts';
import type { ArchiveFiles } from './files.ts';
import { boardFile, FILE, hasFile, LIMIT, readManifest, rulebookFile } from './format.ts';
import type { Manifest } from './format.ts';
import { LeafReader } from './leaf.ts';
import { forEachLine, wholeFile } from './lines.ts';
import { ContestRecord } from './record.ts';
import type { BoardOnRecord } from './record.ts';
import { ArchiveRefused } from './refused.ts';
import { SettledLog, type Settled } from './settled-log.ts';
import { readRulebooks, type ArchivedRulebook } from './rulebooks.ts';
import {
	doubtOnDocument,
	namesOnBoard,
	needFiles,
	readTeams,
	readVerdicts,
	type HowDoubted,
	type VerdictLine
} from './side-files.ts';

/** An archive read as far as its boards need it. */
export interface ReadArchive {
	manifest: Manifest;
	record: ContestRecord;
	rulebooks: ReadonlyMap<number, ArchivedRulebook>;
	verdicts: ReadonlyMap<string, VerdictLine>;
	nameOf: (teamId: string) => string;
	settledOf: (id: string) => Settled | undefined;
	/** With which draws a published board says how sure it is; undefined where it does not. */
	doubtOf: (boardId: string) => HowDoubted | undefined;
}

/** The ledger, fact by fact. Refuses the first line that is no fact. */
export async function readRecord(files: ArchiveFiles): Promise<ContestRecord> {
	const file = FILE.ledger;
	const record = new ContestRecord(new SettledLog());
	const reader = new LeafReader({ strict: false });
	await forEachLine(files, { file, longest: LIMIT.ledgerLine }, (bytes, from, to, line) => {
		// No board depends on what was held: for those it is enough that they are dated.
		if (reader.usual.readHold(bytes, from, to)) {
			record.skip(reader.usual.at);
			return;
		}
		const leaf = reader.read(bytes, from, to);
		if (leaf.form === 'usual') record.takeUsual(reader.usual, bytes);
		else if (leaf.form === 'fact') record.take(leaf.fact);
		else throw new ArchiveRefused(leaf.why, { file, line, field: leaf.field });
	});
	return record;
}

/** Reads what ranking needs. Checks no hash and no signature: that is what `verifyArchive` is for. */
export async function readArchive(files: ArchiveFiles, sha256: Sha256): Promise<ReadArchive> {
	const manifest = await readManifest(files);
	needFiles(files, [FILE.ledger]);
	const rulebooks = await readRulebooks(files, sha256);
	const record = await readRecord(files);
	const names = new Map<string, string>();
	for (const [teamId, { name }] of await readTeams(files)) {
		if (name !== undefined) names.set(teamId, name);
	}
	const hasAll = [...record.teams.keys()].every((id) => names.has(id));
	const doubts = new Map<string, HowDoubted>();
	for (const { id } of record.boards) {
		const file = boardFile(id);
		if (!hasFile(files, file)) continue;
		const document = await wholeFile(files, { file, largest: LIMIT.board });
		const doubt = doubtOnDocument(document);
		if (doubt) doubts.set(id, doubt);
		for (const [teamId, name] of hasAll ? [] : namesOnBoard(document)) {
			if (!names.has(teamId)) names.set(teamId, name);
		}
	}
	const verdicts = await readVerdicts(files);
	const nameOf = (id: string) => names.get(id) ?? id;
	const doubtOf = (id: string) => doubts.get(id);
	return { manifest, record, rulebooks, verdicts, nameOf, settledOf: record.settled(), doubtOf };
}

/** Which board of a challenge: the one that was published, or one of the whole ledger. */
export type WantedBoard = { challenge: string; published?: BoardOnRecord };

/** One board, computed anew from the first facts of the ledger. Undefined for no such challenge. */
export function boardFromArchive(
	{ manifest, record, rulebooks, verdicts, nameOf, settledOf, doubtOf }: ReadArchive,
	{ challenge: id, published }: WantedBoard
): Board | undefined {
	const seq = published?.counted ?? record.size;
	const { rules, rulebook } = rulesAt({ record, rulebooks }, seq);
	const found = challengeOf(rulebook, id);
	if (!found) return undefined;
	const wanted: BoardWanted = {
		contest: manifest.contest,
		...found,
		rulebook: { version: rules.version, hash: rules.rulebookHash },
		standing: published?.standing ?? 'official',
		at: published ? Date.parse(published.at) : record.lastAt,
		seq,
		nameOf,
		settledOf,
		levelsOf: (factId) => verdicts.get(factId)?.levels
	};
	const board = computeBoard(boardFactsOf(record, wanted));
	const doubt = published && doubtOf(published.id);
	if (!doubt) return board;
	const luckOf = luckOnRecord(record, wanted);
	return boardWithDoubt(board, { challenge: found.challenge, luckOf, ...doubt });
}

/** The rules in force after so many facts. Refuses an archive that lacks them. */
export function rulesAt(
	{ record, rulebooks }: Pick<ReadArchive, 'record' | 'rulebooks'>,
	seq: number
) {
	const rules = record.rulebooks.filter((one) => one.seq < seq).at(-1);
	if (!rules) throw new ArchiveRefused('publishes no rulebook', { file: FILE.ledger });
	const archived = rulebooks.get(rules.version);
	if (!archived) throw new ArchiveRefused('is missing', { file: rulebookFile(rules.version) });
	return { rules, rulebook: archived.rulebook };
}

/** The challenges of the rules in force that are ranked, in the rulebook's order. */
export function rankedChallenges(archive: ReadArchive): string[] {
	return rulesAt(archive, archive.record.size)
		.rulebook.rounds.flatMap((round) => round.challenges)
		.filter((challenge) => isRanked(challenge))
		.map(({ id }) => id);
}

/**
 * The newest board of a challenge: what was last published, computed anew, or where nothing was, the
 * official board of the whole ledger.
 */
export function newestBoard(archive: ReadArchive, challenge: string): Board | undefined {
	const published = archive.record.boards.findLast((board) => board.challenge === challenge);
	return boardFromArchive(archive, { challenge, published });
}
