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

/** What the contest and its rounds can get wrong: dates, people, model, texts. */
export const CONTEST_TEXTS = {
	'time-zone': error('«{what}» is not a time zone', 'Write an IANA name, such as "Europe/Madrid".'),
	'team-size': error('team.min is above team.max', 'Write a least size that a team can have.'),
	'guardian-age': error(
		'guardianUnder is below minimumAge, so nobody would need a guardian',
		'Write an age above minimumAge, or equal to it where nobody needs one.'
	),
	'id-taken': error('«{what}» is already taken', 'Give it an id of its own.'),
	'dates-out-of-order': error(
		'this instant must come after «{what}»',
		'The order is registrationOpens, practiceOpens, opens, freezes, closes, results, finalised; registrationCloses lies between registrationOpens and closes.'
	),
	'rounds-overlap': warning(
		'this round opens before «{what}» closes',
		'Open it later, or say in the rules that both run at once and how their results combine.'
	),
	'frozen-from-start': warning(
		'the board freezes when the round opens, so nobody sees it until the results',
		'Freeze it nearer to the close, or say in the rules that there is no live board.'
	),
	'practice-opens-late': warning(
		'practice opens with the round, so nobody can practise before it counts',
		'Open practice some days earlier.'
	),
	'no-time-to-judge': warning(
		'results come at the close, and a jury has to read what was presented',
		'Leave the jury time between closes and results.'
	),
	'no-time-to-object': warning(
		'the results are final when they come, so nobody can ask for a review',
		'Leave some days between results and finalised.'
	),
	'not-an-earlier-round': error(
		'«{what}» is not an earlier round',
		'Name a round that stands before this one.'
	),
	'best-of-which': error(
		'«{what}» has not exactly one leaderboard, and the best are those of one',
		'Name a ranked challenge of that round in "challenge".'
	),
	'best-of-unranked': error(
		'«{what}» is no ranked challenge of that round',
		'Name a challenge of that round that has a leaderboard.'
	),
	'combine-part-unranked': error(
		'«{what}» has no leaderboard in this contest, so nothing of it can be combined',
		'Name a ranked challenge of one of the rounds, or remove the part.'
	),
	'combine-part-twice': error(
		'«{what}» is a part already',
		'Keep one of the two, with the weight of both.'
	),
	'combine-part-without-points': error(
		'«{what}» orders by energy or by layers, and places do not add up',
		'Combine challenges whose policy is "weighted": their points lie between 0 and 1.'
	),
	'combine-profiles-differ': error(
		'«{what}» is priced by another profile than the first part, and the two never share a ranking',
		'Combine challenges of rounds that run the same model under the same profile.'
	),
	'combine-weightless': error(
		'a part that weighs nothing changes no place',
		'Write a fraction above zero, such as "1/3", or remove the part.'
	),
	'combine-tie-unknown': error(
		'«{what}» is none of the parts, so it can break no tie',
		'Name challenges of "parts", the one that decides first at the front.'
	),
	'opens-before-results': error(
		'the round opens before «{what}» has results, so nobody knows whom it admits',
		'Open it at the results of that round, or later.'
	),
	'only-practice': error(
		'the round has only practice challenges, which are never ranked',
		'Add a challenge with "practice": false.'
	),
	'profile-unknown': error(
		'there is no published reference profile «{profile}»',
		'Write one of {known}.'
	),
	'profile-simulated': error(
		'a simulated model and a real one never share a profile: «{profile}»',
		'Write {known}.'
	),
	'profile-of-another-model': error(
		'the profile «{profile}» prices {model}, and the round runs «{id}»',
		'Write a profile of the model that runs, or the model that the profile prices.'
	),
	'profile-not-quantised': error(
		'«{id}» is quantised, and the profile «{profile}» prices {bytes} bytes a weight',
		'A quantised model needs a profile of its own: run the one that the profile prices.'
	),
	'context-above-profile': error(
		'the context is longer than the {most} tokens that the profile can price',
		'Write {most} or less.'
	),
	'sampling-is-luck': warning(
		'at temperature {temperature} the same prompt gives another answer, and who repeats it wins',
		'Write "temperature": 0, or ask for more confirmation runs.'
	),
	'placeholder-text': warning('this text looks unfinished: «{found}»', 'Write the final text.'),
	'translation-partial': warning(
		'there is no text in {locale} here, though other texts of the rulebook have one',
		'Translate it, or leave the language out altogether: readers get Spanish in its place.'
	)
} satisfies Record<string, FindingText>;
