import { z } from 'zod';
import { divisor, fraction, instant, naturalNumber, positive, slug } from './primitives.ts';

/** Languages in which a contest can speak; Spanish is the source and always present. */
export const LOCALES = ['es', 'ca', 'va', 'gl', 'eu', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** A text in Spanish and, where the organiser wrote them, in other languages. */
export const localizedText = z.strictObject({
	es: z.string().min(1),
	ca: z.string().min(1).optional(),
	va: z.string().min(1).optional(),
	gl: z.string().min(1).optional(),
	eu: z.string().min(1).optional(),
	en: z.string().min(1).optional()
});
export type LocalizedText = z.infer<typeof localizedText>;

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

export const budget = z.strictObject({
	interactions: positive,
	tokens: positive,
	/** Whole nanowatt-hours. */
	energyNwh: positive,
	callsPerMinute: positive,
	presentations: positive
});
export type BudgetRules = z.infer<typeof budget>;

/** A dwelling or an office, as reto 1 shows it. Yearly use in kWh. */
export const homeSheet = z.strictObject({
	id: slug,
	title: localizedText,
	yearlyKwh: positive,
	facts: z.array(z.strictObject({ label: localizedText, value: localizedText })).min(1),
	/** Equipment that the place has: any of the names of one item, in any language, is known. */
	equipment: z.array(z.strictObject({ id: slug, names: z.array(z.string().min(2)).min(1) })).min(1)
});
export type HomeSheet = z.infer<typeof homeSheet>;

/** A movable load: `hours` unbroken hours of `powerKw` somewhere within [from, to). */
export const movableLoad = z.strictObject({
	id: z.string().regex(/^[a-z][a-z0-9_]*$/),
	title: z.string().min(1),
	powerKw: positive,
	hours: positive,
	from: naturalNumber.max(23),
	to: positive.max(24)
});

/** One day of the civic centre of reto 2. Hours are half-open, power in whole kW. */
export const planSheet = z.strictObject({
	id: slug,
	/** Solar production of hours 0–23. */
	solarKw: z.array(naturalNumber).length(24),
	/** Load that cannot move, of hours 0–23. */
	fixedKw: z.array(naturalNumber).length(24),
	limitKw: positive,
	loads: z.array(movableLoad).length(4),
	/** A legal plan that nobody thought about: start hour of each load, in order. */
	naive: z.array(naturalNumber.max(23)).length(4)
});
export type PlanSheet = z.infer<typeof planSheet>;

export const checkRule = z.discriminatedUnion('kind', [
	z.strictObject({ kind: z.literal('not-cut') }),
	z.strictObject({ kind: z.literal('language'), allowed: z.array(z.enum(LOCALES)).min(1) }),
	z.strictObject({ kind: z.literal('measures-count'), exactly: positive }),
	z.strictObject({ kind: z.literal('measures-fields') }),
	z.strictObject({ kind: z.literal('measures-areas'), atLeast: positive }),
	z.strictObject({ kind: z.literal('measures-savings'), maxShare: fraction }),
	z.strictObject({ kind: z.literal('known-equipment') }),
	z.strictObject({ kind: z.literal('echo'), threshold: fraction }),
	z.strictObject({ kind: z.literal('plan'), maxShareOfNaive: fraction })
]);
export type CheckRule = z.infer<typeof checkRule>;
export type CheckKind = CheckRule['kind'];

/** Order in which equal results are told apart; what is left shares a place. */
export const TIE_BREAKERS = ['quality', 'interactions', 'completionTokens', 'sequence'] as const;
export type TieBreaker = (typeof TIE_BREAKERS)[number];

const ranking = z.discriminatedUnion('policy', [
	z.strictObject({ policy: z.literal('gate-then-energy') }),
	z.strictObject({
		policy: z.literal('weighted'),
		/** Weight of quality against efficiency. */
		a: fraction,
		/** Energy at which efficiency is one, whole nanowatt-hours. */
		parNwh: positive,
		/** Parts of quality: what the checks measured and what the jury gave. */
		qualityWeights: z.strictObject({ checks: fraction, jury: fraction })
	})
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
const jury = { judges: positive.optional(), apart: positive.max(4).optional() };

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
	checks: z.array(checkRule).min(1),
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
	templateChallenge
]);
export type ChallengeRules = z.infer<typeof challengeRules>;

export const roundRules = z.strictObject({
	id: slug,
	title: localizedText,
	phases,
	admission: z.discriminatedUnion('kind', [
		z.strictObject({ kind: z.literal('all') }),
		z.strictObject({ kind: z.literal('approval') }),
		z.strictObject({ kind: z.literal('best'), n: positive, of: slug })
	]),
	model: modelBinding,
	challenges: z.array(challengeRules).min(1)
});
export type RoundRules = z.infer<typeof roundRules>;

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
	/** How often a fault that was not the team's may be forgiven, per team and challenge. */
	forgivenFaults: naturalNumber,
	/** Open streams that one team may have at a time. */
	openStreams: positive.max(4),
	rounds: z.array(roundRules).min(1)
});
export type Rulebook = z.infer<typeof rulebook>;
