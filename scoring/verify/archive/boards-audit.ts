import type { ArchiveFiles } from '../../archive/files.ts';
import { boardFile, hasFile, LIMIT } from '../../archive/format.ts';
import { wholeFile } from '../../archive/lines.ts';
import { boardFromArchive, type ReadArchive } from '../../archive/rank.ts';
import type { BoardOnRecord } from '../../archive/record.ts';
import { ArchiveRefused } from '../../archive/refused.ts';
import { doubtOnDocument, namesOnBoard } from '../../archive/side-files.ts';
import type { HowDoubted, TeamLine } from '../../archive/side-files.ts';
import { toHex } from '../../ledger/hex.ts';
import { board as boardSchema, canonicalBoard, type Board } from '../../ranking/board.ts';
import type { Audit } from './audit.ts';
import type { DifferenceKind } from './differences.ts';

export interface BoardsToAudit {
	files: ArchiveFiles;
	archive: Omit<ReadArchive, 'nameOf' | 'doubtOf'>;
	/** Roots of the ledger by size, as far as a head was signed or a board published there. */
	roots: ReadonlyMap<number, string>;
	teams: ReadonlyMap<string, TeamLine>;
	audit: Audit;
}

const BOARD_FILE = /^boards\/(.+)\.json$/;

/** Computes every published board anew and compares it, byte for byte. */
export async function auditBoards(work: BoardsToAudit): Promise<void> {
	const { files, archive, audit } = work;
	const published = new Set(archive.record.boards.map(({ id }) => id));
	for (const file of files.names) {
		const id = BOARD_FILE.exec(file)?.[1];
		if (id === undefined || published.has(id)) continue;
		const message = 'the ledger knows of no such publication';
		audit.differences.add({ kind: 'board-unpublished', file, message });
	}
	for (const board of archive.record.boards) await auditBoard(work, board);
}

async function auditBoard(work: BoardsToAudit, published: BoardOnRecord): Promise<void> {
	const { files, teams, audit } = work;
	const file = boardFile(published.id);
	const tell = (kind: DifferenceKind, message: string) => {
		audit.differences.add({ kind, file, subject: published.challenge, message });
	};
	if (published.counted > published.seq)
		tell('board-differs', 'it counts facts that came after it');
	if (!hasFile(files, file)) {
		tell('board-missing', 'the board that the ledger says was published is not here');
		return;
	}
	const bytes = await wholeFile(files, { file, largest: LIMIT.board });
	const shown = namesOnBoard(bytes);
	const nameOf = (id: string) => shown.get(id) ?? teams.get(id)?.name ?? id;
	const doubt = doubtOnDocument(bytes);
	const root = work.roots.get(published.counted);
	if (doubt && root === undefined) {
		tell(
			'board-differs',
			'no head was signed of the facts that the seed of its doubt is said to be of'
		);
	} else if (doubt && !root?.startsWith(doubt.seed)) {
		tell('board-differs', 'the seed of its doubt is not that of the ledger');
	}
	const again = recomputed(work, published, { nameOf, doubt });
	if (typeof again === 'string') {
		tell('board-differs', again);
		return;
	}
	audit.tally.recomputed.boards += 1;
	const hashOf = (text: string) => toHex(audit.sha256(new TextEncoder().encode(text)));
	const text = canonicalBoard(again);
	const fileHash = toHex(audit.sha256(bytes));
	const follows = fileHash === hashOf(text);
	const isPublished = fileHash === published.boardHash;
	if (follows && isPublished) return;
	if (isPublished) {
		tell('board-differs', `it does not follow from the ledger: ${told(bytes, again)}`);
	} else if (follows && isErased(again, teams)) {
		audit.tally.attested.erasedBoards += 1;
	} else {
		const listed = (id: string) => teams.get(id)?.name ?? nameOf(id);
		const named = recomputed(work, published, { nameOf: listed, doubt });
		const intact =
			typeof named !== 'string' && hashOf(canonicalBoard(named)) === published.boardHash;
		const truth = intact ? 'the published one follows from the ledger' : 'neither is the ledger’s';
		const where = typeof named === 'string' ? '' : `: ${told(bytes, named)}`;
		tell('board-changed', `it is not the one that was published; ${truth}${where}`);
	}
}

function recomputed(
	{ archive }: BoardsToAudit,
	published: BoardOnRecord,
	how: { nameOf: (teamId: string) => string; doubt: HowDoubted | undefined }
): Board | string {
	try {
		const wanted = { challenge: published.challenge, published };
		const { nameOf, doubt } = how;
		const board = boardFromArchive({ ...archive, nameOf, doubtOf: () => doubt }, wanted);
		return board ?? `the rules know no challenge ${published.challenge}`;
	} catch (cause) {
		if (cause instanceof ArchiveRefused || cause instanceof RangeError) return cause.message;
		throw cause;
	}
}

/** Whether all that was taken out of a board are the names of teams that were erased. */
function isErased({ rows }: Board, teams: ReadonlyMap<string, TeamLine>): boolean {
	const blank = rows.filter(({ teamName }) => teamName === '');
	return (
		blank.length > 0 &&
		blank.every(({ teamId }) => {
			const team = teams.get(teamId);
			return team !== undefined && team.name === undefined;
		})
	);
}

/** In what a board differs from how it should be, row by row. */
function told(bytes: Uint8Array, right: Board): string {
	let shown: Board;
	try {
		shown = boardSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
	} catch {
		return 'the file is no board';
	}
	const rows = new Map(shown.rows.map((row) => [row.teamId, JSON.stringify(row)]));
	const wrong = right.rows
		.filter((row) => rows.get(row.teamId) !== JSON.stringify(boardRow(row, shown)))
		.map(({ teamId }) => teamId);
	const added = shown.rows
		.filter(({ teamId }) => !right.rows.some((row) => row.teamId === teamId))
		.map(({ teamId }) => teamId);
	const teams = [...new Set([...wrong, ...added])];
	if (teams.length === 0) return 'the rows are right, something around them is not';
	const more = teams.length > 5 ? ` and ${String(teams.length - 5)} more` : '';
	return `the rows of ${teams.slice(0, 5).join(', ')}${more}`;
}

/** The row as the schema gives it back, so that the order of its fields is no difference. */
function boardRow(row: Board['rows'][number], { rows }: Board): unknown {
	const same = rows.find(({ teamId }) => teamId === row.teamId);
	const order = Object.keys(same ?? row);
	const fields = new Map(Object.entries(row).filter(([, value]) => value !== undefined));
	const names = [...order, ...[...fields.keys()].filter((name) => !order.includes(name))];
	return Object.fromEntries(
		names.filter((name) => fields.has(name)).map((name) => [name, fields.get(name)])
	);
}
