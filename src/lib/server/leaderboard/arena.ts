import { arenaView, type ArenaView } from '#lib/arena/arena-view.ts';
import type { ContestInForce } from '../contest/in-force.ts';
import type { Context } from '../context.ts';
import { publicTraces } from './public-trace.ts';
import { recentBoard, type RecentBoard } from './recent-board.ts';

export interface RecentArena {
	board: RecentBoard;
	/** Absent while there is no board. */
	arena: ArenaView | undefined;
}

/** Kept as long as the board that was read: where a name is erased, neither outlives the other. */
const kept = new WeakMap<RecentBoard, Promise<ArenaView>>();

/**
 * The visible board as a plane, with the way that the public's boards showed; made once for all who
 * are shown the same reading of it. It says nothing that the visible board and its predecessors did not.
 */
export async function recentArena(
	ctx: Pick<Context, 'db' | 'now'>,
	{ contest, challengeId }: { contest: ContestInForce; challengeId: string }
): Promise<RecentArena> {
	const board = await recentBoard(ctx, { contest, challengeId });
	if (board.kind === 'none') return { board, arena: undefined };

	const { view } = board;
	const made =
		kept.get(board) ??
		publicTraces(ctx.db.read, { contestId: contest.id, challengeId, until: view.at }).then(
			(traces) => arenaView(view, traces)
		);
	kept.set(board, made);
	made.catch(() => kept.delete(board));

	return { board, arena: await made };
}
