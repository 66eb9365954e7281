import type {
	ChallengeRules,
	Locale,
	LocalizedText,
	ModelBinding,
	RoundRules,
	Rulebook
} from './schema.ts';

/** A challenge and the round that it belongs to; challenge slugs are unique in a contest. */
export function challengeOf(
	rulebook: Rulebook,
	slug: string
): { round: RoundRules; challenge: ChallengeRules } | undefined {
	for (const round of rulebook.rounds) {
		const challenge = round.challenges.find(({ id }) => id === slug);
		if (challenge !== undefined) return { round, challenge };
	}
	return undefined;
}

/** Whether a challenge has a jury and a leaderboard: practice has none, nor a reto that only gathers. */
export function isRanked(
	challenge: Pick<ChallengeRules, 'practice'> & { ranked?: 'none' | 'rubric' | undefined }
): boolean {
	return !challenge.practice && challenge.ranked !== 'none';
}

/** A text in a language, in Spanish where the organiser did not write it. */
export function text(localized: LocalizedText, locale: Locale): string {
	return localized[locale] ?? localized.es;
}

/**
 * Whether the model that an endpoint says it ran is the round's, by its exact name: a quantised or
 * renamed one draws another energy and is practice only.
 */
export function isOfficialModel(binding: ModelBinding, reportedId: string | undefined): boolean {
	return reportedId === binding.id;
}
