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

/** What the checks of a challenge can get wrong, and the sheets that they read. */
export const CHECK_TEXTS = {
	'check-misplaced': error(
		'«{what}» does not apply to this kind of challenge',
		'Remove it: «plan» is for templates, the measures and the equipment for conversations with a sheet.'
	),
	'check-repeated': error('«{what}» is already there', 'Keep one of them.'),
	'share-out-of-range': error(
		'a share lies above 0 and at most at 1, not at {what}',
		'Write a fraction such as "3/5".'
	),
	'plan-check-missing': error(
		'a template challenge needs the check «plan», which says what is valid',
		'Add { "kind": "plan", "maxShareOfNaive": "13/20" }.'
	),
	'flag-in-combination': error(
		'«{what}» only informs the judge: inside a combination it would pass always',
		'Move it out of the combination.'
	),
	'pattern-refused': error(
		'the pattern does not compile: {problem}',
		'Write it in the syntax of RE2: no look-around and no back-references.'
	),
	'schema-refused': error(
		'the JSON Schema is not taken: {at} {problem}',
		'Write draft-07 without outside references, cycles or patterns beyond RE2.'
	),
	'bounds-crossed': error(
		'the least is above the most: nothing passes',
		'Swap them, or leave one out.'
	),
	'bounds-missing': warning(
		'there is neither a least nor a most: everything passes',
		'Write one, or remove the check.'
	),
	'length-above-limit': error(
		'asks for {least} {unit}, and an answer ends at {most} tokens: nothing passes',
		'Ask for less, or raise limits.answerTokens.'
	),
	'contains-too-many': error(
		'asks for {least} of {texts} texts: nothing passes',
		'Write atLeast up to {texts}.'
	),
	'texts-contradict': error(
		'«{text}» must stand in the answer and must not: nothing passes',
		'Remove it from one of the two checks.'
	),
	'areas-unreachable': error(
		'asks for {least} areas and there are {most}: nothing passes',
		'Write {most} or less.'
	),
	'choice-right-unknown': error(
		'«{what}» is not among the options',
		'Name the id of an option as right.'
	),
	'choice-all-right': error(
		'every option is right: any choice passes',
		'Name as right only the options that are.'
	),
	'choice-names-shared': error(
		'«{what}» is the name of two options: nobody can choose one of them by it',
		'Give each option names of its own.'
	),
	'weighted-unreachable': error(
		'the weights sum to {sum}, and it passes from {least}: nothing passes',
		'Write atLeast up to {sum}.'
	),
	'weighted-free': error(
		'it passes from 0: everything passes',
		'Write how much must pass, such as "2/3".'
	),
	'weight-zero': warning('the check weighs nothing', 'Give it a weight or remove it.'),
	'constant-passes': error(
		'an answer that has nothing to do with the task passes all checks: {answer}',
		'Add a check that only an answer to this task can pass.'
	),
	'generic-passes': warning(
		'a list that fits any place passes all checks; only the jury stands before it',
		'Keep «judging» at "all", or add a check that ties the answer to the sheet.'
	),
	'generic-passes-unjudged': error(
		'a list that fits any place passes all checks, and the jury reads the best {n} only',
		'Write "judging": { "mode": "all" }, or add a check that ties the answer to the sheet.'
	),
	'naive-passes': error(
		'the naive plan of the sheet is valid, so that copying it wins',
		'Write a maxShareOfNaive below 1, such as "13/20".'
	),
	'fixed-plan-passes': warning(
		'one plan ({plan}) is valid on all {sheets} open sheets: a template may answer it without reading any',
		'Change a sheet, or ask for less than {share} of the naive plan.'
	),
	'plan-unreachable': error(
		'no legal plan buys as little as {most} kWh; the least is {least}',
		'Raise maxShareOfNaive, or change the sheet.'
	),
	'plan-looser-than-hidden': warning(
		'hidden sheets are drawn for 13/20, and with {share} they may have few valid plans or very many',
		'Write "13/20", or rehearse with more sheets.'
	),
	'load-does-not-fit': error(
		'the load does not fit in its window',
		'Widen the window or shorten the load.'
	),
	'naive-illegal': error(
		'the naive plan is not a legal plan',
		'Write one that keeps all windows and the limit.'
	),
	'naive-is-best': error(
		'the naive plan buys as little as the best plan: nothing can be saved',
		'Write a plan that nobody thought about.'
	)
} satisfies Record<string, FindingText>;
