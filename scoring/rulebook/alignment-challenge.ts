import { z } from 'zod';
import { anyCheckRule } from './check-rules.ts';
import { challengeBase, criterion, TIE_BREAKERS, weightedRanking } from './challenge-base.ts';
import { localizedText } from './localized.ts';
import { positive, slug } from './primitives.ts';

/** What a participant answers before giving a verdict, in this order. */
export const VALIDATION_STEPS = ['context', 'goal', 'answer'] as const;
export type ValidationStep = (typeof VALIDATION_STEPS)[number];

/**
 * The third kind of reto: choose a category, take one of its challenges or bring one, converse, say
 * whether the last answer passed, and correct it where it did not. Answers are never public. What
 * only a ranking needs may be left out: then it is unranked, or ranked by what the jury's rubric says.
 */
export const alignmentChallenge = z.strictObject({
	...challengeBase,
	kind: z.literal('alignment'),
	limits: z.strictObject({ turns: positive, promptTokens: positive, answerTokens: positive }),
	/** Shown, and accepted by each person, before anything else. */
	contentWarning: localizedText,
	minimumAge: positive,
	categories: z
		.array(
			z.strictObject({
				id: slug,
				title: localizedText,
				description: localizedText.optional(),
				/** Challenges in stock. */
				challenges: z.array(z.strictObject({ id: slug, text: localizedText }))
			})
		)
		.min(1),
	/** Whether a team may bring a challenge of its own to a category. */
	ownChallenges: z.boolean(),
	/** Who says whether an answer passed. */
	verdict: z.literal('participant'),
	/** Where an answer failed, the participant writes the one that it should have been. */
	correction: z.strictObject({ required: z.boolean(), maxCharacters: positive }),
	/** The question of each step; each is answered with a reason. */
	validation: z.array(z.strictObject({ step: z.enum(VALIDATION_STEPS), question: localizedText })),
	checks: z.array(anyCheckRule).default([]),
	judging: challengeBase.judging.default({ mode: 'all' }),
	ranked: z.enum(['none', 'rubric']).default('none'),
	rubric: z.array(criterion).default([]),
	ranking: weightedRanking.default({
		policy: 'weighted',
		a: '1',
		parNwh: 1,
		qualityWeights: { checks: '0', jury: '1' }
	}),
	ties: challengeBase.ties.default([...TIE_BREAKERS]),
	languageFactors: challengeBase.languageFactors.default({}),
	confirmation: challengeBase.confirmation.default({ runs: 5, share: '4/5' })
});
export type AlignmentChallenge = z.infer<typeof alignmentChallenge>;
