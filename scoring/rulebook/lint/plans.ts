import { naivePurchase } from '../../plan/check.ts';
import { evaluatePlan } from '../../plan/evaluate.ts';
import { optimum, purchaseCeiling } from '../../plan/optimum.ts';
import { compare, ONE, parseRational } from '../../exact/rational.ts';
import type { ChallengeRules, PlanSheet } from '../schema.ts';
import { rulesWithin } from '../rules-within.ts';
import { finding, type Finding } from './finding.ts';

/** What the generator of hidden sheets takes for valid. */
const DRAWN_FOR = '13/20';
const FEWEST_SHEETS = 2;

/** Every plan of a sheet's windows that buys little enough. */
function validPlans(sheet: PlanSheet, share: string): number[][] {
	const most = purchaseCeiling(naivePurchase(sheet), share);
	const starts = sheet.loads.map(({ from, to, hours }) =>
		Array.from({ length: to - hours - from + 1 }, (_, index) => from + index)
	);
	const plans = starts.reduce<number[][]>(
		(partial, next) => partial.flatMap((plan) => next.map((start) => [...plan, start])),
		[[]]
	);
	return plans.filter((plan) => isValidOn(sheet, plan, most));
}

function isValidOn(sheet: PlanSheet, plan: readonly number[], most: number): boolean {
	const evaluation = evaluatePlan(sheet, plan);
	return evaluation.legal && evaluation.purchaseKwh <= most;
}

/** A plan that is valid on all sheets, if there is one. */
function fixedPlan(sheets: readonly PlanSheet[], share: string): number[] | undefined {
	const [first, ...others] = sheets;
	if (!first || sheets.length < FEWEST_SHEETS) return undefined;
	const limits = others.map((sheet) => ({
		sheet,
		most: purchaseCeiling(naivePurchase(sheet), share)
	}));
	return validPlans(first, share).find((plan) =>
		limits.every(({ sheet, most }) => isValidOn(sheet, plan, most))
	);
}

/** What a share of the naive plan makes of the sheets. They must be ones that can be played. */
export function planFindings(challenge: ChallengeRules, at: string): Finding[] {
	if (challenge.kind !== 'template') return [];
	const found: Finding[] = [];
	for (const { rule, path } of rulesWithin(challenge.checks, `${at}.checks`)) {
		if (rule.kind !== 'plan') continue;
		const share = rule.maxShareOfNaive;
		const place = `${path}.maxShareOfNaive`;
		if (compare(parseRational(share), ONE) >= 0) {
			found.push(finding('naive-passes', place));
			continue;
		}
		if (compare(parseRational(share), parseRational(DRAWN_FOR)) !== 0)
			found.push(finding('plan-looser-than-hidden', place, { share }));
		challenge.openSheets.forEach((sheet, index) => {
			const most = purchaseCeiling(naivePurchase(sheet), share);
			const least = optimum(sheet).purchaseKwh;
			if (least > most)
				found.push(
					finding('plan-unreachable', `${at}.openSheets.${String(index)}`, { least, most })
				);
		});
		const plan = fixedPlan(challenge.openSheets, share);
		if (plan)
			found.push(
				finding('fixed-plan-passes', place, {
					plan: plan.join(', '),
					sheets: challenge.openSheets.length,
					share
				})
			);
	}
	return found;
}
