import { canonicalBoard } from '#scoring';
import { boardView, type BoardView } from '#lib/board-view.ts';
import type { ContestInForce } from '../contest/in-force.ts';
import type { Context } from '../context.ts';
import { sha256Hex } from '../ledger/record.ts';
import { visibleBoard } from './public-board.ts';

/** What the public sees of a challenge's ranking, ready to be shown. */
export type RecentBoard = {
	/** Differs whenever anything that is shown differs. */
	tag: string;
} & (
	| { kind: 'none' }
	| { kind: 'provisional'; view: BoardView; frozen: boolean; document: string }
	| { kind: 'published'; view: BoardView; version: number; hash: string; final: boolean }
);

const KEPT_MS = 2000;

type World = Pick<Context, 'db' | 'now'>;
type Kept = { until: number; board: Promise<RecentBoard> };
const kept = new WeakMap<World, Map<string, Kept>>();

/**
 * The visible board, read at most once in two seconds for all who ask: a room full of readers that
 * look for news costs one query. What is kept is the public truth, the same for everyone.
 */
export function recentBoard(
	ctx: World,
	{ contest, challengeId }: { contest: ContestInForce; challengeId: string }
): Promise<RecentBoard> {
	const at = ctx.now();
	const boards = kept.get(ctx) ?? new Map<string, Kept>();
	kept.set(ctx, boards);
	const key = `${contest.id} ${challengeId}`;
	const known = boards.get(key);
	if (known && at < known.until) return known.board;

	const board = read(ctx, { contest, challengeId, at });
	boards.set(key, { until: at + KEPT_MS, board });
	board.catch(() => boards.delete(key));

	return board;
}

async function read(
	ctx: World,
	scope: { contest: ContestInForce; challengeId: string; at: number }
): Promise<RecentBoard> {
	const visible = await visibleBoard(ctx.db.read, scope);
	if (visible.kind === 'none') return { kind: 'none', tag: 'none' };

	const view = boardView(visible.board);
	if (visible.kind === 'published') {
		const { version, hash, final } = visible;
		const tag = `${final ? 'final' : 'published'}-${version}-${hash}`;
		return { kind: 'published', tag, view, version, hash, final };
	}
	const document = canonicalBoard(visible.board);
	const { frozen } = visible;
	const tag = `${frozen ? 'frozen' : 'provisional'}-${sha256Hex(document)}`;

	return { kind: 'provisional', tag, view, frozen, document };
}
