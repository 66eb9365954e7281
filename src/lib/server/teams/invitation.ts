import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import { Refusal } from '#lib/refusal.ts';
import { issueToken, secretMatches, splitToken } from '../accounts/secret.ts';
import type { ContestInForce } from '../contest/in-force.ts';
import type { Query, Tx } from '../db/client.ts';
import { accept, type Acceptance } from './acceptance.ts';
import { captainsTeam, enter } from './create.ts';
import { needRegistrationOpen, registrationCloses } from './registration.ts';
import { membersOf } from './team.ts';

const WEEK = 7 * 86_400_000;

export interface TeamInvitation {
	id: string;
	createdAt: number;
	expiresAt: number;
}

/** A team's invitations that can still be used, oldest first. */
export async function openInvitationsOf(
	query: Query,
	{ teamId, at }: { teamId: string; at: number }
): Promise<TeamInvitation[]> {
	const { teamInvitation } = query.t;

	return query
		.select({
			id: teamInvitation.id,
			createdAt: teamInvitation.createdAt,
			expiresAt: teamInvitation.expiresAt
		})
		.from(teamInvitation)
		.where(
			and(
				eq(teamInvitation.teamId, teamId),
				isNull(teamInvitation.usedAt),
				gt(teamInvitation.expiresAt, at)
			)
		)
		.orderBy(asc(teamInvitation.createdAt), asc(teamInvitation.id));
}

/**
 * The captain's link for a teammate: good once, for a week or until registration closes. A team has
 * no more of them than free places, so an older one gives way. Returns the token, shown once.
 */
export async function inviteTeammate(
	tx: Tx,
	{ contest, accountId, at }: { contest: ContestInForce; accountId: string; at: number }
): Promise<{ id: string; token: string; expiresAt: number }> {
	needRegistrationOpen(contest, { at });
	const { teamInvitation } = tx.t;
	const { id: teamId } = await captainsTeam(tx, { contestId: contest.id, accountId });
	const { max } = contest.rulebook.team;
	const free = max - (await membersOf(tx, { teamId })).length;
	if (free < 1) throw new Refusal('team_full', { most: max });

	const open = await openInvitationsOf(tx, { teamId, at });
	for (const { id } of open.slice(0, Math.max(0, open.length - free + 1))) {
		await tx.delete(teamInvitation).where(eq(teamInvitation.id, id));
	}
	const { id, token, secretHash } = issueToken();
	const expiresAt = Math.min(at + WEEK, registrationCloses(contest));
	await tx.insert(teamInvitation).values({ id, teamId, secretHash, createdAt: at, expiresAt });

	return { id, token, expiresAt };
}

/** Makes an unused invitation of the captain's team worthless. */
export async function revokeInvitation(
	tx: Tx,
	{
		contestId,
		accountId,
		invitationId
	}: { contestId: string; accountId: string; invitationId: string }
): Promise<void> {
	const { teamInvitation } = tx.t;
	const { id: teamId } = await captainsTeam(tx, { contestId, accountId });
	await tx
		.delete(teamInvitation)
		.where(
			and(
				eq(teamInvitation.id, invitationId),
				eq(teamInvitation.teamId, teamId),
				isNull(teamInvitation.usedAt)
			)
		);
}

export interface InvitedTo {
	id: string;
	teamId: string;
	teamName: string;
	/** Name of the captain, who invites. */
	captain: string | undefined;
	members: number;
	expiresAt: number;
}

/** What a token invites to in a contest. Refuses one that is unknown or revoked, used, or expired. */
export async function invitationOf(
	query: Query,
	{ contestId, token, at }: { contestId: string; token: string; at: number }
): Promise<InvitedTo> {
	const { teamInvitation, team } = query.t;
	const parts = splitToken(token);
	const [row] = parts
		? await query
				.select({ invitation: teamInvitation, name: team.name })
				.from(teamInvitation)
				.innerJoin(team, eq(team.id, teamInvitation.teamId))
				.where(and(eq(teamInvitation.id, parts.id), eq(team.contestId, contestId)))
		: [];
	if (!parts || !row || !secretMatches(parts.secret, row.invitation.secretHash)) {
		throw new Refusal('invitation_invalid');
	}
	const { id, teamId, usedAt, expiresAt } = row.invitation;
	if (usedAt !== null) throw new Refusal('invitation_used');
	if (expiresAt <= at) throw new Refusal('invitation_expired');
	const members = await membersOf(query, { teamId });
	const captain = members.find((member) => member.captain)?.name;

	return { id, teamId, teamName: row.name, captain, members: members.length, expiresAt };
}

/**
 * Joins a team by an invitation, which is spent. Refuses outside registration, a full team, staff, and
 * someone who has a team. Of two who come at once with one link, the second is refused.
 */
export async function joinTeam(
	tx: Tx,
	{
		contest,
		accountId,
		token,
		acceptance,
		at
	}: {
		contest: ContestInForce;
		accountId: string;
		token: string;
		acceptance: Acceptance;
		at: number;
	}
): Promise<{ teamId: string }> {
	needRegistrationOpen(contest, { at });
	const { teamInvitation } = tx.t;
	const { id, teamId, members } = await invitationOf(tx, { contestId: contest.id, token, at });
	const accepted = accept(contest, acceptance);
	const { max } = contest.rulebook.team;
	if (members >= max) throw new Refusal('team_full', { most: max });

	const spent = await tx
		.update(teamInvitation)
		.set({ usedAt: at, usedByAccountId: accountId })
		.where(and(eq(teamInvitation.id, id), isNull(teamInvitation.usedAt)))
		.returning({ id: teamInvitation.id });
	if (spent.length === 0) throw new Refusal('invitation_used');
	await enter(tx, { contest, teamId, accountId, captain: members === 0, accepted, at });

	return { teamId };
}
