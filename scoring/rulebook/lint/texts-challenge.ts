import type { FindingText } from './finding.ts';

const error = (message: string, suggestion: string): FindingText => ({
	severity: 'error',
	message,
	suggestion
});
const warning = (message: string, suggestion: string): FindingText => ({
	severity: 'warning',
	message,
	suggestion
});

/** What a challenge can get wrong: budgets, par, rubric, jury, luck, languages. */
export const CHALLENGE_TEXTS = {
	'context-too-small': error(
		"one call with the longest prompt and answer exceeds the model's context",
		'Lower limits.promptTokens or limits.answerTokens.'
	),
	'budget-below-one-call': error(
		'the tokens do not reach for one call with the longest prompt and answer',
		'Raise budget.tokens, or lower the limits.'
	),
	'energy-below-one-call': error(
		'one call within the limits can take {call} nWh, above the budget of {budget}: it would be refused before it starts',
		'Raise budget.energyNwh to {call} at least, or lower the limits.'
	),
	'turns-above-interactions': warning(
		'a conversation may have {turns} turns and a team only {interactions} interactions',
		'Lower limits.turns or raise budget.interactions.'
	),
	'presentations-above-interactions': warning(
		'a team may present {presentations} times and ask {interactions} times only',
		'Lower budget.presentations.'
	),
	'answer-too-short': error(
		'no answer of {most} tokens can pass the checks, which need {least} at least',
		'Raise limits.answerTokens or ask for less.'
	),
	'par-unreachable': error(
		'no valid answer can cost as little as the par: the least is about {least} nWh',
		'Write a par that a good answer reached in rehearsal, above {least}.'
	),
	'par-above-budget': error(
		'the par is larger than the whole energy budget of {budget} nWh, so that thrift never counts',
		'Write what one good answer takes, in nanowatt-hours.'
	),
	'par-always-met': warning(
		'even the longest answer within the limits costs {most} nWh, below the par: efficiency is whole for everyone',
		'Write a par between the least and {most} nWh.'
	),
	'above-one': error('a share lies at most at 1', 'Write a fraction such as "4/5".'),
	'weights-sum': error('the weights must sum to 1', 'Write fractions such as "7/10" and "3/10".'),
	'jury-without-rubric': error(
		'the jury has a weight and no rubric to judge by: these points are unreachable',
		'Write a rubric, or "jury": "0" and "checks": "1".'
	),
	'checks-without-quality': error(
		'only the plan of a template challenge measures a quality: these points are unreachable',
		'Write "checks": "0" and "jury": "1".'
	),
	'layers-need-all-judged': error(
		'a layer holds as many as nobody beats, so that the first n are no n entries: which would be judged is not told',
		'Write "judging": { "mode": "all" }.'
	),
	'ties-in-layers': warning(
		'nobody is ahead inside a layer: the tie-breakers order nothing here',
		'Write "ties": [], so that the rulebook promises what is done.'
	),
	'energy-not-counted': warning(
		'with a = 1 energy does not count at all',
		'Write "1/2" for quality and efficiency alike.'
	),
	'thrift-outweighs-quality': warning(
		'with a = {a} an answer of no quality can be ahead of the best one by taking less energy',
		'Write "1/2", so that quality weighs as much as thrift.'
	),
	'rubric-not-counted': warning(
		'there is a rubric, and no weight for what the jury gives by it',
		'Give the jury a weight in ranking.qualityWeights, or remove the rubric.'
	),
	'rubric-twin-levels': error(
		'levels {first} and {second} say the same: a judge cannot tell them apart',
		'Write what an answer of level {second} has that one of level {first} lacks.'
	),
	'rubric-near-twin-levels': warning(
		'levels {first} and {second} say nearly the same',
		'Write what an answer of level {second} has that one of level {first} lacks.'
	),
	'rubric-twin-criteria': warning(
		'the criterion says the same as «{what}», so that it counts twice',
		'Merge the two, or tell them apart.'
	),
	'rubric-weight-zero': warning('the criterion weighs nothing', 'Give it a weight or remove it.'),
	'judges-too-few': error(
		'one judge is not a jury: a median needs two at least',
		'Write "judges": 2 or more.'
	),
	'assisted-idle': error(
		'no rubric verdicts are given here, so a model has nothing to advise on',
		'Remove "assisted".'
	),
	'tie-breaker-twice': error('a tie-breaker is named twice', 'Name each once.'),
	'one-run-decides': warning(
		'one confirmation run leaves validity to luck',
		'Write 5 runs and a share of "4/5".'
	),
	'luck-passes': warning(
		'an answer that works one time in ten passes the confirmation {percent} % of the time: who repeats most would win',
		'Ask for more runs or a higher share: 4 of 5 lets it through 0.05 % of the time.'
	),
	'skill-fails': warning(
		'an answer that works nine times in ten passes the confirmation only {percent} % of the time',
		'Ask for a lower share: 4 of 5 lets it through 92 % of the time.'
	),
	'too-many-valid-sheets': error(
		'asks for more valid sheets than there are',
		'Write hidden.validSheets up to hidden.sheets.'
	),
	'runs-even': warning(
		'with {runs} runs a sheet can pass half of them, which is no majority',
		'Write an odd number of runs.'
	),
	'language-base-factor': error(
		'Spanish is the base, and its factor is {factor}',
		'Write "es": "1" and measure the other languages against it.'
	),
	'language-factor-missing': error(
		'answers in «{locale}» are taken, and the factor is not fixed before opening',
		'Write "{locale}": "1" until it was measured on parallel text.'
	),
	'language-factor-measured': warning(
		'the factor of «{locale}» is {factor}, not 1',
		'Say in the rules on which parallel text it was measured; it cannot change after opening.'
	),
	'valencian-factor': warning(
		'Valencian is read as Catalan, so that the factor of «va» is never used and differs from that of «ca»',
		'Write the same factor for both.'
	),
	'placeholder-missing': error(
		'the statement does not say where {placeholder} goes, and a template without it is refused',
		'Tell people to write {placeholder} once in their template.'
	),
	'alignment-minors': error(
		'the challenge shows answers that may offend, and people of {age} are let in',
		'Write a minimumAge of 18 or more.'
	),
	'alignment-nothing-to-take': error(
		'the category has no challenge in stock and a team may not bring one',
		'Write one, or "ownChallenges": true.'
	),
	'alignment-steps': error(
		'the validation has the steps context, goal and answer, once each and in this order',
		'Write the three of them with a question each.'
	),
	'alignment-rubric-missing': error(
		'it is ranked by a rubric that is not there',
		'Write five criteria of "1/5", or leave «ranked» out.'
	),
	'alignment-rubric-not-counted': warning(
		'there is a rubric, and nothing is ranked by it',
		'Write "ranked": "rubric", or remove the rubric.'
	),
	'alignment-rubric-weights': warning(
		'the second edition judged by five criteria of 20 % each; this rubric has others',
		'Write five criteria of "1/5", or say in the rules why not.'
	)
} satisfies Record<string, FindingText>;
