import { eq } from 'drizzle-orm';
import { Refusal } from '#lib/refusal.ts';
import type { Query } from '../db/client.ts';
import { passwordMatches } from './password.ts';

/** Asks somebody who is signed in for their password again. Refuses a wrong one, naming its field. */
export async function reauthenticate(
	query: Query,
	{ accountId, password }: { accountId: string; password: string }
): Promise<void> {
	const { account } = query.t;
	const [row] = await query
		.select({ passwordHash: account.passwordHash })
		.from(account)
		.where(eq(account.id, accountId));
	if (!(await passwordMatches(password, row?.passwordHash))) {
		throw new Refusal('wrong_credentials', { field: 'password' });
	}
}
