import { and, eq } from 'drizzle-orm';
import { isRanked, board as boardSchema, canonicalBoard, computeBoard, type Board } from '#scoring';
import type { Phase } from '#scoring/rulebook/round-state.ts';
import { challengeInForce, contestInForce, type ContestInForce } from '../contest/in-force.ts';
import type { Context } from '../context.ts';
import type { Query } from '../db/client.ts';
import { sequence } from '../ledger/sequencer.ts';
import { boardFacts } from './facts.ts';
import { publishedBoard } from './publish.ts';
import { keepTrace } from './public-trace.ts';
import { keepRestricted } from './restricted-board.ts';

/** What the public may see of a challenge's ranking. */
export type VisibleBoard =
	| { kind: 'none' }
	| { kind: 'provisional'; board: Board; frozen: boolean }
	/** Provisional as well, until its round is final. */
	| { kind: 'published'; board: Board; version: number; hash: string; final: boolean };

/** Before them there is nothing to rank, and after them nothing changes. */
const WRITTEN: ReadonlySet<Phase> = new Set<Phase>(['open', 'frozen', 'closed', 'results']);

interface Ranked {
	contest: ContestInForce;
	challengeId: string;
}

/**
 * Writes the provisional board anew: for the organisers whatever has happened, for the public
 * nothing once the round is frozen. The public truth is its row alone, so nothing after the freeze
 * can leak.
 * At the deadline many ask at once: those that come while one is being written share the next. What
 * fails is logged: whoever presented or judged has done so all the same.
 */
export function refreshPublicBoard(ctx: Context, ranked: Ranked): Promise<void> {
	const { contest, challengeId } = ranked;

	return ctx.boardRefreshes
		.run(`${contest.id} ${challengeId}`, () => writePublicBoard(ctx, ranked))
		.catch((cause: unknown) => {
			ctx.log.error({ err: cause, challengeId }, 'the public board could not be written');
		});
}

async function writePublicBoard(ctx: Context, { contest, challengeId }: Ranked): Promise<void> {
	const at = ctx.now();
	const { challenge, round, state } = challengeInForce(contest, { challengeId, at });
	if (!isRanked(challenge) || !WRITTEN.has(state.phase)) return;
	const isOpen = async (query: Query) => {
		const current = await contestInForce(query, { slug: contest.slug });
		return challengeInForce(current, { challengeId, at: ctx.now() }).state.phase === 'open';
	};

	const seq = await sequence(ctx.db, { contestId: contest.id });
	const scope = { contest, round, challenge, standing: 'provisional' as const, seq, at };
	const board = computeBoard(await boardFacts(ctx.db.read, scope));
	const document = canonicalBoard(board);
	await ctx.db.write(async (tx) => {
		await keepRestricted(tx, { contestId: contest.id, challengeId, document, at });
		// The freeze may have come while it was computed, and what came after it would be in it.
		if (!(await isOpen(tx))) return;
		await keepTrace(tx, { contestId: contest.id, challengeId, board, at });
		await tx
			.insert(tx.t.publicBoard)
			.values({ contestId: contest.id, challengeId, document, at })
			.onConflictDoUpdate({
				target: [tx.t.publicBoard.contestId, tx.t.publicBoard.challengeId],
				set: { document, at }
			});
	});
}

/** The board that anyone may see now: the published one, else the provisional one up to the freeze. */
export async function visibleBoard(
	query: Query,
	{ contest, challengeId, at }: { contest: ContestInForce; challengeId: string; at: number }
): Promise<VisibleBoard> {
	const { phase } = challengeInForce(contest, { challengeId, at }).state;
	const published = await publishedBoard(query, { contestId: contest.id, challengeId });
	if (published) {
		const { board, version, hash } = published;
		return { kind: 'published', board, version, hash, final: phase === 'final' };
	}

	const { publicBoard } = query.t;
	const [row] = await query
		.select()
		.from(publicBoard)
		.where(and(eq(publicBoard.contestId, contest.id), eq(publicBoard.challengeId, challengeId)));
	if (!row) return { kind: 'none' };

	return {
		kind: 'provisional',
		board: boardSchema.parse(JSON.parse(row.document)),
		frozen: phase !== 'open'
	};
}
