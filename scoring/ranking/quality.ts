import { add, divide, multiply, parseRational, ZERO, type Rational } from '../exact/rational.ts';
import type { ChallengeRules } from '../rulebook/schema.ts';
import type { BoardStanding } from './eligibility.ts';
import type { EntryFacts } from './facts.ts';

/**
 * The quality of an entry from what the checks measured and what the jury gave. Where the rule
 * weighs the parts, an official quality needs each part that has a weight (the jury's only if there
 * is a rubric to give it by), and a provisional one makes do with the parts that are there. Where
 * it does not, the jury's part stands before the checks'. Undefined where it is not known.
 */
export function qualityOf(
	parts: EntryFacts['quality'],
	challenge: ChallengeRules,
	standing: BoardStanding
): Rational | undefined {
	if (challenge.ranking.policy === 'gate-then-energy') {
		const part = parts.jury ?? parts.checks;
		return part === undefined ? undefined : parseRational(part);
	}
	const weights = challenge.ranking.qualityWeights;
	let [sum, total] = [ZERO, ZERO];
	for (const name of ['checks', 'jury'] as const) {
		const weight = parseRational(weights[name]);
		const part = parts[name];
		if (weight.n === 0n) continue;
		if (part !== undefined) {
			sum = add(sum, multiply(weight, parseRational(part)));
			total = add(total, weight);
		} else if (standing === 'official' && (name === 'checks' || challenge.rubric.length > 0)) {
			return undefined;
		}
	}
	return total.n === 0n ? undefined : divide(sum, total);
}
