import { add, compare, ONE, parseRational, ZERO } from '../exact/rational.ts';
import { repeatedIds, type Problem } from './problem.ts';
import type { ChallengeRules, CheckRule, ModelBinding } from './schema.ts';
import { sheetProblems } from './sheet-consistency.ts';

function sumsToOne(fractions: readonly string[]): boolean {
	return compare(fractions.map(parseRational).reduce(add, ZERO), ONE) === 0;
}

function isShare(fraction: string): boolean {
	return compare(parseRational(fraction), ONE) !== 1;
}

function isZero(fraction: string): boolean {
	return compare(parseRational(fraction), ZERO) === 0;
}

/** The share that a check rule carries, if it does. */
function shareOf(rule: CheckRule): string | undefined {
	if (rule.kind === 'measures-savings') return rule.maxShare;
	if (rule.kind === 'plan') return rule.maxShareOfNaive;
	return rule.kind === 'echo' ? rule.threshold : undefined;
}

function checkProblems({ checks, kind }: ChallengeRules, path: string): Problem[] {
	const problems = checks.flatMap((rule, index): Problem[] => {
		const at = `${path}.checks.${String(index)}`;
		const share = shareOf(rule);
		const needsHome = rule.kind.startsWith('measures-') || rule.kind === 'known-equipment';
		const isMisplaced = kind === 'template' ? needsHome : rule.kind === 'plan';
		const isRepeated = checks.findIndex((other) => other.kind === rule.kind) !== index;
		return [
			...(isMisplaced ? [{ path: at, message: `does not apply to a ${kind} challenge` }] : []),
			...(isRepeated ? [{ path: at, message: `«${rule.kind}» is already there` }] : []),
			...(share !== undefined && (!isShare(share) || isZero(share))
				? [{ path: at, message: 'a share lies above 0 and at most at 1' }]
				: [])
		];
	});
	if (kind === 'template' && !checks.some((rule) => rule.kind === 'plan'))
		problems.push({
			path: `${path}.checks`,
			message: 'a template challenge needs the check «plan»'
		});
	return problems;
}

function rankingProblems({ ranking, rubric, kind }: ChallengeRules, path: string): Problem[] {
	const problems: Problem[] = [];
	if (rubric.length > 0 && !sumsToOne(rubric.map(({ weight }) => weight)))
		problems.push({ path: `${path}.rubric`, message: 'the weights must sum to 1' });
	if (ranking.policy !== 'weighted') return problems;

	const at = `${path}.ranking`;
	const { checks, jury } = ranking.qualityWeights;
	if (!isShare(ranking.a)) problems.push({ path: `${at}.a`, message: 'lies at most at 1' });
	if (!sumsToOne([checks, jury]))
		problems.push({ path: `${at}.qualityWeights`, message: 'the weights must sum to 1' });
	if (!isZero(jury) && rubric.length === 0)
		problems.push({ path: `${at}.qualityWeights.jury`, message: 'weighs a rubric that is empty' });
	if (!isZero(checks) && kind !== 'template')
		problems.push({ path: `${at}.qualityWeights.checks`, message: 'only a plan has a quality' });
	return problems;
}

function limitProblems(
	{ limits, budget }: ChallengeRules,
	model: ModelBinding,
	path: string
): Problem[] {
	const call = limits.promptTokens + limits.answerTokens;
	const problems: Problem[] = [];
	if (call > model.contextTokens)
		problems.push({ path: `${path}.limits`, message: "one call exceeds the model's context" });
	if (call > budget.tokens)
		problems.push({ path: `${path}.budget.tokens`, message: 'does not reach for one call' });
	return problems;
}

/** What makes no sense in one challenge, whatever the rest of the contest says. */
export function challengeProblems(
	challenge: ChallengeRules,
	model: ModelBinding,
	path: string
): Problem[] {
	const problems = [
		...checkProblems(challenge, path),
		...rankingProblems(challenge, path),
		...limitProblems(challenge, model, path),
		...repeatedIds(challenge.rubric, `${path}.rubric`)
	];
	if (!isShare(challenge.confirmation.share))
		problems.push({ path: `${path}.confirmation.share`, message: 'lies at most at 1' });
	for (const [locale, factor] of Object.entries(challenge.languageFactors))
		if (isZero(factor))
			problems.push({ path: `${path}.languageFactors.${locale}`, message: 'divides by zero' });
	if (new Set(challenge.ties).size < challenge.ties.length)
		problems.push({ path: `${path}.ties`, message: 'names a tie-breaker twice' });

	if (challenge.kind === 'conversation')
		return [...problems, ...repeatedIds(challenge.sheet.equipment, `${path}.sheet.equipment`)];
	if (challenge.hidden.validSheets > challenge.hidden.sheets)
		problems.push({ path: `${path}.hidden.validSheets`, message: 'is above hidden.sheets' });
	return [
		...problems,
		...repeatedIds(challenge.openSheets, `${path}.openSheets`),
		...challenge.openSheets.flatMap((sheet, index) =>
			sheetProblems(sheet, `${path}.openSheets.${String(index)}`)
		)
	];
}
