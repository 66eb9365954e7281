import { combineRulesView } from '#lib/combined-view.ts';
import { contestOf } from '#lib/server/http/asker.ts';
import { multiply, parseRational, rational } from '#scoring/exact/rational.ts';
import { text } from '#scoring/rulebook/rounds.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	const { rulebook, version, hash } = contestOf(locals);
	const { locale } = locals;
	const challenges = rulebook.rounds.flatMap((round) => round.challenges);

	return {
		version,
		hash,
		rules: text(rulebook.rules, locale),
		combine: combineRulesView(rulebook, locale),
		limits: challenges.map((challenge) => ({
			id: challenge.id,
			title: text(challenge.title, locale),
			practice: challenge.practice,
			budget: challenge.budget,
			promptTokens: challenge.limits.promptTokens,
			answerTokens: challenge.limits.answerTokens,
			turns: challenge.kind === 'conversation' ? challenge.limits.turns : undefined,
			policy: challenge.ranking.policy,
			ties: challenge.ties,
			confirmation: confirmationOf(challenge.confirmation)
		}))
	};
};

/** How many of the confirmation runs must be valid: the rulebook's share, rounded up. */
function confirmationOf({ runs, share }: { runs: number; share: string }) {
	const { n, d } = multiply(parseRational(share), rational(BigInt(runs)));

	return { runs, needed: Number((n + d - 1n) / d) };
}
