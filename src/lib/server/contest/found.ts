import { eq } from 'drizzle-orm';
import type { Rulebook } from '#scoring';
import { Refusal } from '#lib/refusal.ts';
import { recordAct } from '../audit/act.ts';
import type { Tx } from '../db/client.ts';
import { createContest } from './create.ts';
import { takePart } from './people.ts';

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const MOST_SLUG = 60;

/**
 * Creates a contest on behalf of a person who organises the site, and makes them its organiser.
 * Refuses anyone else, an address that is taken, and one that is no address.
 */
export async function foundContest(
	tx: Tx,
	{
		slug,
		rulebook,
		byAccountId,
		at
	}: { slug: string; rulebook: Rulebook; byAccountId: string; at: number }
): Promise<{ id: string }> {
	const { account } = tx.t;
	const [founder] = await tx
		.select({ organisesSite: account.organisesSite })
		.from(account)
		.where(eq(account.id, byAccountId));
	if (!founder?.organisesSite) throw new Refusal('not_staff');
	if (!SLUG.test(slug) || slug.length > MOST_SLUG) {
		throw new Refusal('invalid_request', { field: 'slug', expected: 'slug' });
	}
	const { id } = await createContest(tx, { slug, rulebook, at });
	await takePart(tx, { contestId: id, accountId: byAccountId, part: 'organiser', at });
	await recordAct(tx, { contestId: id, byAccountId, act: 'edition.founded', subject: slug, at });

	return { id };
}
