import { eq } from 'drizzle-orm';
import { Refusal } from '#lib/refusal.ts';
import { recordAct } from '../audit/act.ts';
import { newResetLink } from '../accounts/reset-link.ts';
import type { Query, Tx } from '../db/client.ts';
import { partOf } from './people.ts';

/**
 * Whether someone may hand out a reset link for an account. Who organises the site may for all; a
 * contest's organiser may for its participants and judges, unless they organise anything themselves:
 * a reset must never lend more power than its issuer has.
 */
export async function mayResetAccount(
	query: Query,
	{ accountId, byAccountId }: { accountId: string; byAccountId: string }
): Promise<boolean> {
	const { account, contestPerson } = query.t;
	const organisesSite = async (id: string) => {
		const [row] = await query
			.select({ organisesSite: account.organisesSite })
			.from(account)
			.where(eq(account.id, id));
		return row?.organisesSite;
	};
	if (await organisesSite(byAccountId)) return true;
	if ((await organisesSite(accountId)) !== false) return false;

	const parts = await query
		.select({ contestId: contestPerson.contestId, part: contestPerson.part })
		.from(contestPerson)
		.where(eq(contestPerson.accountId, accountId));
	if (parts.some(({ part }) => part === 'organiser')) return false;
	for (const { contestId } of parts) {
		const own = await partOf(query, { contestId, accountId: byAccountId });
		if (own === 'organiser') return true;
	}

	return false;
}

/** A reset link for an account, from someone who may issue it. Returns its token, shown once. */
export async function issueResetLink(
	tx: Tx,
	{ accountId, byAccountId, at }: { accountId: string; byAccountId: string; at: number }
): Promise<string> {
	if (!(await mayResetAccount(tx, { accountId, byAccountId }))) throw new Refusal('not_staff');

	await recordAct(tx, { byAccountId, act: 'people.reset-link', subject: accountId, at });

	return newResetLink(tx, { accountId, at });
}
