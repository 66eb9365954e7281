import { Refusal } from '#lib/refusal.ts';
import type { ContestInForce } from '../contest/in-force.ts';
import type { Query, Tx } from '../db/client.ts';
import { needRegistrationOpen } from './registration.ts';
import { needQualified } from './disqualification.ts';
import { takeOut } from './dissolve.ts';
import { teamOf } from './team.ts';
import { haveWorked } from './worked.ts';

/** Whether a team has sent or presented anything that counts: from then on its people stay together. */
export async function hasBegun(
	query: Query,
	{ contest, teamId }: { contest: Pick<ContestInForce, 'rulebook'>; teamId: string }
): Promise<boolean> {
	const challenges = contest.rulebook.rounds.flatMap((round) => round.challenges);

	return haveWorked(query, { challenges, teamIds: [teamId] });
}

/**
 * Leaves one's team, and by that the contest. The captaincy passes to whoever has been in it longest;
 * a team that nobody is left in gives its name back and keeps its alias, so that the ledger stays
 * true. Refuses once registration is closed, or once the team has sent a prompt that counts: else a
 * new team would be a way to a second budget; nor does a disqualified team dissolve.
 */
export async function leaveTeam(
	tx: Tx,
	{ contest, accountId, at }: { contest: ContestInForce; accountId: string; at: number }
): Promise<void> {
	needRegistrationOpen(contest, { at });
	const contestId = contest.id;
	const own = await teamOf(tx, { contestId, accountId });
	if (!own) throw new Refusal('not_in_contest');
	await needQualified(tx, { teamId: own.id });
	if (await hasBegun(tx, { contest, teamId: own.id })) throw new Refusal('team_begun');

	await takeOut(tx, { contestId, team: own, member: { accountId, captain: own.captain }, at });
}
