import { and, eq } from 'drizzle-orm';
import { isRanked, board as boardSchema, canonicalBoard, computeBoard, type Board } from '#scoring';
import { challengeInForce, contestInForce, type ContestInForce } from '../contest/in-force.ts';
import type { Context } from '../context.ts';
import type { Query } from '../db/client.ts';
import { sequence } from '../ledger/sequencer.ts';
import { boardFacts } from './facts.ts';
import { publishedBoard } from './publish.ts';

/** What the public may see of a challenge's ranking. */
export type VisibleBoard =
	| { kind: 'none' }
	| { kind: 'provisional'; board: Board; frozen: boolean }
	| { kind: 'published'; board: Board; version: number; hash: string };

interface Ranked {
	contest: ContestInForce;
	challengeId: string;
}

/**
 * Writes the public's provisional board anew. Once the round is frozen it writes nothing, whatever
 * has happened since: the public truth is this row alone, so nothing after the freeze can leak.
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
	if (state.phase !== 'open' || !isRanked(challenge)) return;
	const isOpen = async (query: Query) => {
		const current = await contestInForce(query, { slug: contest.slug });
		return challengeInForce(current, { challengeId, at: ctx.now() }).state.phase === 'open';
	};

	const seq = await sequence(ctx.db, { contestId: contest.id });
	const scope = { contest, round, challenge, standing: 'provisional' as const, seq, at };
	const document = canonicalBoard(computeBoard(await boardFacts(ctx.db.read, scope)));
	await ctx.db.write(async (tx) => {
		// The freeze may have come while it was computed, and what came after it would be in it.
		if (!(await isOpen(tx))) return;
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
	const published = await publishedBoard(query, { contestId: contest.id, challengeId });
	if (published) {
		const { board, version, hash } = published;
		return { kind: 'published', board, version, hash };
	}

	const { publicBoard } = query.t;
	const [row] = await query
		.select()
		.from(publicBoard)
		.where(and(eq(publicBoard.contestId, contest.id), eq(publicBoard.challengeId, challengeId)));
	if (!row) return { kind: 'none' };
	const { state } = challengeInForce(contest, { challengeId, at });

	return {
		kind: 'provisional',
		board: boardSchema.parse(JSON.parse(row.document)),
		frozen: state.phase !== 'open'
	};
}
