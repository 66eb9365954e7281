import { eq } from 'drizzle-orm';
import type { Query } from '../db/client.ts';
import { organisationOf } from './organisation.ts';

/** What would tell a judge who wrote a text. */
export interface Identity {
	/** Hidden however they are written: the team's name, its members' names, addresses, organisations. */
	names: string[];
	/** Hidden where they are written as names: each word of a member's name. */
	words: string[];
}

const WORD = /[\p{L}\p{M}\p{N}]{3,}/gu;

/** Who presented something, as words to hide. */
export async function identityOf(query: Query, { teamId }: { teamId: string }): Promise<Identity> {
	const { team, member, account } = query.t;
	const rows = await query
		.select({ team: team.name, name: account.name, email: account.email })
		.from(member)
		.innerJoin(team, eq(team.id, member.teamId))
		.innerJoin(account, eq(account.id, member.accountId))
		.where(eq(member.teamId, teamId));
	const names = rows.flatMap(({ team, name, email }) => [
		team,
		name,
		email,
		...organisationOf(email)
	]);

	return {
		names: [...new Set(names)],
		words: [...new Set(rows.flatMap(({ name }) => name.match(WORD) ?? []))]
	};
}
