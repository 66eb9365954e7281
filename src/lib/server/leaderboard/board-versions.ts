import { and, desc, eq } from 'drizzle-orm';
import { canonicalBoard, type Board } from '#scoring';
import type { Query } from '../db/client.ts';
import { certain } from './doubted.ts';
import type { PublishedBoard } from './publish.ts';

/** One publication of a challenge's board, without its document. */
export interface BoardVersion {
	version: number;
	hash: string;
	publishedAt: number;
	/** Name of who published it. */
	by: string | undefined;
}

/** Every publication of a challenge's board, the newest first. */
export async function boardVersions(
	query: Query,
	{ contestId, challengeId }: { contestId: string; challengeId: string }
): Promise<BoardVersion[]> {
	const { board, account } = query.t;
	const rows = await query
		.select({
			version: board.version,
			hash: board.hash,
			publishedAt: board.publishedAt,
			by: account.name
		})
		.from(board)
		.leftJoin(account, eq(account.id, board.byAccountId))
		.where(and(eq(board.contestId, contestId), eq(board.challengeId, challengeId)))
		.orderBy(desc(board.version));

	return rows.map(({ by, ...version }) => ({ ...version, by: by ?? undefined }));
}

/** Whether a publication now would say anything of any team that the last one does not. */
export function isOutdated(last: Pick<PublishedBoard, 'board'>, now: Board): boolean {
	const { at, seq } = last.board;

	return canonicalBoard(certain({ ...now, at, seq })) !== canonicalBoard(certain(last.board));
}
