import type { Board } from '#scoring';
import type { ContestInForce } from '../contest/in-force.ts';
import type { Context } from '../context.ts';
import { sequence } from '../ledger/sequencer.ts';
import { refreshPublicBoard, visibleBoard } from './public-board.ts';
import { restrictedBoardOf } from './restricted-board.ts';

/** One team on both boards. */
export interface TeamOnBoth {
	teamId: string;
	team: string;
	/** Its row on the organisers' board; absent where the team has left it. */
	now: Board['rows'][number] | undefined;
	/** The same on the board that the public sees. */
	shown: Board['rows'][number] | undefined;
}

/** What organisers know of a challenge's ranking beside what the public sees. */
export interface TwoTruths {
	/** When the organisers' board was written, epoch milliseconds; absent while there is none. */
	at: number | undefined;
	/** The same of the public's. */
	shownAt: number | undefined;
	/** In the order of the organisers' board, then who stands on the public's alone. */
	teams: TeamOnBoth[];
}

/**
 * Both boards of a challenge, for an organiser. What is new on the ledger is written to them first, so
 * that what is read is the present whoever had forgotten to ask for it.
 */
export async function twoTruths(
	ctx: Context,
	{ contest, challengeId }: { contest: ContestInForce; challengeId: string }
): Promise<TwoTruths> {
	const { read } = ctx.db;
	const scope = { contestId: contest.id, challengeId };
	const seq = await sequence(ctx.db, { contestId: contest.id });
	const kept = await restrictedBoardOf(read, scope);
	if (!kept || kept.seq < seq) await refreshPublicBoard(ctx, { contest, challengeId });
	const now = await restrictedBoardOf(read, scope);
	const visible = await visibleBoard(read, { contest, challengeId, at: ctx.now() });
	const shown = visible.kind === 'none' ? undefined : visible.board;

	const onNow = new Map((now?.rows ?? []).map((row) => [row.teamId, row]));
	const onShown = new Map((shown?.rows ?? []).map((row) => [row.teamId, row]));
	const teams = [...new Set([...onNow.keys(), ...onShown.keys()])].map((teamId) => {
		const pair = { now: onNow.get(teamId), shown: onShown.get(teamId) };
		return { teamId, team: (pair.now ?? pair.shown)?.teamName ?? '', ...pair };
	});

	return { at: instantOf(now), shownAt: instantOf(shown), teams };
}

const instantOf = (board: Board | undefined) => (board ? Date.parse(board.at) : undefined);
