import { add, compare, format, parseRational, ZERO } from '../../exact/rational.ts';
import type { AnyCheckRule } from '../../rulebook/check-rules.ts';
import { MOST_EVIDENCE, type CheckOutcome } from '../check.ts';

type Combination = Extract<AnyCheckRule, { kind: 'all' | 'any' | 'weighted' }>;

/** What a flag says decides nothing, so that only a failure counts as one. */
const holds = ({ outcome }: CheckOutcome) => outcome !== 'failed';

/** What checks that must all hold say together. */
export function allTogether(parts: CheckOutcome[]): CheckOutcome {
	const failing = parts.filter((part) => !holds(part));
	const passed = failing.length === 0;
	const flagged = parts.some(({ outcome }) => outcome === 'flagged');
	const telling = passed ? parts : failing;
	return {
		kind: 'all',
		outcome: passed ? (flagged ? 'flagged' : 'passed') : 'failed',
		reason: passed ? 'all-passed' : 'all-failed',
		params: { passed: parts.length - failing.length, of: parts.length },
		evidence: telling.flatMap(({ evidence }) => evidence).slice(0, MOST_EVIDENCE),
		parts
	};
}

/** What some checks say together. `run` gives what each of them says, in its order. */
export function checkCombination(
	rule: Combination,
	run: (rule: AnyCheckRule) => CheckOutcome
): CheckOutcome {
	const rules: readonly AnyCheckRule[] =
		rule.kind === 'weighted' ? rule.of.map(({ check }) => check) : rule.of;
	const parts = rules.map((part) => run(part));
	if (rule.kind === 'all') return allTogether(parts);

	const failing = parts.filter((part) => !holds(part));
	const params: CheckOutcome['params'] = {
		passed: parts.length - failing.length,
		of: parts.length
	};

	let passed = failing.length < parts.length;
	if (rule.kind === 'weighted') {
		const score = rule.of.reduce(
			(sum, { weight }, index) =>
				parts[index] && holds(parts[index]) ? add(sum, parseRational(weight)) : sum,
			ZERO
		);
		passed = compare(score, parseRational(rule.atLeast)) >= 0;
		params['score'] = format(score);
		params['atLeast'] = rule.atLeast;
	}
	const flagged = parts.some(({ outcome }) => outcome === 'flagged');
	const telling = passed ? parts.filter(holds) : failing;
	const [well, badly] =
		rule.kind === 'weighted'
			? (['weighted-enough', 'weighted-too-little'] as const)
			: (['any-passed', 'any-failed'] as const);
	return {
		kind: rule.kind,
		outcome: passed ? (flagged ? 'flagged' : 'passed') : 'failed',
		reason: passed ? well : badly,
		params,
		evidence: telling.flatMap(({ evidence }) => evidence).slice(0, MOST_EVIDENCE),
		parts
	};
}
