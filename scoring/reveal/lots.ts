import {
	compare,
	parseRational,
	rational,
	subtract,
	ZERO,
	type Rational
} from '../exact/rational.ts';
import type { BoardRow } from '../ranking/board.ts';
import { dominanceLayers } from '../ranking/pareto.ts';
import { sharedPlaces } from '../ranking/places.ts';
import { compareByTies } from '../ranking/ties.ts';
import { weightedScore } from '../ranking/weighted.ts';
import type { RankingRule, TieBreaker } from '../rulebook/schema.ts';

/** How a challenge orders what is on its board. */
export interface Order {
	ranking: RankingRule;
	ties: readonly TieBreaker[];
}

/** What a row's place follows from; every board carries it. */
export type Lot = Pick<
	BoardRow,
	'costNwh' | 'quality' | 'interactions' | 'completionTokens' | 'sequence'
>;

const qualityOf = ({ quality }: Lot): Rational =>
	quality === undefined ? ZERO : parseRational(quality);

/** What the policy orders by, the lowest first; layers are no order of single lots. */
function keyOf(lot: Lot, ranking: Exclude<RankingRule, { policy: 'pareto' }>): Rational {
	const cost = parseRational(lot.costNwh);
	if (ranking.policy === 'gate-then-energy') return cost;

	return subtract(ZERO, weightedScore(qualityOf(lot), cost, ranking));
}

const tieable = (lot: Lot) => ({
	entryId: '',
	teamId: '',
	state: 'valid' as const,
	valid: true,
	quality: lot.quality === undefined ? undefined : parseRational(lot.quality),
	energyNwh: 0n,
	averagedOver: 1,
	languageFactor: '1',
	interactions: lot.interactions,
	completionTokens: lot.completionTokens,
	sequence: lot.sequence,
	estimated: false,
	baseline: false
});

/**
 * The rank of each lot among all, from 1; equal lots have the same, and less is better. Undefined
 * under layers, where a place hangs on everybody at once.
 */
export function ranksOf(lots: readonly Lot[], { ranking, ties }: Order): number[] | undefined {
	if (ranking.policy === 'pareto') return undefined;
	const keyed = lots.map((lot, index) => ({
		index,
		key: keyOf(lot, ranking),
		entry: tieable(lot)
	}));
	const decide = (a: (typeof keyed)[number], b: (typeof keyed)[number]) =>
		compare(a.key, b.key) || compareByTies(a.entry, b.entry, ties);
	const ordered = keyed.toSorted((a, b) => decide(a, b) || a.index - b.index);
	const ranks = lots.map(() => 0);
	let rank = 0;
	for (const [position, one] of ordered.entries()) {
		const before = ordered[position - 1];
		if (!before || decide(before, one) !== 0) rank += 1;
		ranks[one.index] = rank;
	}

	return ranks;
}

/** Items in the order of their lots with the place of each, equal ones sharing theirs. */
export function placed<T>(
	items: readonly { item: T; lot: Lot }[],
	order: Order
): { item: T; place: number }[] {
	const lots = items.map(({ lot }) => lot);
	const ranks = ranksOf(lots, order) ?? layersOf(lots);
	const ordered = items
		.map(({ item }, index) => ({ item, rank: ranks[index] ?? 0, index }))
		.toSorted((a, b) => a.rank - b.rank || a.index - b.index);

	return sharedPlaces(ordered, (a, b) => a.rank === b.rank).map(({ item: { item }, place }) => ({
		item,
		place
	}));
}

function layersOf(lots: readonly Lot[]): number[] {
	const points = lots.map((lot) => ({
		cost: parseRational(lot.costNwh),
		quality: qualityOf(lot)
	}));

	return dominanceLayers<Rational>(points, compare);
}

/**
 * The best and the worst lot that somebody may have whose cost is told and whose quality the jury may
 * still give: a quality of one, and of nothing.
 */
export function lotsOfAnyQuality(lot: Lot): { best: Lot; worst: Lot } {
	const given = (n: bigint): Lot => ({ ...lot, quality: `${rational(n).n}/1` });

	return { best: given(1n), worst: given(0n) };
}
