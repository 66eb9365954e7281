import { and, asc, eq } from 'drizzle-orm';
import { Refusal } from '#lib/refusal.ts';
import type { Query } from '../db/client.ts';

/** A person's team in a contest. */
export interface OwnTeam {
	id: string;
	name: string;
	/** All that judges see. */
	alias: string;
	/** Of the rulebook's, in which it is ranked too. */
	category?: string | undefined;
	/** Whether this person is its captain. */
	captain: boolean;
}

/** The team of a person in a contest, or `undefined`. */
export async function teamOf(
	query: Query,
	{ contestId, accountId }: { contestId: string; accountId: string }
): Promise<OwnTeam | undefined> {
	const { team, member } = query.t;
	const [row] = await query
		.select({
			id: team.id,
			name: team.name,
			alias: team.alias,
			category: team.category,
			captain: member.captain
		})
		.from(member)
		.innerJoin(team, eq(team.id, member.teamId))
		.where(and(eq(member.contestId, contestId), eq(member.accountId, accountId)));

	return row && { ...row, category: row.category ?? undefined };
}

/** A team of a contest. Refuses one that is not there. */
export async function teamById(
	query: Query,
	{ contestId, teamId }: { contestId: string; teamId: string }
): Promise<{ id: string; name: string; alias: string; category: string | undefined }> {
	const { team } = query.t;
	const [row] = await query
		.select({ id: team.id, name: team.name, alias: team.alias, category: team.category })
		.from(team)
		.where(and(eq(team.id, teamId), eq(team.contestId, contestId)));
	if (!row) throw new Refusal('not_found');

	return { ...row, category: row.category ?? undefined };
}

export interface Member {
	accountId: string;
	name: string;
	captain: boolean;
	joinedAt: number;
}

/** A team's members, the longest in it first. */
export async function membersOf(query: Query, { teamId }: { teamId: string }): Promise<Member[]> {
	const { member, account } = query.t;

	return query
		.select({
			accountId: member.accountId,
			name: account.name,
			captain: member.captain,
			joinedAt: member.joinedAt
		})
		.from(member)
		.innerJoin(account, eq(account.id, member.accountId))
		.where(eq(member.teamId, teamId))
		.orderBy(asc(member.joinedAt), asc(member.accountId));
}

/** A team with its people, as the contest's organisers see it. */
export interface TeamWithMembers {
	id: string;
	name: string;
	alias: string;
	category: string | undefined;
	createdAt: number;
	members: (Member & { email: string; acceptedVersion: number; guardianConsent: boolean })[];
}

/** Every team of a contest that has someone in it, in the order in which they registered. */
export async function teamsOf(
	query: Query,
	{ contestId }: { contestId: string }
): Promise<TeamWithMembers[]> {
	const { team, member, account } = query.t;
	const rows = await query
		.select({ team, member, account: { name: account.name, email: account.email } })
		.from(team)
		.innerJoin(member, eq(member.teamId, team.id))
		.innerJoin(account, eq(account.id, member.accountId))
		.where(eq(team.contestId, contestId))
		.orderBy(asc(team.createdAt), asc(team.id), asc(member.joinedAt), asc(member.accountId));

	const teams = new Map<string, TeamWithMembers>();
	for (const row of rows) {
		const { id, name, alias, createdAt } = row.team;
		const category = row.team.category ?? undefined;
		const known = teams.get(id) ?? { id, name, alias, category, createdAt, members: [] };
		known.members.push({
			accountId: row.member.accountId,
			name: row.account.name,
			email: row.account.email,
			captain: row.member.captain,
			joinedAt: row.member.joinedAt,
			acceptedVersion: row.member.acceptedVersion,
			guardianConsent: row.member.guardianConsent
		});
		teams.set(id, known);
	}

	return [...teams.values()];
}
