import { add, compare, ONE, parseRational, ZERO } from '../exact/rational.ts';
import type { CombineRules } from './combine-rules.ts';
import type { Problem } from './problem.ts';
import { challengeOf, isRanked } from './rounds.ts';
import type { Rulebook } from './schema.ts';

/** What the ranking over several challenges gets wrong; nothing where a rulebook has none. */
export function combineProblems(rulebook: Rulebook): Problem[] {
	const { combine } = rulebook;
	if (!combine) return [];

	return [
		...combine.parts.flatMap((_, index) => partProblems(rulebook, combine, index)),
		...weightProblems(combine),
		...tieProblems(combine)
	];
}

function partProblems(rulebook: Rulebook, { parts }: CombineRules, index: number): Problem[] {
	const what = parts[index]?.challenge ?? '';
	const path = `combine.parts.${String(index)}.challenge`;
	const found = challengeOf(rulebook, what);
	if (!found || !isRanked(found.challenge))
		return [
			{
				path,
				code: 'combine-part-unranked',
				message: `«${what}» has no leaderboard in this contest`,
				what
			}
		];
	if (parts.findIndex(({ challenge }) => challenge === what) !== index)
		return [{ path, code: 'combine-part-twice', message: `«${what}» is a part already`, what }];
	if (found.challenge.ranking.policy !== 'weighted')
		return [
			{
				path,
				code: 'combine-part-without-points',
				message: `«${what}» gives no points from 0 to 1`,
				what
			}
		];
	const profileOf = (challenge = '') => challengeOf(rulebook, challenge)?.round.model.profile;
	const first = profileOf(parts[0]?.challenge);
	if (first === undefined || first === found.round.model.profile) return [];
	return [
		{
			path,
			code: 'combine-profiles-differ',
			message: `«${what}» is priced by another profile than the first part`,
			what
		}
	];
}

function weightProblems({ parts }: CombineRules): Problem[] {
	const weights = parts.map(({ weight }) => parseRational(weight));
	const nothing = weights.flatMap((weight, index): Problem[] =>
		compare(weight, ZERO) === 0
			? [
					{
						path: `combine.parts.${String(index)}.weight`,
						code: 'combine-weightless',
						message: 'a part that weighs nothing is none'
					}
				]
			: []
	);
	if (compare(weights.reduce(add, ZERO), ONE) === 0) return nothing;
	return [
		...nothing,
		{ path: 'combine.parts', code: 'weights-sum', message: 'the weights must sum to 1' }
	];
}

function tieProblems({ parts, ties }: CombineRules): Problem[] {
	return ties.flatMap((what, index): Problem[] => {
		const path = `combine.ties.${String(index)}`;
		if (!parts.some(({ challenge }) => challenge === what))
			return [
				{ path, code: 'combine-tie-unknown', message: `«${what}» is none of the parts`, what }
			];
		if (ties.indexOf(what) === index) return [];
		return [{ path, code: 'tie-breaker-twice', message: `«${what}» is already there`, what }];
	});
}
