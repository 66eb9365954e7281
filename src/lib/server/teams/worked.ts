import { and, inArray } from 'drizzle-orm';
import type { ChallengeRules } from '#scoring';
import type { Query } from '../db/client.ts';

const AT_ONCE = 200;

/**
 * Whether any of these teams has sent a prompt in, or presented an entry to, any of these challenges that
 * is no practice: a template is presented without a prompt.
 */
export async function haveWorked(
	query: Query,
	{
		challenges,
		teamIds
	}: { challenges: readonly Pick<ChallengeRules, 'id' | 'practice'>[]; teamIds: readonly string[] }
): Promise<boolean> {
	const counting = challenges.filter(({ practice }) => !practice).map(({ id }) => id);
	for (let from = 0; from < teamIds.length; from += AT_ONCE) {
		const some = teamIds.slice(from, from + AT_ONCE);
		for (const work of [query.t.interaction, query.t.entry]) {
			const found = await query
				.select({ id: work.id })
				.from(work)
				.where(and(inArray(work.teamId, some), inArray(work.challengeId, counting)))
				.limit(1);
			if (found.length > 0) return true;
		}
	}

	return false;
}
