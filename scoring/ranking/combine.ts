import { add, compare, multiply, parseRational, ZERO, type Rational } from '../exact/rational.ts';
import { compareText, sharedPlaces } from './places.ts';

/** One challenge's share in a wider ranking: points from 0 to 1 by team. */
export interface CombinedPart {
	/** An exact fraction. */
	weight: string;
	scores: ReadonlyMap<string, Rational>;
}

export interface CombinedStanding {
	teamId: string;
	total: Rational;
	place: number;
}

/** Σ weight · points over challenges, the most first; a team without points somewhere has none there. */
export function combine(parts: readonly CombinedPart[]): CombinedStanding[] {
	const totals = new Map<string, Rational>();
	for (const { weight, scores } of parts) {
		for (const [teamId, score] of scores) {
			const points = multiply(parseRational(weight), score);
			totals.set(teamId, add(totals.get(teamId) ?? ZERO, points));
		}
	}
	const ordered = [...totals].toSorted(
		([teamA, a], [teamB, b]) => compare(b, a) || compareText(teamA, teamB)
	);
	return sharedPlaces(ordered, ([, a], [, b]) => compare(a, b) === 0).map(
		({ item: [teamId, total], place }) => ({ teamId, total, place })
	);
}
