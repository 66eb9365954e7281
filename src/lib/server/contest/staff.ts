import { and, asc, eq, ne } from 'drizzle-orm';
import { Refusal } from '#lib/refusal.ts';
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

/** Who an account belongs to. Refuses one that is not there. */
export async function accountOf(
	query: Query,
	{ accountId }: { accountId: string }
): Promise<{ name: string; email: string }> {
	const { account } = query.t;
	const [row] = await query
		.select({ name: account.name, email: account.email })
		.from(account)
		.where(eq(account.id, accountId));
	if (!row) throw new Refusal('not_found');

	return row;
}
