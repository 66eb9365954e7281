import { desc, eq } from 'drizzle-orm';
import type { Query } from '../db/client.ts';
import type { Part } from './schema.ts';

/** Every part that a person plays, with the contest's slug, newest first. */
export async function partsOf(
	query: Query,
	{ accountId }: { accountId: string }
): Promise<{ slug: string; part: Part }[]> {
	const { contest, contestPerson } = query.t;

	return query
		.select({ slug: contest.slug, part: contestPerson.part })
		.from(contestPerson)
		.innerJoin(contest, eq(contest.id, contestPerson.contestId))
		.where(eq(contestPerson.accountId, accountId))
		.orderBy(desc(contestPerson.since));
}
