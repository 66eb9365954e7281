import { compare, type Rational } from '../exact/rational.ts';
import type { ChallengeRules, TieBreaker } from '../rulebook/schema.ts';
import {
	unplacedReason,
	UNPLACED_REASONS,
	type BoardStanding,
	type UnplacedReason
} from './eligibility.ts';
import { costOf, type RankedEntry } from './entry.ts';
import { gateThenEnergy } from './gate-then-energy.ts';
import { pareto } from './pareto.ts';
import { compareText, sharedPlaces } from './places.ts';
import type { Contender, Policy } from './policy.ts';
import { compareByTies, tieBreakerBetween } from './ties.ts';
import { weighted } from './weighted.ts';

export interface RankOptions {
	policy: Policy;
	ties: readonly TieBreaker[];
	standing: BoardStanding;
	judging: ChallengeRules['judging'];
}

/** One entry's lot: a place, or the reason why it has none. */
export interface Standing {
	entry: RankedEntry;
	/** Exact, nanowatt-hours. */
	cost: Rational;
	score?: Rational;
	place?: number;
	/** The link that put it behind the row above, where the policy found the two equal. */
	tieBrokenBy?: TieBreaker;
	unplaced?: UnplacedReason;
}

function contendersUnder(policy: Policy, valid: readonly RankedEntry[]): Contender[] {
	switch (policy.policy) {
		case 'gate-then-energy':
			return gateThenEnergy(valid);
		case 'weighted':
			return weighted(valid, policy);
		case 'pareto':
			return pareto(valid);
	}
}

/** Layers are places of their own; inside one nobody is ahead. */
const chainUnder = ({ policy, ties }: RankOptions) => (policy.policy === 'pareto' ? [] : ties);

/**
 * With `top n` judging, an entry that nobody judged may stand below n judged ones and nowhere
 * above, whatever becomes of those ahead of it.
 */
function splitAtJudged(
	ordered: readonly Contender[],
	n: number,
	equal: (a: Contender, b: Contender) => boolean
): { kept: Contender[]; waiting: Contender[] } {
	const kept: Contender[] = [];
	const waiting: Contender[] = [];
	let ahead = 0;
	for (const [index, contender] of ordered.entries()) {
		const before = ordered[index - 1];
		if (before && !equal(before, contender)) ahead = kept.length;
		const waits = contender.entry.state === 'pending' && ahead < n;
		(waits ? waiting : kept).push(contender);
	}
	return { kept, waiting };
}

/**
 * Everyone's lot under a policy: the placed in order, then the rest with their reasons; nobody is
 * dropped. The result does not depend on the order of `entries`. Refuses a team with two entries
 * with a RangeError: which one counts is for the caller to say.
 */
export function rank(entries: readonly RankedEntry[], options: RankOptions): Standing[] {
	const teams = new Set(entries.map((entry) => entry.teamId));
	if (teams.size < entries.length) throw new RangeError('a team has more than one entry');

	const { policy, standing, judging } = options;
	const unplaced: Standing[] = [];
	const eligible: RankedEntry[] = [];
	const needs = { waits: judging.mode === 'all', needsQuality: 'qualityWeights' in policy };
	for (const entry of entries) {
		const reason = unplacedReason(entry, standing, needs);
		if (reason) unplaced.push({ entry, cost: costOf(entry), unplaced: reason });
		else eligible.push(entry);
	}

	const chain = chainUnder(options);
	const decide = (a: Contender, b: Contender) =>
		compare(a.key, b.key) || compareByTies(a.entry, b.entry, chain);
	const equal = (a: Contender, b: Contender) => decide(a, b) === 0;
	const ordered = contendersUnder(policy, eligible).toSorted(
		(a, b) => decide(a, b) || compareText(a.entry.teamId, b.entry.teamId)
	);
	const mustBeJudged = standing === 'official' && judging.mode === 'top' ? judging.n : 0;
	const { kept, waiting } = splitAtJudged(ordered, mustBeJudged, equal);

	const placed = sharedPlaces(kept, equal).map(({ item, place }, index): Standing => {
		const { entry, cost, score, key } = item;
		const above = kept[index - 1];
		const tied = above && compare(above.key, key) === 0;
		const tieBrokenBy = tied ? tieBreakerBetween(above.entry, entry, chain) : undefined;
		return { entry, cost, score, place, tieBrokenBy };
	});
	for (const { entry, cost } of waiting) unplaced.push({ entry, cost, unplaced: 'pending' });
	return [...placed, ...unplaced.toSorted(byReason)];
}

function byReason(a: Standing, b: Standing): number {
	const order = ({ unplaced }: Standing) => (unplaced ? UNPLACED_REASONS.indexOf(unplaced) : -1);
	return order(a) - order(b) || compareText(a.entry.teamId, b.entry.teamId);
}
