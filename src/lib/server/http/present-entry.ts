import type { CheckOutcome } from '#scoring';
import { present, type Presenting } from '../entries/present.ts';
import { withdraw } from '../entries/withdraw.ts';
import { refreshPublicBoard } from '../leaderboard/public-board.ts';
import type { TeamAtChallenge } from './own-team.ts';
import { provisionalPlaceOf } from './workbench.ts';

/** What presenting answers: the checks, and the provisional place before and after where there is one. */
export interface PresentedEntry {
	entry: string;
	passed: boolean;
	checks: CheckOutcome[];
	presentationsLeft: number;
	place: { before?: number; after?: number };
}

export async function presentEntry(
	at: TeamAtChallenge,
	presented: Presenting['presented']
): Promise<PresentedEntry> {
	const { ctx, contest, challengeId, team, accountId } = at;
	const before = await provisionalPlaceOf(at);
	const { entryId, passed, outcomes, left } = await present(ctx, {
		contest,
		challengeId,
		team,
		accountId,
		presented
	});
	await refreshPublicBoard(ctx, { contest, challengeId });
	const after = await provisionalPlaceOf(at);

	return {
		entry: entryId,
		passed,
		checks: outcomes,
		presentationsLeft: left,
		place: { before, after }
	};
}

export async function withdrawEntry(at: TeamAtChallenge, entryId: string): Promise<void> {
	const { ctx, contest, challengeId, team, accountId } = at;
	await ctx.db.write((tx) => withdraw(tx, { contest, entryId, team, accountId, at: ctx.now() }));
	await refreshPublicBoard(ctx, { contest, challengeId });
}
