import { and, desc, eq, inArray, ne } from 'drizzle-orm';
import { Refusal } from '#lib/refusal.ts';
import { recordAct } from '../audit/act.ts';
import type { Query, Tx } from '../db/client.ts';
import type { StaffPart } from './staff-invitation.ts';

const MOST_REASON = 2000;

/**
 * Takes a judge or an organiser their part in a contest, with a reason that is kept. What they did
 * stays. Refuses who is none, oneself, and the last organiser.
 */
export async function removeStaff(
	tx: Tx,
	removal: { contestId: string; accountId: string; reason: string; byAccountId: string; at: number }
): Promise<void> {
	const { contestId, accountId, byAccountId, at } = removal;
	const { contestPerson, staffRemoval } = tx.t;
	const reason = removal.reason.trim().slice(0, MOST_REASON);
	if (reason === '') throw new Refusal('reason_needed');
	const staff = await tx
		.select({ accountId: contestPerson.accountId, part: contestPerson.part })
		.from(contestPerson)
		.where(and(eq(contestPerson.contestId, contestId), ne(contestPerson.part, 'participant')));
	const part = staff.find((person) => person.accountId === accountId)?.part;
	if (part === undefined || part === 'participant') throw new Refusal('not_found');
	const organisers = staff.filter((person) => person.part === 'organiser');
	// Whoever removes is an organiser who stays: two who remove each other leave one.
	const stays = organisers.some((person) => person.accountId === byAccountId);
	if (part === 'organiser' && (organisers.length < 2 || accountId === byAccountId)) {
		throw new Refusal('last_organiser');
	}
	if (!stays) throw new Refusal('not_staff');

	await tx
		.delete(contestPerson)
		.where(and(eq(contestPerson.contestId, contestId), eq(contestPerson.accountId, accountId)));
	await tx.insert(staffRemoval).values({ contestId, accountId, part, reason, byAccountId, at });
	await recordAct(tx, {
		contestId,
		byAccountId,
		act: 'people.removed',
		subject: accountId,
		before: { part },
		reason,
		at
	});
}

export interface StaffRemoval {
	name: string;
	part: StaffPart;
	reason: string;
	/** Name of who decided, while there is such an account. */
	by: string | undefined;
	at: number;
}

/** Who was taken their part in a contest, the last first. */
export async function staffRemovals(
	query: Query,
	{ contestId }: { contestId: string }
): Promise<StaffRemoval[]> {
	const { staffRemoval, account } = query.t;
	const rows = await query
		.select({ removal: staffRemoval, name: account.name })
		.from(staffRemoval)
		.innerJoin(account, eq(account.id, staffRemoval.accountId))
		.where(eq(staffRemoval.contestId, contestId))
		.orderBy(desc(staffRemoval.position));
	const deciders = await query
		.select({ id: account.id, name: account.name })
		.from(account)
		.where(
			inArray(
				account.id,
				rows.map(({ removal }) => removal.byAccountId)
			)
		);
	const names = new Map(deciders.map(({ id, name }) => [id, name]));

	return rows.map(({ removal: { part, reason, byAccountId, at }, name }) => ({
		name,
		part,
		reason,
		by: names.get(byAccountId),
		at
	}));
}
