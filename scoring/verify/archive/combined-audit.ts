import { combinedFromArchive } from '../../archive/combined.ts';
import type { ArchiveFiles } from '../../archive/files.ts';
import { combinedFile, hasFile, LIMIT } from '../../archive/format.ts';
import { wholeFile } from '../../archive/lines.ts';
import type { ReadArchive } from '../../archive/rank.ts';
import type { CombinedOnRecord } from '../../archive/record.ts';
import { ArchiveRefused } from '../../archive/refused.ts';
import type { TeamLine } from '../../archive/side-files.ts';
import { toHex } from '../../ledger/hex.ts';
import { canonicalCombined, combinedBoard } from '../../ranking/combined-board.ts';
import type { CombinedBoard } from '../../ranking/combined-board.ts';
import type { Audit } from './audit.ts';
import type { DifferenceKind } from './differences.ts';

export interface CombinedToAudit {
	files: ArchiveFiles;
	archive: Omit<ReadArchive, 'nameOf' | 'doubtOf'>;
	teams: ReadonlyMap<string, TeamLine>;
	audit: Audit;
}

const COMBINED_FILE = /^combined\/(.+)\.json$/;

/** Computes every published ranking over several boards anew and compares it, byte for byte. */
export async function auditCombined(work: CombinedToAudit): Promise<void> {
	const { files, archive, audit } = work;
	const published = new Set(archive.record.combined.map(({ id }) => id));
	for (const file of files.names) {
		const id = COMBINED_FILE.exec(file)?.[1];
		if (id === undefined || published.has(id)) continue;
		const message = 'the ledger knows of no such publication';
		audit.differences.add({ kind: 'board-unpublished', file, message });
	}
	for (const one of archive.record.combined) await auditOne(work, one);
}

async function auditOne(work: CombinedToAudit, published: CombinedOnRecord): Promise<void> {
	const { files, teams, audit } = work;
	const file = combinedFile(published.id);
	const tell = (kind: DifferenceKind, message: string) => {
		audit.differences.add({ kind, file, subject: published.id, message });
	};
	if (!hasFile(files, file)) {
		tell('board-missing', 'the combined board that the ledger says was published is not here');
		return;
	}
	const bytes = await wholeFile(files, { file, largest: LIMIT.board });
	const shown = boardIn(bytes);
	const named = new Map(shown?.rows.map(({ teamId, teamName }) => [teamId, teamName]));
	const listed = (id: string) => teams.get(id)?.name ?? named.get(id) ?? id;
	const again = recomputed(work, published, (id) => named.get(id) ?? listed(id));
	if (typeof again === 'string') {
		tell('board-differs', again);
		return;
	}
	audit.tally.recomputed.boards += 1;
	const hashOf = (text: string) => toHex(audit.sha256(new TextEncoder().encode(text)));
	const fileHash = toHex(audit.sha256(bytes));
	const follows = fileHash === hashOf(canonicalCombined(again));
	const isPublished = fileHash === published.boardHash;
	if (follows && isPublished) return;
	if (isPublished) {
		tell('board-differs', `it does not follow from the boards of its parts: ${told(shown, again)}`);
	} else if (follows && isErased(again, teams)) {
		audit.tally.attested.erasedBoards += 1;
	} else {
		const right = recomputed(work, published, listed);
		const intact =
			typeof right !== 'string' && hashOf(canonicalCombined(right)) === published.boardHash;
		const truth = intact ? 'the published one follows from the ledger' : 'neither is the ledger’s';
		const where = typeof right === 'string' ? '' : `: ${told(shown, right)}`;
		tell('board-changed', `it is not the one that was published; ${truth}${where}`);
	}
}

function recomputed(
	{ archive }: CombinedToAudit,
	published: CombinedOnRecord,
	nameOf: (teamId: string) => string
): CombinedBoard | string {
	try {
		return (
			combinedFromArchive({ ...archive, nameOf }, published) ??
			'the rules in force combine no challenges'
		);
	} catch (cause) {
		if (cause instanceof ArchiveRefused || cause instanceof RangeError) return cause.message;
		throw cause;
	}
}

function boardIn(bytes: Uint8Array): CombinedBoard | undefined {
	try {
		return combinedBoard.parse(JSON.parse(new TextDecoder().decode(bytes)));
	} catch {
		return undefined;
	}
}

/** Whether all that was taken out of it are the names of teams that were erased. */
function isErased({ rows }: CombinedBoard, teams: ReadonlyMap<string, TeamLine>): boolean {
	const blank = rows.filter(({ teamName }) => teamName === '');
	return (
		blank.length > 0 &&
		blank.every(({ teamId }) => {
			const team = teams.get(teamId);
			return team !== undefined && team.name === undefined;
		})
	);
}

/** In what it differs from how it should be, row by row. */
function told(shown: CombinedBoard | undefined, right: CombinedBoard): string {
	if (!shown) return 'the file is no combined board';
	// Each alone in the one spelling, so that the order of its fields is no difference.
	const speltBy = ({ rows }: CombinedBoard) =>
		new Map(rows.map((row) => [row.teamId, canonicalCombined({ ...right, rows: [row] })]));
	const [is, should] = [speltBy(shown), speltBy(right)];
	const ids = [...new Set([...should.keys(), ...is.keys()])];
	const wrong = ids.filter((id) => is.get(id) !== should.get(id));
	if (wrong.length === 0) return 'the rows are right, something around them is not';
	const more = wrong.length > 5 ? ` and ${String(wrong.length - 5)} more` : '';
	return `the rows of ${wrong.slice(0, 5).join(', ')}${more}`;
}
