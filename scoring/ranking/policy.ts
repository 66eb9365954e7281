import type { Rational } from '../exact/rational.ts';
import type { RankingRule } from '../rulebook/schema.ts';
import type { RankedEntry } from './entry.ts';

/** What a rulebook names, and the layers that are shown beside it, of whatever quality is known. */
export type Policy = RankingRule | { policy: 'pareto' };
export const POLICIES = [
	'gate-then-energy',
	'weighted',
	'pareto'
] as const satisfies readonly Policy['policy'][];

/** An entry that may be placed, with what its policy makes of it. */
export interface Contender {
	entry: RankedEntry;
	cost: Rational;
	/** What the policy orders by: the lowest is first. */
	key: Rational;
	/** From 0 to 1, where the policy gives points. */
	score?: Rational;
}
