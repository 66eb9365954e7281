import type { ChallengeRules } from '#scoring';
import type { Query } from '../db/client.ts';
import { entriesOf } from '../entries/standing.ts';
import { judgedEntries } from './judged.ts';
import { isJudgeable } from './reading.ts';

/** How far the judging of a challenge has come. */
export interface JudgingProgress {
	/** Entries that count for their team. */
	counting: number;
	/** Of those, the ones whose checks have passed and that no verdict decides yet. */
	waiting: number;
	/** Of those that wait, the ones on which as many judges say yes as no. */
	split: number;
}

export async function judgingProgress(
	query: Query,
	{ contestId, challenge }: { contestId: string; challenge: ChallengeRules }
): Promise<JudgingProgress> {
	const entries = await entriesOf(query, { contestId, challengeId: challenge.id });
	const counting = entries.filter(({ counts, baseline }) => counts && !baseline);
	const judgeable = counting.filter(isJudgeable);
	const judged = await judgedEntries(query, {
		entryIds: judgeable.map(({ id }) => id),
		rubric: challenge.rubric
	});
	const undecided = judgeable.filter(({ id }) => judged.get(id)?.decision === undefined);

	return {
		counting: counting.length,
		waiting: undecided.length,
		split: undecided.filter(({ id }) => judged.has(id)).length
	};
}
