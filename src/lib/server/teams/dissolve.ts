import { and, eq } from 'drizzle-orm';
import type { Tx } from '../db/client.ts';
import { forgetAnswers } from './answers.ts';
import { newSalt, recordName } from './create.ts';
import { membersOf } from './team.ts';

/** A team that nobody is left in gives its name back and keeps its alias, so that the ledger stays true. */
export async function dissolve(
	tx: Tx,
	{
		contestId,
		team: { id, alias },
		at
	}: { contestId: string; team: { id: string; alias: string }; at: number }
): Promise<void> {
	const { team, teamInvitation } = tx.t;
	const nameSalt = newSalt();
	await tx.delete(teamInvitation).where(eq(teamInvitation.teamId, id));
	await tx.update(team).set({ name: alias, nameSalt, foldedName: id }).where(eq(team.id, id));
	await recordName(tx, { id, contestId, name: alias, nameSalt }, { at });
}

/**
 * Takes a person out of their team, and by that out of the contest. The captaincy passes to whoever has
 * been in it longest; a team that nobody is left in is dissolved.
 */
export async function takeOut(
	tx: Tx,
	{
		contestId,
		team,
		member: { accountId, captain },
		at
	}: {
		contestId: string;
		team: { id: string; alias: string };
		member: { accountId: string; captain: boolean };
		at: number;
	}
): Promise<void> {
	const { member, contestPerson } = tx.t;
	const inTeam = (one: string) => and(eq(member.contestId, contestId), eq(member.accountId, one));
	await tx.delete(member).where(inTeam(accountId));
	await forgetAnswers(tx, { contestId, accountId });
	await tx
		.delete(contestPerson)
		.where(and(eq(contestPerson.contestId, contestId), eq(contestPerson.accountId, accountId)));

	const [heir] = await membersOf(tx, { teamId: team.id });
	if (!heir) await dissolve(tx, { contestId, team, at });
	else if (captain) await tx.update(member).set({ captain: true }).where(inTeam(heir.accountId));
}
