import {
	add,
	divide,
	minimum,
	multiply,
	ONE,
	parseRational,
	rational,
	subtract,
	ZERO,
	type Rational
} from '../exact/rational.ts';
import type { RankingRule } from '../rulebook/schema.ts';
import { costOf, type RankedEntry } from './entry.ts';
import type { Contender } from './policy.ts';

export type WeightedRule = Extract<RankingRule, { policy: 'weighted' }>;

/** min(1, par / cost), so that twice par's energy is half the efficiency; no cost at all is 1. */
export function efficiencyOf(cost: Rational, parNwh: number): Rational {
	if (cost.n === 0n) return ONE;
	return minimum(ONE, divide(rational(BigInt(parNwh)), cost));
}

/**
 * The points of a valid entry, a·quality + (1 − a)·efficiency. Par is the rulebook's and never the
 * best of the field, so that nobody's points move because others acted.
 */
export function weightedScore(quality: Rational, cost: Rational, rule: WeightedRule): Rational {
	const a = parseRational(rule.a);
	const thrift = multiply(subtract(ONE, a), efficiencyOf(cost, rule.parNwh));
	return add(multiply(a, quality), thrift);
}

/** Among the valid, the most points are first. An entry whose quality is unknown has none of it. */
export function weighted(valid: readonly RankedEntry[], rule: WeightedRule): Contender[] {
	return valid.map((entry) => {
		const cost = costOf(entry);
		const score = weightedScore(entry.quality ?? ZERO, cost, rule);
		return { entry, cost, score, key: subtract(ZERO, score) };
	});
}
