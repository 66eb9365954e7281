import { TIE_BREAKERS } from '#scoring/rulebook/schema.ts';
import type { PhaseInstant } from '#scoring';

/** How a field is typed: what a person writes in it, and what the document keeps. */
export type FieldKind =
	| 'text'
	/** Of several lines. */
	| 'long'
	| 'whole'
	| 'decimal'
	/** Typed in watt-hours, kept in whole nanowatt-hours. */
	| 'energy'
	/** Typed by the contest's clock, kept as ISO 8601. */
	| 'instant'
	| 'choice'
	/** Yes or no. */
	| 'flag'
	/** Known words in an order. */
	| 'words';

export interface FieldSpec {
	/** Keys below the contest, the round or the challenge; `*` stands for each part of a list. */
	path: string;
	kind: FieldKind;
	/** Whether leaving it blank takes it out of the document. */
	optional?: true;
	/** Words of a choice or a list of words. */
	known?: readonly string[];
	/** Whether a round or a challenge has the field at all; all have it where this is silent. */
	when?: (owner: Json) => boolean;
}

export type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const part = (owner: Json, key: string): Json => (isObject(owner[key]) ? owner[key] : {});
const policyIs =
	(...policies: string[]) =>
	(owner: Json) =>
		policies.includes(String(part(owner, 'ranking')['policy']));
const isBest = (owner: Json) => part(owner, 'admission')['kind'] === 'best';
const isTop = (owner: Json) => part(owner, 'judging')['mode'] === 'top';
const kindIs =
	(...kinds: string[]) =>
	(owner: Json) =>
		kinds.includes(String(owner['kind']));

const whole = (path: string): FieldSpec => ({ path, kind: 'whole' });
const text = (path: string): FieldSpec => ({ path, kind: 'text' });
const long = (path: string): FieldSpec => ({ path, kind: 'long' });

export const CONTEST_FIELDS: readonly FieldSpec[] = [
	text('title.es'),
	text('tagline.es'),
	long('rules.es'),
	text('timeZone'),
	whole('team.min'),
	whole('team.max'),
	whole('eligibility.minimumAge'),
	whole('eligibility.guardianUnder'),
	whole('forgivenFaults'),
	whole('openStreams'),
	{ path: 'appealHours', kind: 'whole', optional: true }
];

/** As a calendar reads. */
const IN_ORDER: readonly PhaseInstant[] = [
	'registrationOpens',
	'practiceOpens',
	'opens',
	'registrationCloses',
	'freezes',
	'closes',
	'results',
	'finalised'
];

export const ROUND_FIELDS: readonly FieldSpec[] = [
	text('title.es'),
	...IN_ORDER.map((instant): FieldSpec => ({ path: `phases.${instant}`, kind: 'instant' })),
	{ path: 'admission.kind', kind: 'choice', known: ['all', 'approval', 'best'] },
	{ path: 'admission.n', kind: 'whole', when: isBest },
	{ path: 'admission.of', kind: 'text', when: isBest },
	{ path: 'admission.challenge', kind: 'text', optional: true, when: isBest },
	text('model.id'),
	text('model.title'),
	{ path: 'model.simulated', kind: 'flag' },
	text('model.profile'),
	whole('model.contextTokens'),
	{ path: 'model.system', kind: 'long' },
	{ path: 'model.parameters.temperature', kind: 'decimal' },
	{ path: 'model.parameters.top_p', kind: 'decimal' },
	{ path: 'model.parameters.frequency_penalty', kind: 'decimal' },
	{ path: 'model.parameters.presence_penalty', kind: 'decimal' },
	whole('model.parameters.seed')
];

export const CHALLENGE_FIELDS: readonly FieldSpec[] = [
	text('title.es'),
	long('summary.es'),
	long('statement.es'),
	{ path: 'practice', kind: 'flag' },
	whole('budget.interactions'),
	whole('budget.tokens'),
	{ path: 'budget.energyNwh', kind: 'energy' },
	whole('budget.callsPerMinute'),
	whole('budget.presentations'),
	{ path: 'limits.turns', kind: 'whole', when: kindIs('conversation', 'alignment') },
	whole('limits.promptTokens'),
	whole('limits.answerTokens'),
	...['sheets', 'runs', 'validSheets'].map((key): FieldSpec => ({
		path: `hidden.${key}`,
		kind: 'whole',
		when: kindIs('template')
	})),
	{ path: 'judging.mode', kind: 'choice', known: ['all', 'top'] },
	{ path: 'judging.n', kind: 'whole', when: isTop },
	{ path: 'judging.judges', kind: 'whole', optional: true },
	{ path: 'judging.apart', kind: 'whole', optional: true },
	{ path: 'judging.energy', kind: 'choice', known: ['hidden', 'shown'], optional: true },
	{ path: 'judging.assisted', kind: 'choice', known: ['after-draft'], optional: true },
	text('rubric.*.title.es'),
	text('rubric.*.weight'),
	{ path: 'ranking.policy', kind: 'choice', known: ['gate-then-energy', 'weighted', 'pareto'] },
	{ path: 'ranking.a', kind: 'text', when: policyIs('weighted') },
	{ path: 'ranking.parNwh', kind: 'energy', when: policyIs('weighted') },
	{ path: 'ranking.qualityWeights.checks', kind: 'text', when: policyIs('weighted', 'pareto') },
	{ path: 'ranking.qualityWeights.jury', kind: 'text', when: policyIs('weighted', 'pareto') },
	{ path: 'ties', kind: 'words', known: TIE_BREAKERS },
	whole('confirmation.runs'),
	text('confirmation.share')
];
