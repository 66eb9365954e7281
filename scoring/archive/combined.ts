import { toHex } from '../ledger/hex.ts';
import type { Sha256 } from '../ledger/sha256.ts';
import { canonicalBoard } from '../ranking/board.ts';
import { combineBoards, type BoardOfPart } from '../ranking/combine.ts';
import type { CombinedBoard } from '../ranking/combined-board.ts';
import { boardFromArchive, newestBoard, rulesAt, type ReadArchive } from './rank.ts';
import type { CombinedOnRecord } from './record.ts';

type Ranked = Omit<ReadArchive, 'doubtOf'>;

/**
 * A published ranking over several boards, computed anew from the facts that those boards counted.
 * Undefined where the rules of then combine nothing. Refuses, with a RangeError, a board that is not
 * on the ledger before it or that is not its part's.
 */
export function combinedFromArchive(
	archive: Ranked,
	published: CombinedOnRecord
): CombinedBoard | undefined {
	const { rules, rulebook } = rulesAt(archive, published.seq);
	if (!rulebook.combine) return undefined;
	const boards = new Map<string, BoardOfPart>();
	for (const { challenge, board: id } of published.parts) {
		const newest = archive.record.boards.findLast(
			(one) => one.challenge === challenge && one.seq < published.seq
		);
		if (newest?.id !== id)
			throw new RangeError(`it does not count the board of ${challenge} that was in force`);
		// How sure a board is adds nothing to its points.
		const exact = { ...archive, doubtOf: () => undefined };
		const board = boardFromArchive(exact, { challenge, published: newest });
		if (!board) throw new RangeError(`the rules know no challenge ${challenge}`);
		boards.set(challenge, { board, hash: newest.boardHash });
	}
	const told = published.parts.map(({ challenge }) => challenge);
	const parts = rulebook.combine.parts.map(({ challenge }) => challenge);
	if (told.join(' ') !== parts.join(' '))
		throw new RangeError(`it names ${told.join(', ')}, and the rules combine ${parts.join(', ')}`);

	return combineBoards({
		contest: archive.manifest.contest,
		rulebook: { version: rules.version, hash: rules.rulebookHash },
		rules: rulebook.combine,
		at: Date.parse(published.at),
		boards
	});
}

/**
 * The newest ranking over several boards: what was last published, computed anew, or where nothing
 * was, one of the newest boards. Undefined where the rules combine nothing.
 */
export function newestCombined(archive: ReadArchive, sha256: Sha256): CombinedBoard | undefined {
	const { record, manifest } = archive;
	const published = record.combined.at(-1);
	if (published) return combinedFromArchive(archive, published);
	const { rules, rulebook } = rulesAt(archive, record.size);
	if (!rulebook.combine) return undefined;
	const boards = new Map<string, BoardOfPart>();
	for (const { challenge } of rulebook.combine.parts) {
		const board = newestBoard(archive, challenge);
		if (!board) continue;
		const bytes = new TextEncoder().encode(canonicalBoard(board));
		const last = record.boards.findLast((one) => one.challenge === challenge);
		boards.set(challenge, { board, hash: last?.boardHash ?? toHex(sha256(bytes)) });
	}

	return combineBoards({
		contest: manifest.contest,
		rulebook: { version: rules.version, hash: rules.rulebookHash },
		rules: rulebook.combine,
		at: record.lastAt,
		boards
	});
}
