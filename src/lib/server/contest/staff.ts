import { and, asc, eq, ne } from 'drizzle-orm';
import type { Query } from '../db/client.ts';
import type { StaffPart } from './staff-invitation.ts';

/** Someone who judges or organises a contest. */
export interface StaffMember {
	accountId: string;
	name: string;
	email: string;
	part: StaffPart;
	since: number;
}

/** A contest's judges and organisers, the longest in their part first. */
export async function staffOf(
	query: Query,
	{ contestId }: { contestId: string }
): Promise<StaffMember[]> {
	const { contestPerson, account } = query.t;
	const rows = await query
		.select({
			accountId: contestPerson.accountId,
			name: account.name,
			email: account.email,
			part: contestPerson.part,
			since: contestPerson.since
		})
		.from(contestPerson)
		.innerJoin(account, eq(account.id, contestPerson.accountId))
		.where(and(eq(contestPerson.contestId, contestId), ne(contestPerson.part, 'participant')))
		.orderBy(asc(contestPerson.since), asc(contestPerson.accountId));

	return rows.flatMap(({ part, ...person }) =>
		part === 'participant' ? [] : [{ part, ...person }]
	);
}
