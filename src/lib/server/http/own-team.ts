import { Refusal } from '#lib/refusal.ts';
import type { Locale } from '#scoring';
import {
	challengeInForce,
	type ChallengeInForce,
	type ContestInForce
} from '../contest/in-force.ts';
import type { Context } from '../context.ts';
import { teamOf } from '../teams/team.ts';

/** A team's member at one challenge: what every command of the workbench needs. */
export interface TeamAtChallenge {
	ctx: Context;
	contest: ContestInForce;
	challengeId: string;
	inForce: ChallengeInForce;
	team: { id: string };
	accountId: string;
	/** The language of the words in views. */
	locale: Locale;
}

/** Refuses who is not signed in, who has no team in the contest, and an unknown challenge. */
export async function teamAtChallenge(
	{ ctx, contest, person, locale }: App.Locals,
	{ challenge: challengeId }: { challenge: string }
): Promise<TeamAtChallenge> {
	if (!contest) throw new Refusal('unknown_contest');
	const inForce = challengeInForce(contest, { challengeId, at: ctx.now() });
	if (!person) throw new Refusal('not_signed_in');
	const { accountId } = person;
	const team = await teamOf(ctx.db.read, { contestId: contest.id, accountId });
	if (!team) throw new Refusal('not_in_contest');

	return { ctx, contest, challengeId, inForce, team: { id: team.id }, accountId, locale };
}
