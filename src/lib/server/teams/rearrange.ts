import { randomBytes } from 'node:crypto';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { Refusal } from '#lib/refusal.ts';
import { rosterMessages } from '#lib/i18n/catalogues/roster.ts';
import { sourceLocale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import { recordAct } from '../audit/act.ts';
import type { ContestInForce } from '../contest/in-force.ts';
import type { Query, Tx } from '../db/client.ts';
import { recordFact, sha256Hex } from '../ledger/record.ts';
import { giveNotice } from '../notices/notice.ts';
import { written } from '../notices/written.ts';
import { needQualified } from './disqualification.ts';
import { dissolve, takeOut } from './dissolve.ts';
import { openInvitationsOf } from './invitation.ts';
import { hasBegun } from './leave.ts';
import { membersOf, teamById } from './team.ts';

interface Rearranging {
	contest: ContestInForce;
	teamId: string;
	reason: string;
	byAccountId: string;
	at: number;
}

const t = translator(rosterMessages, sourceLocale);

/**
 * Takes somebody out of a team that has not played, and tells all its people. Refuses who is not in it,
 * an empty reason, and a team that has sent a prompt that counts or is disqualified.
 */
export async function removeMember(
	tx: Tx,
	{ accountId, ...rearranging }: Rearranging & { accountId: string }
): Promise<void> {
	const { contest, teamId, byAccountId, at } = rearranging;
	const { team, reason } = await needUnplayed(tx, rearranging);
	const members = await membersOf(tx, { teamId });
	const member = members.find((one) => one.accountId === accountId);
	if (!member) throw new Refusal('not_found');

	await tellTeam(tx, { ...rearranging, text: t('notice.member', { name: member.name }), reason });
	await takeOut(tx, { contestId: contest.id, team, member, at });
	if (members.length === 1) await recordGone(tx, { ...rearranging, reason });
	await recordAct(tx, {
		...{ contestId: contest.id, byAccountId, act: 'team.member-removed', subject: teamId },
		...{ before: { member: accountId }, reason, at }
	});
}

/**
 * Takes a team that has not played out of the contest, and tells its people. Refuses an empty reason,
 * and a team that has sent a prompt that counts or is disqualified.
 */
export async function removeTeam(tx: Tx, rearranging: Rearranging): Promise<void> {
	const { contest, teamId, byAccountId, at } = rearranging;
	const { team, reason } = await needUnplayed(tx, rearranging);
	const members = await membersOf(tx, { teamId });
	await tellTeam(tx, { ...rearranging, text: t('notice.removed', { team: team.name }), reason });
	for (const member of members) await takeOut(tx, { contestId: contest.id, team, member, at });
	await recordGone(tx, { ...rearranging, reason });
	await recordAct(tx, {
		...{ contestId: contest.id, byAccountId, act: 'team.removed', subject: teamId, reason, at },
		before: { members: members.map(({ accountId }) => accountId) }
	});
}

/**
 * Makes one team of two that have not played, and tells everybody in it. The one that has spent more in
 * practice stays, with its name, its category and its admission, so that nobody gains a budget; the
 * other's people join it with their keys. Refuses the same team, more people than the rulebook allows, an
 * empty reason, and a team that has sent a prompt that counts or is disqualified.
 */
export async function mergeTeams(
	tx: Tx,
	{ otherId, ...rearranging }: Rearranging & { otherId: string }
): Promise<{ teamId: string }> {
	const { contest, teamId, byAccountId, at } = rearranging;
	if (otherId === teamId) throw new Refusal('not_found');
	const contestId = contest.id;
	const { reason, team } = await needUnplayed(tx, rearranging);
	const { team: other } = await needUnplayed(tx, { ...rearranging, teamId: otherId });
	const [stays, goes] =
		(await spentInPractice(tx, otherId)) > (await spentInPractice(tx, teamId))
			? [other, team]
			: [team, other];
	const [own, joining] = [
		await membersOf(tx, { teamId: stays.id }),
		await membersOf(tx, { teamId: goes.id })
	];
	const { max } = contest.rulebook.team;
	const free = max - own.length - joining.length;
	if (own.length === 0 || joining.length === 0) throw new Refusal('not_found');
	if (free < 0) throw new Refusal('team_full', { most: max });

	const { member, teamInvitation } = tx.t;
	await tx
		.update(member)
		.set({ teamId: stays.id, captain: false })
		.where(and(eq(member.contestId, contestId), eq(member.teamId, goes.id)));
	const open = await openInvitationsOf(tx, { teamId: stays.id, at });
	const beyond = open.slice(0, Math.max(0, open.length - free)).map(({ id }) => id);
	if (beyond.length > 0) await tx.delete(teamInvitation).where(inArray(teamInvitation.id, beyond));
	await dissolve(tx, { contestId, team: goes, at });
	const merged = { ...rearranging, teamId: goes.id };
	await recordGone(tx, { ...merged, reason, into: stays.id });
	const names = { team: stays.name, other: goes.name };
	const told = { ...rearranging, teamId: stays.id, text: t('notice.merged', names), reason };
	await tellTeam(tx, told);
	await recordAct(tx, {
		...{ contestId, byAccountId, act: 'team.merged', subject: stays.id, reason, at },
		before: { team: goes.id, members: joining.map(({ accountId }) => accountId) }
	});

	return { teamId: stays.id };
}

/** Nanowatt-hours; all that a team that has not played has spent. */
async function spentInPractice(query: Query, teamId: string): Promise<bigint> {
	const { spending } = query.t;
	const [row] = await query
		.select({ energyNwh: sql<string | null>`CAST(SUM(${spending.energyNwh}) AS TEXT)` })
		.from(spending)
		.where(eq(spending.teamId, teamId));

	return BigInt(row?.energyNwh ?? 0);
}

async function needUnplayed(tx: Tx, { contest, teamId, reason }: Rearranging) {
	if (reason.trim() === '') throw new Refusal('reason_needed');
	const team = await teamById(tx, { contestId: contest.id, teamId });
	await needQualified(tx, { teamId });
	if (await hasBegun(tx, { contest, teamId })) throw new Refusal('team_played');

	return { team, reason: written(reason, { field: 'reason' }) };
}

async function tellTeam(tx: Tx, told: Rearranging & { text: string }): Promise<void> {
	const { contest, teamId, text, reason, byAccountId, at } = told;
	await giveNotice(tx, {
		...{ contestId: contest.id, kind: 'team' as const, teamId, byAccountId, at },
		text: `${text}\n\n${reason}`
	});
}

/** A team that takes no part any more: merged into another, or gone. */
async function recordGone(tx: Tx, gone: Rearranging & { into?: string }): Promise<void> {
	const { contest, teamId, into, reason, byAccountId, at } = gone;
	const reasonSalt = randomBytes(16).toString('hex');
	const reasonHash = sha256Hex(reasonSalt + reason);
	const stated = { contestId: contest.id, subject: teamId, at };
	const { id: factId } = await (into === undefined
		? recordFact(tx, { ...stated, kind: 'team-removed', data: { reasonHash } })
		: recordFact(tx, { ...stated, kind: 'team-merged', data: { into, reasonHash } }));
	await tx.insert(tx.t.teamChange).values({
		...{ contestId: contest.id, teamId, factId, reason, reasonSalt, byAccountId, at }
	});
}
