import { z } from 'zod';
import { alignmentChallenge } from './alignment-challenge.ts';
import { challengeBase } from './challenge-base.ts';
import { combineRules } from './combine-rules.ts';
import { localizedText } from './localized.ts';
import { instant, naturalNumber, positive, slug } from './primitives.ts';
import { registrationRules } from './registration.ts';
import { homeSheet, planSheet } from './sheets.ts';

export * from './alignment-challenge.ts';
export * from './challenge-base.ts';
export * from './combine-rules.ts';
export * from './localized.ts';
export * from './registration.ts';
export * from './sheets.ts';
export type { AnyCheckRule, CheckKind } from './check-rules.ts';

/** The instants from which a round's state is derived, in the order in which they must fall. */
export const PHASE_INSTANTS = [
	'registrationOpens',
	'practiceOpens',
	'opens',
	'registrationCloses',
	'freezes',
	'closes',
	'results',
	'finalised'
] as const;
export type PhaseInstant = (typeof PHASE_INSTANTS)[number];

const phases = z.strictObject({
	registrationOpens: instant,
	practiceOpens: instant,
	opens: instant,
	/** May fall anywhere between `registrationOpens` and `closes`. */
	registrationCloses: instant,
	freezes: instant,
	closes: instant,
	results: instant,
	finalised: instant
});

/** What every team gets alike and nobody can change: the model, how it is sampled, how its work is priced. */
export const modelBinding = z.strictObject({
	/** The name that the endpoint must report; another one is practice only. */
	id: z.string().min(1),
	title: z.string().min(1),
	simulated: z.boolean(),
	/** Id of a reference profile of `#scoring/energy`. */
	profile: z.string().min(1),
	contextTokens: positive,
	/** Sent before every conversation; empty where the model's own template should rule. */
	system: z.string(),
	parameters: z.strictObject({
		temperature: z.number().min(0).max(2),
		top_p: z.number().gt(0).max(1),
		frequency_penalty: z.number().min(-2).max(2),
		presence_penalty: z.number().min(-2).max(2),
		seed: naturalNumber
	})
});
export type ModelBinding = z.infer<typeof modelBinding>;

export const conversationChallenge = z.strictObject({
	...challengeBase,
	kind: z.literal('conversation'),
	sheet: homeSheet,
	limits: z.strictObject({ turns: positive, promptTokens: positive, answerTokens: positive })
});
export type ConversationChallenge = z.infer<typeof conversationChallenge>;

export const templateChallenge = z.strictObject({
	...challengeBase,
	kind: z.literal('template'),
	openSheets: z.array(planSheet).min(1),
	hidden: z.strictObject({
		generator: z.literal('sun-plan/1'),
		sheets: positive,
		runs: positive,
		/** Sheets that must be valid, each by the majority of its runs. */
		validSheets: positive
	}),
	limits: z.strictObject({ promptTokens: positive, answerTokens: positive })
});
export type TemplateChallenge = z.infer<typeof templateChallenge>;

export const challengeRules = z.discriminatedUnion('kind', [
	conversationChallenge,
	templateChallenge,
	alignmentChallenge
]);
export type ChallengeRules = z.infer<typeof challengeRules>;

export const roundRules = z.strictObject({
	id: slug,
	title: localizedText,
	phases,
	admission: z.discriminatedUnion('kind', [
		z.strictObject({ kind: z.literal('all') }),
		z.strictObject({ kind: z.literal('approval') }),
		z.strictObject({
			kind: z.literal('best'),
			n: positive,
			of: slug,
			/** Whose board says who is best, where that round has several. */
			challenge: slug.optional()
		})
	]),
	model: modelBinding,
	challenges: z.array(challengeRules).min(1)
});
export type RoundRules = z.infer<typeof roundRules>;

/** A part of the teams that is ranked apart, beside the ranking of all. */
export const category = z.strictObject({
	id: slug,
	title: localizedText,
	/** Who belongs to it. */
	description: localizedText
});
export type Category = z.infer<typeof category>;

/** One contest's rules as data; immutable once published, a change is a new version. */
export const rulebook = z.strictObject({
	format: z.literal('vatio-rulebook/1'),
	id: slug,
	version: positive,
	title: localizedText,
	tagline: localizedText,
	/** Markdown: the rules as people read them. */
	rules: localizedText,
	timeZone: z.string().min(1),
	team: z.strictObject({ min: positive, max: positive.max(10) }),
	eligibility: z.strictObject({ minimumAge: naturalNumber, guardianUnder: naturalNumber }),
	/** Each team chooses one when it registers; without them there is only the ranking of all. */
	categories: z.array(category).min(2).max(20).optional(),
	/** What everybody is asked who registers or joins a team. */
	registration: registrationRules.optional(),
	/** How often a fault that was not the team's may be forgiven, per team and challenge. */
	forgivenFaults: naturalNumber,
	/** Open streams that one team may have at a time. */
	openStreams: positive.max(4),
	/** Hours after a round's results in which a team may appeal a verdict; 48 where it is silent. */
	appealHours: positive.optional(),
	/** A ranking over several challenges; without it each has its own and no more. */
	combine: combineRules.optional(),
	rounds: z.array(roundRules).min(1)
});
export type Rulebook = z.infer<typeof rulebook>;
