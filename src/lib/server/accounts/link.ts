import { and, eq, gt, isNull } from 'drizzle-orm';
import { Refusal } from '#lib/refusal.ts';
import type { Query, Tx } from '../db/client.ts';
import { issueToken, secretMatches, splitToken } from './secret.ts';

export type LinkPurpose = 'reset' | 'first-organiser';

/** Issues a link that works once and returns its token; an earlier one for the same is worth nothing. */
export async function issueLink(
	tx: Tx,
	{
		purpose,
		accountId,
		at,
		life
	}: { purpose: LinkPurpose; accountId?: string; at: number; life: number }
): Promise<string> {
	const { accountLink } = tx.t;
	const same = accountId ? eq(accountLink.accountId, accountId) : isNull(accountLink.accountId);
	await tx
		.delete(accountLink)
		.where(and(eq(accountLink.purpose, purpose), same, isNull(accountLink.usedAt)));

	const { id, token, secretHash } = issueToken();
	await tx
		.insert(accountLink)
		.values({ id, purpose, accountId, secretHash, createdAt: at, expiresAt: at + life });

	return token;
}

/** The unused, unexpired link behind a token. Refuses any other with `link_invalid`. */
export async function linkOf(
	query: Query,
	{ token, purpose, at }: { token: string; purpose: LinkPurpose; at: number }
): Promise<{ id: string; accountId: string | undefined }> {
	const { accountLink } = query.t;
	const parts = splitToken(token);
	const [row] = parts
		? await query
				.select()
				.from(accountLink)
				.where(and(eq(accountLink.id, parts.id), eq(accountLink.purpose, purpose)))
		: [];
	if (!parts || !row || !secretMatches(parts.secret, row.secretHash)) {
		throw new Refusal('link_invalid');
	}
	if (row.usedAt !== null || row.expiresAt <= at) throw new Refusal('link_invalid');

	return { id: row.id, accountId: row.accountId ?? undefined };
}

/** Spends a link: of two who come at once, the second is refused. */
export async function spendLink(tx: Tx, { id, at }: { id: string; at: number }): Promise<void> {
	const { accountLink } = tx.t;
	const spent = await tx
		.update(accountLink)
		.set({ usedAt: at })
		.where(and(eq(accountLink.id, id), isNull(accountLink.usedAt), gt(accountLink.expiresAt, at)))
		.returning({ id: accountLink.id });
	if (spent.length === 0) throw new Refusal('link_invalid');
}
