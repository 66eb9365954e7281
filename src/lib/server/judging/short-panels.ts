import type { RoundRules } from '#scoring';
import type { ContestInForce } from '../contest/in-force.ts';
import type { Query } from '../db/client.ts';
import { entriesOf } from '../entries/standing.ts';
import { assignmentRuleOf } from './assignment-rule.ts';
import { verdictsInForce } from './judged.ts';
import { entriesToRead, judgesNeeded } from './lacking.ts';
import { isJudgeable } from './reading.ts';

/**
 * Entries of a round that fewer judges decided than the rulebook wants, by their aliases: a contest may
 * have too few judges, and whoever ends it should know.
 */
export async function shortPanels(
	query: Query,
	{ contest, round, at }: { contest: ContestInForce; round: RoundRules; at: number }
): Promise<string[]> {
	const contestId = contest.id;
	const needed = new Map(round.challenges.map((one) => [one.id, judgesNeeded(one)]));
	const entries = (await entriesOf(query, { contestId })).filter(isJudgeable);
	const verdicts = await verdictsInForce(query, { entryIds: entries.map(({ id }) => id) });
	const { seed } = await assignmentRuleOf(query, { contestId });
	const read = await entriesToRead(query, { contest, entries, verdicts, seed, at });

	return read
		.filter(
			({ id, challengeId }) => (verdicts.get(id) ?? []).length < (needed.get(challengeId) ?? 0)
		)
		.map(({ alias }) => alias);
}
