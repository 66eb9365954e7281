import { Refusal } from '#lib/refusal.ts';
import type { Db, Query, Tx } from '../db/client.ts';
import { insertAccount, prepareAccount, type Registration } from './account.ts';
import { issueLink, linkOf, spendLink } from './link.ts';

const WEEK = 7 * 86_400_000;

async function siteIsEmpty(query: Query): Promise<boolean> {
	const anyone = await query.select({ id: query.t.account.id }).from(query.t.account).limit(1);

	return anyone.length === 0;
}

/**
 * A link, good once and for a week, by which the first organiser of a site registers; `undefined`
 * once the site has any account. Each one replaces the one before.
 */
export async function issueFirstOrganiserLink(
	tx: Tx,
	{ at }: { at: number }
): Promise<string | undefined> {
	if (!(await siteIsEmpty(tx))) return undefined;

	return issueLink(tx, { purpose: 'first-organiser', at, life: WEEK });
}

/** Refuses a link that is spent, expired or unknown, or whose site has people already. */
export async function firstOrganiserLinkOf(
	query: Query,
	{ token, at }: { token: string; at: number }
): Promise<{ id: string }> {
	const { id } = await linkOf(query, { token, purpose: 'first-organiser', at });
	if (!(await siteIsEmpty(query))) throw new Refusal('link_invalid');

	return { id };
}

/** Registers the person who opened the link as the site's first organiser and returns their id. */
export async function registerFirstOrganiser(
	db: Db,
	{ token, ...registration }: Registration & { token: string }
): Promise<string> {
	const { at } = registration;
	await firstOrganiserLinkOf(db.read, { token, at });
	const account = await prepareAccount(registration);

	return db.write(async (tx) => {
		const { id } = await firstOrganiserLinkOf(tx, { token, at });
		await spendLink(tx, { id, at });
		const accountId = await insertAccount(tx, account, { organisesSite: true });
		if (!accountId) throw new Refusal('link_invalid');
		return accountId;
	});
}
