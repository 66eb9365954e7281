import { z } from 'zod';
import { anyCheckRule } from './check-rules.ts';
import { LOCALES, localizedText } from './localized.ts';
import { divisor, fraction, positive, slug } from './primitives.ts';

export const budget = z.strictObject({
	interactions: positive,
	tokens: positive,
	/** Whole nanowatt-hours. */
	energyNwh: positive,
	callsPerMinute: positive,
	presentations: positive
});
export type BudgetRules = z.infer<typeof budget>;

/** Order in which equal results are told apart; what is left shares a place. */
export const TIE_BREAKERS = ['quality', 'interactions', 'completionTokens', 'sequence'] as const;
export type TieBreaker = (typeof TIE_BREAKERS)[number];

/** Parts of quality: what the checks measured and what the jury gave. */
const qualityWeights = z.strictObject({ checks: fraction, jury: fraction });

export const weightedRanking = z.strictObject({
	policy: z.literal('weighted'),
	/** Weight of quality against efficiency. */
	a: fraction,
	/** Energy at which efficiency is one, whole nanowatt-hours. */
	parNwh: positive,
	qualityWeights
});

const ranking = z.discriminatedUnion('policy', [
	z.strictObject({ policy: z.literal('gate-then-energy') }),
	weightedRanking,
	/** Dominance layers on quality and energy; whoever is in one shares its place. */
	z.strictObject({ policy: z.literal('pareto'), qualityWeights })
]);
export type RankingRule = z.infer<typeof ranking>;

export const criterion = z.strictObject({
	id: slug,
	title: localizedText,
	/** One distinct descriptor for each level, 1 to 5. */
	levels: z.array(localizedText).length(5),
	weight: fraction
});
export type Criterion = z.infer<typeof criterion>;

/** How many judges read an entry, 2 where it is silent, and from how many levels apart one more does. */
const jury = {
	judges: positive.optional(),
	apart: positive.max(4).optional(),
	/** Whether judges see what an entry took before their verdict; where it is silent they do not. */
	energy: z.enum(['hidden', 'shown']).optional(),
	/** Whether a model's own reading advises judges, once their draft is whole; where it is silent, none does. */
	assisted: z.enum(['after-draft']).optional()
};

/** What every kind of challenge has. */
export const challengeBase = {
	id: slug,
	title: localizedText,
	summary: localizedText,
	/** Markdown. */
	statement: localizedText,
	/** Practice challenges are never ranked. */
	practice: z.boolean(),
	budget,
	checks: z.array(anyCheckRule).min(1),
	judging: z.discriminatedUnion('mode', [
		z.strictObject({ mode: z.literal('all'), ...jury }),
		z.strictObject({ mode: z.literal('top'), n: positive, ...jury })
	]),
	rubric: z.array(criterion),
	ranking,
	ties: z.array(z.enum(TIE_BREAKERS)),
	/** The cost of an answer in a language is divided by its factor. */
	languageFactors: z.partialRecord(z.enum(LOCALES), divisor),
	confirmation: z.strictObject({ runs: positive, share: fraction })
};
