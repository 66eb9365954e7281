import type { AnyCheckRule } from './check-rules.ts';

/** Checks that only inform the judge. */
export const FLAG_KINDS: readonly string[] = ['known-equipment', 'echo'];

/** The rules right inside a rule, and where; none inside one that is no combination. */
function partsOf(rule: AnyCheckRule, path: string): { rule: AnyCheckRule; path: string }[] {
	switch (rule.kind) {
		case 'all':
		case 'any':
			return rule.of.map((part, index) => ({ rule: part, path: `${path}.of.${String(index)}` }));
		case 'weighted':
			return rule.of.map(({ check }, index) => ({
				rule: check,
				path: `${path}.of.${String(index)}.check`
			}));
		default:
			return [];
	}
}

/** Every rule of some checks with its path, those inside of a combination after it. */
export function rulesWithin(
	checks: readonly AnyCheckRule[],
	path: string
): { rule: AnyCheckRule; path: string }[] {
	const unfold = (found: { rule: AnyCheckRule; path: string }): typeof all => [
		found,
		...partsOf(found.rule, found.path).flatMap(unfold)
	];
	const all = checks.map((rule, index) => ({ rule, path: `${path}.${String(index)}` }));
	return all.flatMap(unfold);
}

/** Share of the naive plan's purchase that a valid plan may buy, wherever the rule stands. */
export function planShareOf(checks: readonly AnyCheckRule[]): string {
	const plan = rulesWithin(checks, '').find(({ rule }) => rule.kind === 'plan')?.rule;
	return plan?.kind === 'plan' ? plan.maxShareOfNaive : '1';
}
