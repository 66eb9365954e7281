import type { ChallengeRules } from '#scoring';
import { disagree } from '#scoring/assignment/disagreement.ts';
import { majority } from '#scoring/ranking/jury.ts';
import type { VerdictInForce } from './judged.ts';
import { judgesNeeded } from './lacking.ts';

/** Why somebody must still look at an entry that its judges have read. */
export type Need = 'tie' | 'apart';

/**
 * What judges left open on an entry: as many of them say yes as no, or those whom the rules ask for
 * differ by more than the rules allow and no further one has spoken.
 */
export function adjudicationNeeded(
	challenge: ChallengeRules,
	verdicts: VerdictInForce[]
): Need | undefined {
	const panel = judgesNeeded(challenge);
	if (verdicts.length < panel) return undefined;
	if (majority(verdicts.map(({ decision }) => decision)) === undefined) return 'tie';
	const differ = disagree(verdicts, challenge.judging.apart);

	return verdicts.length === panel && differ ? 'apart' : undefined;
}
