import { scheduleInForce, type Locale } from '#scoring';
import { overridesOf, type ContestInForce } from '../contest/in-force.ts';
import type { Query } from '../db/client.ts';
import { draftToRead } from './rulebook-view.ts';

/**
 * A contest as it would be with its draft in force, to be looked at and nothing else; `undefined` where
 * the draft is no rulebook yet. Ends the request where there is no draft.
 */
export async function draftPreview(
	query: Query,
	{ contest, locale }: { contest: ContestInForce; locale: Locale }
): Promise<Pick<ContestInForce, 'slug' | 'rulebook' | 'schedule'> | undefined> {
	const { read } = await draftToRead(query, { contest, locale });
	if (!read.ok) return undefined;
	const overrides = await overridesOf(query, { contestId: contest.id });
	const { rulebook } = read;

	return { slug: contest.slug, rulebook, schedule: scheduleInForce(rulebook, overrides) };
}
