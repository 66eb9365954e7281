import { add, compare, format, parseRational, ZERO } from '../../exact/rational.ts';
import type { AnyCheckRule } from '../../rulebook/check-rules.ts';
import { MOST_EVIDENCE, type AnyOutcome } from '../outcome.ts';

type Combination = Extract<AnyCheckRule, { kind: 'all' | 'any' | 'weighted' }>;

/** What a flag says decides nothing, so that only a failure counts as one. */
const holds = ({ outcome }: AnyOutcome) => outcome !== 'failed';

/** What some checks say together. `run` gives what each of them says, in its order. */
export function checkCombination(
	rule: Combination,
	run: (rule: AnyCheckRule) => AnyOutcome
): AnyOutcome {
	const rules: readonly AnyCheckRule[] =
		rule.kind === 'weighted' ? rule.of.map(({ check }) => check) : rule.of;
	const parts = rules.map((part) => run(part));
	const failing = parts.filter((part) => !holds(part));
	const params: AnyOutcome['params'] = {
		passed: parts.length - failing.length,
		of: parts.length
	};

	let passed = rule.kind === 'any' ? failing.length < parts.length : failing.length === 0;
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
	const said = { all: ['all-passed', 'all-failed'], any: ['any-passed', 'any-failed'] };
	const [well, badly] =
		rule.kind === 'weighted' ? ['weighted-enough', 'weighted-too-little'] : said[rule.kind];
	return {
		kind: rule.kind,
		outcome: passed ? (flagged ? 'flagged' : 'passed') : 'failed',
		reason: (passed ? well : badly) ?? '',
		params,
		evidence: telling.flatMap(({ evidence }) => evidence).slice(0, MOST_EVIDENCE),
		parts
	};
}
