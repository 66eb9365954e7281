import { Refusal } from '#lib/refusal.ts';
import type { Locale } from '#scoring';
import {
	challengeInForce,
	type ChallengeInForce,
	type ContestInForce
} from '../contest/in-force.ts';
import type { Context } from '../context.ts';
import { needAdmitted } from '../teams/admission.ts';
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

/** Refuses who is not signed in, who has no team in the contest or in the round, and an unknown challenge. */
export async function teamAtChallenge(
	locals: App.Locals,
	{ challenge: challengeId }: { challenge: string }
): Promise<TeamAtChallenge> {
	const { ctx, contest, locale } = locals;
	if (!contest) throw new Refusal('unknown_contest');
	const inForce = challengeInForce(contest, { challengeId, at: ctx.now() });
	const member = await memberOf(locals, contest);
	await needAdmitted(ctx.db.read, { ...inForce, teamId: member.team.id });

	return { ctx, contest, challengeId, inForce, ...member, locale };
}

/** The member behind a key, which opens one contest, or behind a session. */
async function memberOf({ ctx, person, holder }: App.Locals, contest: ContestInForce) {
	if (holder) {
		const { accountId, teamId } = holder;
		if (holder.contestId !== contest.id || !teamId) throw new Refusal('not_in_contest');
		return { accountId, team: { id: teamId } };
	}
	if (!person) throw new Refusal('not_signed_in');
	const { accountId } = person;
	const team = await teamOf(ctx.db.read, { contestId: contest.id, accountId });
	if (!team) throw new Refusal('not_in_contest');

	return { accountId, team: { id: team.id } };
}
