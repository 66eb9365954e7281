import { add, compare, ONE, parseRational, ZERO } from '../exact/rational.ts';
import { ONCE_KINDS, type AnyCheckRule } from './check-rules.ts';
import { repeatedIds, type Problem } from './problem.ts';
import { rulesWithin } from './rules-within.ts';
import type { AlignmentChallenge, ChallengeRules, ModelBinding } from './schema.ts';
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
function shareOf(rule: AnyCheckRule): string | undefined {
	if (rule.kind === 'measures-savings') return rule.maxShare;
	if (rule.kind === 'plan') return rule.maxShareOfNaive;
	return rule.kind === 'echo' ? rule.threshold : undefined;
}

/** What the checks of a challenge get wrong. */
function checkProblems({ checks, kind }: ChallengeRules, path: string): Problem[] {
	const rules = rulesWithin(checks, `${path}.checks`);
	const problems = rules.flatMap(({ rule, path: at }, index): Problem[] => {
		const share = shareOf(rule);
		const needsHome = rule.kind.startsWith('measures-') || rule.kind === 'known-equipment';
		const isMisplaced =
			(needsHome && kind !== 'conversation') || (rule.kind === 'plan' && kind !== 'template');
		const first = rules.findIndex((other) => other.rule.kind === rule.kind);
		const found: Problem[] = [];
		if (isMisplaced)
			found.push({
				path: at,
				code: 'check-misplaced',
				message: `does not apply to a ${kind} challenge`,
				what: rule.kind
			});
		if (ONCE_KINDS.has(rule.kind) && first !== index)
			found.push({
				path: at,
				code: 'check-repeated',
				message: `«${rule.kind}» is already there`,
				what: rule.kind
			});
		if (share !== undefined && (!isShare(share) || isZero(share)))
			found.push({
				path: at,
				code: 'share-out-of-range',
				message: 'a share lies above 0 and at most at 1',
				what: share
			});
		return found;
	});
	if (kind === 'template' && !rules.some(({ rule }) => rule.kind === 'plan'))
		problems.push({
			path: `${path}.checks`,
			code: 'plan-check-missing',
			message: 'a template challenge needs the check «plan»'
		});
	return problems;
}

type Weighing = Pick<ChallengeRules, 'rubric'>;

function rubricProblems({ rubric }: Weighing, path: string): Problem[] {
	const problems = repeatedIds(rubric, `${path}.rubric`);
	if (rubric.length > 0 && !sumsToOne(rubric.map(({ weight }) => weight)))
		problems.push({
			path: `${path}.rubric`,
			code: 'weights-sum',
			message: 'the weights must sum to 1'
		});
	return problems;
}

function rankingProblems(
	{ ranking, rubric, kind, judging }: ChallengeRules,
	path: string
): Problem[] {
	if (ranking.policy === 'gate-then-energy') return [];
	const problems: Problem[] = [];
	const at = `${path}.ranking`;
	const { checks, jury } = ranking.qualityWeights;
	if (ranking.policy === 'pareto' && judging.mode === 'top')
		problems.push({
			path: `${path}.judging`,
			code: 'layers-need-all-judged',
			message: 'layers hold many, and none of them is among the first n'
		});
	if (ranking.policy === 'weighted' && !isShare(ranking.a))
		problems.push({ path: `${at}.a`, code: 'above-one', message: 'lies at most at 1' });
	if (!sumsToOne([checks, jury]))
		problems.push({
			path: `${at}.qualityWeights`,
			code: 'weights-sum',
			message: 'the weights must sum to 1'
		});
	if (!isZero(jury) && rubric.length === 0)
		problems.push({
			path: `${at}.qualityWeights.jury`,
			code: 'jury-without-rubric',
			message: 'weighs a rubric that is empty'
		});
	if (!isZero(checks) && kind !== 'template')
		problems.push({
			path: `${at}.qualityWeights.checks`,
			code: 'checks-without-quality',
			message: 'only a plan has a quality'
		});
	return problems;
}

type Limited = Pick<ChallengeRules, 'limits' | 'budget'>;

function limitProblems({ limits, budget }: Limited, model: ModelBinding, path: string): Problem[] {
	const call = limits.promptTokens + limits.answerTokens;
	const problems: Problem[] = [];
	if (call > model.contextTokens)
		problems.push({
			path: `${path}.limits`,
			code: 'context-too-small',
			message: "one call exceeds the model's context"
		});
	if (call > budget.tokens)
		problems.push({
			path: `${path}.budget.tokens`,
			code: 'budget-below-one-call',
			message: 'does not reach for one call'
		});
	return problems;
}

function alignmentProblems(challenge: AlignmentChallenge, path: string): Problem[] {
	return [
		...repeatedIds(challenge.categories, `${path}.categories`),
		...challenge.categories.flatMap(({ challenges }, index) =>
			repeatedIds(challenges, `${path}.categories.${String(index)}.challenges`)
		)
	];
}

/** What makes no sense in one challenge, whatever the rest of the contest says. */
export function challengeProblems(
	challenge: ChallengeRules,
	model: ModelBinding,
	path: string
): Problem[] {
	const isCounted = challenge.kind !== 'alignment' || challenge.ranked === 'rubric';
	const problems = [
		...checkProblems(challenge, path),
		...(isCounted ? rankingProblems(challenge, path) : []),
		...limitProblems(challenge, model, path),
		...rubricProblems(challenge, path)
	];
	if (!isShare(challenge.confirmation.share))
		problems.push({
			path: `${path}.confirmation.share`,
			code: 'above-one',
			message: 'lies at most at 1'
		});
	if (new Set(challenge.ties).size < challenge.ties.length)
		problems.push({
			path: `${path}.ties`,
			code: 'tie-breaker-twice',
			message: 'names a tie-breaker twice'
		});
	if (challenge.kind === 'alignment') return [...problems, ...alignmentProblems(challenge, path)];
	if (challenge.kind === 'conversation')
		return [...problems, ...repeatedIds(challenge.sheet.equipment, `${path}.sheet.equipment`)];

	if (challenge.hidden.validSheets > challenge.hidden.sheets)
		problems.push({
			path: `${path}.hidden.validSheets`,
			code: 'too-many-valid-sheets',
			message: 'is above hidden.sheets'
		});
	return [
		...problems,
		...repeatedIds(challenge.openSheets, `${path}.openSheets`),
		...challenge.openSheets.flatMap((sheet, index) =>
			sheetProblems(sheet, `${path}.openSheets.${String(index)}`)
		)
	];
}
