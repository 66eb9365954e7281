import type { BudgetRules, ChallengeRules, Locale, RankingRule } from '#scoring';
import { isRanked, text } from '#scoring/rulebook/rounds.ts';

/** What a card says of a challenge: never its statement, sheet or checks. */
export interface ChallengeSummary {
	id: string;
	title: string;
	summary: string;
	practice: boolean;
	ranked: boolean;
	kind: ChallengeRules['kind'];
	policy: RankingRule['policy'];
	budget: BudgetRules;
}

export function challengeSummary(challenge: ChallengeRules, locale: Locale): ChallengeSummary {
	const { id, title, summary, practice, kind, ranking, budget } = challenge;

	return {
		id,
		title: text(title, locale),
		summary: text(summary, locale),
		practice,
		ranked: isRanked(challenge),
		kind,
		policy: ranking.policy,
		budget
	};
}
