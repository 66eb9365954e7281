import { eq } from 'drizzle-orm';
import { board as boardSchema, canonicalBoard, withoutNames } from '#scoring';
import type { Query } from '../db/client.ts';

/**
 * A published board's bytes; where it names teams whose names were erased, without those. `undefined`
 * where there is no such board.
 */
export async function archivedBoard(
	query: Query,
	{ id, erased }: { id: string; erased: ReadonlySet<string> }
): Promise<string | undefined> {
	const { board } = query.t;
	const [row] = await query
		.select({ document: board.document })
		.from(board)
		.where(eq(board.id, id));
	if (!row || erased.size === 0) return row?.document;
	const shown = boardSchema.parse(JSON.parse(row.document));
	if (!shown.rows.some(({ teamId }) => erased.has(teamId))) return row.document;
	const rows = shown.rows.map((one) => (erased.has(one.teamId) ? { ...one, teamName: '' } : one));

	return canonicalBoard({ ...shown, rows });
}

/** The same of a ranking over several challenges. */
export async function archivedCombined(
	query: Query,
	{ id, erased }: { id: string; erased: ReadonlySet<string> }
): Promise<string | undefined> {
	const { combinedBoard } = query.t;
	const [row] = await query
		.select({ document: combinedBoard.document })
		.from(combinedBoard)
		.where(eq(combinedBoard.id, id));

	return row && withoutNames(row.document, erased);
}
