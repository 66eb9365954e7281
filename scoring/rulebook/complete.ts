import { z } from 'zod';
import { anyCheckRule } from './check-rules.ts';
import { divisor, positive, slug } from './primitives.ts';
import {
	challengeBase,
	conversationChallenge,
	criterion,
	LOCALES,
	localizedText,
	roundRules,
	rulebook,
	templateChallenge
} from './schema.ts';

const checks = z.array(anyCheckRule).min(1);

/** What a participant answers before giving a verdict, in this order. */
export const VALIDATION_STEPS = ['context', 'goal', 'answer'] as const;

const { id, title, summary, statement, practice, budget, judging } = challengeBase;

/**
 * The third kind of reto: choose a category, take one of its challenges or bring one, converse, say
 * whether the last answer passed, and correct it where it did not. Answers are never public.
 */
export const alignmentChallenge = z.strictObject({
	id,
	title,
	summary,
	statement,
	practice,
	budget,
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
	checks: checks.optional(),
	judging: judging.optional(),
	/** Unranked where it is silent. */
	ranked: z.enum(['none', 'rubric']).optional(),
	rubric: z.array(criterion).optional(),
	languageFactors: z.partialRecord(z.enum(LOCALES), divisor).optional()
});
export type AlignmentChallenge = z.infer<typeof alignmentChallenge>;

export const completeChallenge = z.discriminatedUnion('kind', [
	conversationChallenge.extend({ checks }),
	templateChallenge.extend({ checks }),
	alignmentChallenge
]);
export type CompleteChallenge = z.infer<typeof completeChallenge>;
export type PlayedChallenge = Exclude<CompleteChallenge, AlignmentChallenge>;

export const completeRound = roundRules.extend({ challenges: z.array(completeChallenge).min(1) });
export type CompleteRound = z.infer<typeof completeRound>;

/**
 * A rulebook with everything that the format knows: the three kinds of challenge and all kinds of
 * check. What `schema.ts` takes is a part of it, and reads and hashes the same under both.
 */
export const completeRulebook = rulebook.extend({ rounds: z.array(completeRound).min(1) });
export type CompleteRulebook = z.infer<typeof completeRulebook>;
