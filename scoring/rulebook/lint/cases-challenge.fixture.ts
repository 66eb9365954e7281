import { desafioAlia } from '../editions/desafio-alia.ts';
import type { Case } from './changed.fixture.ts';

const edition = desafioAlia({ model: 'alia', opensAt: '2026-05-04T10:00:00Z' });
const ROUND = 'rounds.0';
const HOME = 'rounds.0.challenges.0';
const CENTRE = 'rounds.0.challenges.1';
const rubric = (edition.rounds[0]?.challenges[1]?.rubric ?? []) as unknown[];

/** What budgets, par, rubric, jury, luck and languages can get wrong. */
export const CHALLENGE_CASES: Case[] = [
	['context-too-small', `${HOME}.limits`, [`${ROUND}.model.contextTokens`, 2000]],
	['budget-below-one-call', `${HOME}.budget.tokens`, [`${HOME}.budget.tokens`, 2000]],
	['energy-below-one-call', `${HOME}.budget.energyNwh`, [`${HOME}.budget.energyNwh`, 1_000_000]],
	['turns-above-interactions', `${HOME}.limits.turns`, [`${HOME}.limits.turns`, 31]],
	[
		'presentations-above-interactions',
		`${HOME}.budget.presentations`,
		[`${HOME}.budget.presentations`, 31]
	],
	['answer-too-short', `${HOME}.limits.answerTokens`, [`${HOME}.limits.answerTokens`, 40]],
	['par-unreachable', `${CENTRE}.ranking.parNwh`, [`${CENTRE}.ranking.parNwh`, 1_000_000]],
	['par-above-budget', `${CENTRE}.ranking.parNwh`, [`${CENTRE}.ranking.parNwh`, 4_000_000_000]],
	['par-always-met', `${CENTRE}.ranking.parNwh`, [`${CENTRE}.ranking.parNwh`, 2_000_000_000]],
	['above-one', `${HOME}.confirmation.share`, [`${HOME}.confirmation.share`, '6/5']],
	['weights-sum', `${CENTRE}.rubric`, [`${CENTRE}.rubric.0.weight`, '1/4']],
	['jury-without-rubric', `${CENTRE}.ranking.qualityWeights.jury`, [`${CENTRE}.rubric`, []]],
	[
		'checks-without-quality',
		`${HOME}.ranking.qualityWeights.checks`,
		[
			`${HOME}.ranking`,
			{
				policy: 'weighted',
				a: '1/2',
				parNwh: 90_000_000,
				qualityWeights: { checks: '1', jury: '0' }
			}
		]
	],
	[
		'layers-need-all-judged',
		`${CENTRE}.judging`,
		[`${CENTRE}.ranking`, { policy: 'pareto', qualityWeights: { checks: '7/10', jury: '3/10' } }],
		[`${CENTRE}.judging`, { mode: 'top', n: 5 }]
	],
	[
		'ties-in-layers',
		`${CENTRE}.ties`,
		[`${CENTRE}.ranking`, { policy: 'pareto', qualityWeights: { checks: '7/10', jury: '3/10' } }],
		[`${CENTRE}.judging`, { mode: 'all' }]
	],
	[
		'rubric-not-counted',
		`${CENTRE}.rubric`,
		[`${CENTRE}.ranking`, { policy: 'pareto', qualityWeights: { checks: '1', jury: '0' } }]
	],
	[
		'weights-sum',
		`${CENTRE}.ranking.qualityWeights`,
		[`${CENTRE}.ranking`, { policy: 'pareto', qualityWeights: { checks: '1', jury: '1' } }]
	],
	[
		'checks-without-quality',
		`${HOME}.ranking.qualityWeights.checks`,
		[`${HOME}.ranking`, { policy: 'pareto', qualityWeights: { checks: '1', jury: '0' } }]
	],
	['energy-not-counted', `${CENTRE}.ranking.a`, [`${CENTRE}.ranking.a`, '1']],
	['thrift-outweighs-quality', `${CENTRE}.ranking.a`, [`${CENTRE}.ranking.a`, '1/10']],
	[
		'rubric-not-counted',
		`${CENTRE}.rubric`,
		[`${CENTRE}.ranking.qualityWeights`, { checks: '1', jury: '0' }]
	],
	[
		'rubric-twin-levels',
		`${CENTRE}.rubric.0.levels.3.es`,
		[
			`${CENTRE}.rubric.0.levels.3.es`,
			'Explica una de las cargas, y deja sin razón las demás: sin contradecirse'
		]
	],
	[
		'rubric-near-twin-levels',
		`${CENTRE}.rubric.0.levels.3.es`,
		[
			`${CENTRE}.rubric.0.levels.3.es`,
			'Explica una de las cargas y deja sin razón las otras, sin contradecirse.'
		]
	],
	[
		'rubric-twin-criteria',
		`${CENTRE}.rubric.1.title`,
		[`${CENTRE}.rubric.1.title.es`, 'Coherencia con el plan.']
	],
	[
		'rubric-weight-zero',
		`${CENTRE}.rubric.3.weight`,
		[`${CENTRE}.rubric`, [...rubric, { ...(rubric[0] as object), id: 'otra', weight: '0' }]]
	],
	['judges-too-few', `${HOME}.judging.judges`, [`${HOME}.judging.judges`, 1]],
	[
		'assisted-idle',
		`${HOME}.judging.assisted`,
		[`${HOME}.judging.assisted`, 'after-draft'],
		[`${HOME}.practice`, true]
	],
	['tie-breaker-twice', `${HOME}.ties`, [`${HOME}.ties`, ['quality', 'quality']]],
	['one-run-decides', `${HOME}.confirmation.runs`, [`${HOME}.confirmation.runs`, 1]],
	['luck-passes', `${HOME}.confirmation.share`, [`${HOME}.confirmation.share`, '1/5']],
	['skill-fails', `${HOME}.confirmation.share`, [`${HOME}.confirmation.share`, '1']],
	['runs-even', `${CENTRE}.hidden.runs`, [`${CENTRE}.hidden.runs`, 4]],
	['too-many-valid-sheets', `${CENTRE}.hidden.validSheets`, [`${CENTRE}.hidden.validSheets`, 6]],
	['language-base-factor', `${HOME}.languageFactors.es`, [`${HOME}.languageFactors.es`, '2']],
	['language-factor-missing', `${HOME}.languageFactors`, [`${HOME}.languageFactors.eu`, undefined]],
	['language-factor-measured', `${HOME}.languageFactors.eu`, [`${HOME}.languageFactors.eu`, '3/2']],
	['valencian-factor', `${HOME}.languageFactors.va`, [`${HOME}.languageFactors.va`, '6/5']]
];
