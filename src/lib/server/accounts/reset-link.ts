import { eq } from 'drizzle-orm';
import { Refusal } from '#lib/refusal.ts';
import type { Db, Query, Tx } from '../db/client.ts';
import { issueLink, linkOf, spendLink } from './link.ts';
import { passwordHash } from './password.ts';
import { acceptPassword } from './password-rule.ts';
import { endSessionsOf } from './session.ts';

const DAY = 86_400_000;

/** A link, good once and for a day, by which an account gets a new password. Who may ask is checked
 * where contests are known: `contest/account-reset.ts`. */
export async function newResetLink(
	tx: Tx,
	{ accountId, at }: { accountId: string; at: number }
): Promise<string> {
	return issueLink(tx, { purpose: 'reset', accountId, at, life: DAY });
}

/** Whose password a reset link renews. Refuses a link that is spent, expired or unknown. */
export async function resetLinkOf(
	query: Query,
	{ token, at }: { token: string; at: number }
): Promise<{ id: string; accountId: string; name: string; email: string }> {
	const { account } = query.t;
	const { id, accountId } = await linkOf(query, { token, purpose: 'reset', at });
	if (!accountId) throw new Refusal('link_invalid');
	const [row] = await query
		.select({ name: account.name, email: account.email })
		.from(account)
		.where(eq(account.id, accountId));
	if (!row) throw new Refusal('link_invalid');

	return { id, accountId, ...row };
}

/** Sets a new password by a reset link and ends every session of the account. */
export async function resetPassword(
	db: Db,
	{ token, password, at }: { token: string; password: string; at: number }
): Promise<void> {
	const link = await resetLinkOf(db.read, { token, at });
	acceptPassword(password, { email: link.email });
	const renewed = await passwordHash(password);

	await db.write(async (tx) => {
		await spendLink(tx, { id: link.id, at });
		await tx
			.update(tx.t.account)
			.set({ passwordHash: renewed })
			.where(eq(tx.t.account.id, link.accountId));
		await endSessionsOf(tx, { accountId: link.accountId });
	});
}
