import { isRanked } from '#scoring';
import { Refusal } from '#lib/refusal.ts';
import { challengeInForce, contestInForce, type ContestInForce } from '../contest/in-force.ts';
import { happenNow, moveInstant } from '../contest/schedule.ts';
import type { Context } from '../context.ts';
import { refreshPublicBoard } from './public-board.ts';

interface Change {
	contest: ContestInForce;
	/** A challenge of the round whose boards are meant. */
	challengeId: string;
	reason: string;
	byAccountId: string;
}

/**
 * Stops the public's boards of a round at this moment: its freeze happens now, by an override on the
 * ledger. What is known up to now is written to them first. Refuses a round that is not open, or is
 * frozen already.
 */
export async function freezeBoards(ctx: Context, change: Change): Promise<void> {
	const { reason, byAccountId } = change;
	await refreshRound(ctx, change);
	await ctx.db.write(async (tx) => {
		const contest = await contestInForce(tx, { slug: change.contest.slug });
		const at = ctx.now();
		const { round, state } = challengeInForce(contest, { ...change, at });
		if (state.phase !== 'open') throw new Refusal('phase_closed', { phase: state.phase });
		const moved = { contest, roundId: round.id, instant: 'freezes' as const, at };
		await happenNow(tx, { ...moved, act: 'board.frozen', reason, byAccountId });
	});
}

/**
 * Lets the public's boards of a frozen round show the present again, until `until` (epoch
 * milliseconds) or the close: an override of the freeze on the ledger. It tells what was held back, so
 * whoever calls asks for the password first. Refuses a round that is not frozen; after the close a
 * board is told by publishing it.
 */
export async function thawBoards(
	ctx: Context,
	{ until, ...change }: Change & { until?: number | undefined }
): Promise<void> {
	const { reason, byAccountId } = change;
	await ctx.db.write(async (tx) => {
		const contest = await contestInForce(tx, { slug: change.contest.slug });
		const at = ctx.now();
		const { round, state } = challengeInForce(contest, { ...change, at });
		const instants = contest.schedule.get(round.id);
		if (state.phase !== 'frozen' || !instants) {
			throw new Refusal('phase_closed', { phase: state.phase });
		}
		const movedTo = until ?? instants.closes;
		const moved = { contest, roundId: round.id, instant: 'freezes' as const, movedTo, at };
		await moveInstant(tx, { ...moved, thaws: true, act: 'board.thawed', reason, byAccountId });
	});
	await refreshRound(ctx, change);
}

/** Every ranked board of the round, under the schedule as it is now. */
async function refreshRound(
	ctx: Context,
	{ contest: { slug }, challengeId }: Change
): Promise<void> {
	const contest = await contestInForce(ctx.db.read, { slug });
	const { round } = challengeInForce(contest, { challengeId, at: ctx.now() });
	for (const challenge of round.challenges.filter((one) => isRanked(one))) {
		await refreshPublicBoard(ctx, { contest, challengeId: challenge.id });
	}
}
