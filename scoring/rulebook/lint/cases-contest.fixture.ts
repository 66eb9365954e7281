import { desafioAlia } from '../editions/desafio-alia.ts';
import type { Case } from './changed.fixture.ts';

const edition = desafioAlia({ model: 'alia', opensAt: '2026-05-04T10:00:00Z' });
const ROUND = 'rounds.0';
const HOME = 'rounds.0.challenges.0';
const CENTRE = 'rounds.0.challenges.1';
const final = (more: Record<string, unknown>) => [
	edition.rounds[0],
	{
		...edition.rounds[0],
		id: 'final',
		challenges: [{ ...edition.rounds[0]?.challenges[0], id: 'final-hogar' }],
		...more
	}
];

const POINTS = {
	policy: 'weighted',
	a: '1/2',
	parNwh: 300_000_000,
	qualityWeights: { checks: '0', jury: '1' }
};
const combined = ({
	first = 'hogar',
	second = 'centro-civico',
	weights = ['1/3', '2/3'],
	ties = ['centro-civico']
}: {
	first?: string;
	second?: string;
	weights?: string[];
	ties?: string[];
}) => ({
	parts: [
		{ challenge: first, weight: weights[0] },
		{ challenge: second, weight: weights[1] }
	],
	ties
});

/** What the shape, the dates, the people, the model and the texts can get wrong. */
export const CONTEST_CASES: Case[] = [
	['field-missing', 'title', ['title', undefined]],
	['field-unknown', '', ['titel', 'x']],
	['field-invalid', 'version', ['version', 'one']],
	['kind-unknown', `${HOME}.kind`, [`${HOME}.kind`, 'riddle']],
	['kind-unknown', `${HOME}.checks.0.kind`, [`${HOME}.checks.0.kind`, 'looks-good']],
	['par-missing', `${CENTRE}.ranking.parNwh`, [`${CENTRE}.ranking.parNwh`, undefined]],
	[
		'policy-refused',
		`${CENTRE}.ranking.policy`,
		[`${CENTRE}.ranking.policy`, 'validity-per-energy']
	],
	['language-factor-zero', `${HOME}.languageFactors.eu`, [`${HOME}.languageFactors.eu`, '0/3']],

	['time-zone', 'timeZone', ['timeZone', 'Europe/Atlantis']],
	['team-size', 'team.min', ['team.min', 3]],
	['guardian-age', 'eligibility.guardianUnder', ['eligibility.guardianUnder', 14]],
	['id-taken', `${CENTRE}.id`, [`${CENTRE}.id`, 'hogar']],
	[
		'dates-out-of-order',
		`${ROUND}.phases.closes`,
		[`${ROUND}.phases.closes`, '2026-05-01T10:00:00Z']
	],
	['rounds-overlap', 'rounds.1.phases.opens', ['rounds', final({})]],
	[
		'not-an-earlier-round',
		'rounds.1.admission.of',
		['rounds', final({ admission: { kind: 'best', n: 3, of: 'semi' } })]
	],
	[
		'opens-before-results',
		'rounds.1.phases.opens',
		['rounds', final({ admission: { kind: 'best', n: 3, of: 'previa', challenge: 'hogar' } })]
	],
	[
		'best-of-which',
		'rounds.1.admission.challenge',
		['rounds', final({ admission: { kind: 'best', n: 3, of: 'previa' } })]
	],
	[
		'best-of-unranked',
		'rounds.1.admission.challenge',
		['rounds', final({ admission: { kind: 'best', n: 3, of: 'previa', challenge: 'ensayo' } })]
	],
	[
		'combine-part-unranked',
		'combine.parts.1.challenge',
		[`${HOME}.ranking`, POINTS],
		['combine', combined({ second: 'ensayo' })]
	],
	[
		'combine-part-twice',
		'combine.parts.1.challenge',
		['combine', combined({ first: 'centro-civico' })]
	],
	['combine-part-without-points', 'combine.parts.0.challenge', ['combine', combined({})]],
	[
		'combine-profiles-differ',
		'combine.parts.1.challenge',
		[
			'rounds',
			[
				edition.rounds[0],
				{
					...edition.rounds[0],
					id: 'final',
					model: { ...edition.rounds[0]?.model, profile: 'alia40b-h100x2-b32-2026.1' },
					challenges: [{ ...edition.rounds[0]?.challenges[1], id: 'final-centro' }]
				}
			]
		],
		['combine', combined({ first: 'centro-civico', second: 'final-centro' })]
	],
	[
		'combine-weightless',
		'combine.parts.0.weight',
		[`${HOME}.ranking`, POINTS],
		['combine', combined({ weights: ['0', '1'] })]
	],
	[
		'weights-sum',
		'combine.parts',
		[`${HOME}.ranking`, POINTS],
		['combine', combined({ weights: ['1/3', '1/3'] })]
	],
	[
		'combine-tie-unknown',
		'combine.ties.0',
		[`${HOME}.ranking`, POINTS],
		['combine', combined({ ties: ['ensayo'] })]
	],
	[
		'tie-breaker-twice',
		'combine.ties.1',
		[`${HOME}.ranking`, POINTS],
		['combine', combined({ ties: ['hogar', 'hogar'] })]
	],
	['field-invalid', 'combine.parts', ['combine', { parts: [], ties: [] }]],
	[
		'only-practice',
		`${ROUND}.challenges`,
		[`${ROUND}.challenges`, edition.rounds[0]?.challenges.slice(2)]
	],
	[
		'frozen-from-start',
		`${ROUND}.phases.freezes`,
		[`${ROUND}.phases.freezes`, edition.rounds[0]?.phases.opens]
	],
	[
		'no-time-to-judge',
		`${ROUND}.phases.results`,
		[`${ROUND}.phases.results`, edition.rounds[0]?.phases.closes]
	],
	[
		'no-time-to-object',
		`${ROUND}.phases.finalised`,
		[`${ROUND}.phases.finalised`, edition.rounds[0]?.phases.results]
	],

	['profile-unknown', `${ROUND}.model.profile`, [`${ROUND}.model.profile`, 'alia40b-tpu']],
	[
		'profile-simulated',
		`${ROUND}.model.profile`,
		[`${ROUND}.model.profile`, 'simulated-alia40b-2026.1']
	],
	[
		'profile-of-another-model',
		`${ROUND}.model.profile`,
		[`${ROUND}.model.id`, 'BSC-LT/salamandra-7b']
	],
	[
		'profile-not-quantised',
		`${ROUND}.model.profile`,
		[`${ROUND}.model.id`, 'BSC-LT/ALIA-40b-instruct-FP8']
	],
	[
		'profile-not-quantised',
		`${ROUND}.model.profile`,
		[`${ROUND}.model.id`, 'BSC-LT/ALIA-40b-instruct-GPTQ-Int4']
	],
	[
		'context-above-profile',
		`${ROUND}.model.contextTokens`,
		[`${ROUND}.model.contextTokens`, 200_000]
	],
	[
		'sampling-is-luck',
		`${ROUND}.model.parameters.temperature`,
		[`${ROUND}.model.parameters.temperature`, 0.7]
	],
	['placeholder-text', 'tagline.es', ['tagline.es', 'TODO: una frase']],
	['translation-partial', 'tagline', ['title.ca', 'Desafiament ALIA']],
	[
		'placeholder-missing',
		`${CENTRE}.statement.es`,
		[`${CENTRE}.statement.es`, 'Escribe una instrucción.']
	]
];
