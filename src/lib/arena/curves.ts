import { dominanceLayers } from '#scoring/ranking/pareto.ts';
import { parseRational } from '#scoring/exact/rational.ts';
import type { RankingRule } from '#scoring';

/** A point of a drawing: energy in mWh, quality from 0 to 1. */
export type CurvePoint = readonly [costMwh: number, quality: number];

/** A line on which everybody is as good as everybody else. */
export interface Curve {
	/** Points from 0 to 1 of a weighted policy; how many times the least energy; the layer, from 0. */
	level: number;
	points: CurvePoint[];
}

/** What stands on the plane; a quality that nobody measured counts as none. */
export interface Standing {
	costMwh: number;
	quality: number;
}

const LEVELS = [0.2, 0.4, 0.6, 0.8];
const TIMES = [1, 1.5, 2, 3];
const LAYERS = 3;
const SAMPLES = 48;

/** Whom nobody beats on both quality and energy, the thriftiest first. */
export function frontier(standings: readonly Standing[]): Standing[] {
	return layer(standings, 0);
}

function layer(standings: readonly Standing[], wanted: number): Standing[] {
	const points = standings.map(({ costMwh, quality }) => ({ cost: costMwh, quality }));
	const layers = dominanceLayers<number>(points, (a, b) => a - b);

	return standings
		.filter((_, index) => layers[index] === wanted)
		.toSorted((a, b) => a.costMwh - b.costMwh);
}

/**
 * The edge of what has been reached, as a stair: beside and below it somebody already did as well
 * with as little. Ends at `furthest` mWh; nothing for nobody.
 */
export function stair(thriftiestFirst: readonly Standing[], furthest: number): CurvePoint[] {
	const points: CurvePoint[] = [];
	let height = 0;
	for (const { costMwh, quality } of thriftiestFirst) {
		points.push([costMwh, height], [costMwh, quality]);
		height = quality;
	}
	if (points.length > 0) points.push([Math.max(furthest, points.at(-1)?.[0] ?? 0), height]);

	return points;
}

/**
 * Lines of equal score under a challenge's policy, from 0 to `furthest` mWh. By points: a·quality +
 * (1 − a)·min(1, par/cost), the formula of `weightedScore`. By energy alone: as many times what the
 * first of the valid took. By layers: the stairs of the layers behind the first.
 */
export function isoCurves(
	rule: RankingRule,
	{ standings, furthest }: { standings: readonly Standing[]; furthest: number }
): Curve[] {
	if (rule.policy === 'weighted') {
		const { n, d } = parseRational(rule.a);
		const a = Number(n) / Number(d);
		return LEVELS.map((level) => ({
			level,
			points: equalPoints({ level, a, parMwh: rule.parNwh / 1e6, furthest })
		})).filter(({ points }) => points.length > 1);
	}
	if (rule.policy === 'pareto') {
		return Array.from({ length: LAYERS - 1 }, (_, index) => ({
			level: index + 1,
			points: stair(layer(standings, index + 1), furthest)
		})).filter(({ points }) => points.length > 0);
	}
	const least = Math.min(...standings.map(({ costMwh }) => costMwh));

	return TIMES.filter((times) => least * times <= furthest).map((times) => ({
		level: times,
		points: [
			[least * times, 0],
			[least * times, 1]
		]
	}));
}

interface Line {
	level: number;
	/** Weight of quality. */
	a: number;
	parMwh: number;
	furthest: number;
}

/** From the energy at which quality has to be nothing (or none is needed) to that at which it has to be whole. */
function equalPoints({ level, a, parMwh, furthest }: Line): CurvePoint[] {
	const b = 1 - a;
	/** The energy at which this much efficiency is left; infinite for none, nothing for more than all. */
	const costAt = (efficiency: number) => {
		if (efficiency > 1 + 1e-12) return undefined;
		return efficiency <= 0 ? Infinity : parMwh / efficiency;
	};
	if (a === 0) {
		const cost = costAt(level);
		return cost === undefined || cost > furthest
			? []
			: [
					[cost, 0],
					[cost, 1]
				];
	}
	const qualityAt = (cost: number) =>
		(level - b * (cost === 0 ? 1 : Math.min(1, parMwh / cost))) / a;
	const needsAll = b === 0 ? (level <= a ? Infinity : undefined) : costAt((level - a) / b);
	const needsNone = b === 0 ? 0 : (costAt(level / b) ?? 0);
	if (needsAll === undefined) return [];
	// Within par all are equally thrifty: there the line is level, unless no quality is needed at all.
	const from = qualityAt(0) >= 0 ? 0 : needsNone;
	const to = Math.min(furthest, needsAll);
	if (from >= to) return [];
	const bend = Math.min(Math.max(parMwh, from), to);
	const curved = Array.from(
		{ length: SAMPLES + 1 },
		(_, index): number => bend + ((to - bend) * index) / SAMPLES
	);
	const costs = [...new Set([from, ...curved])];

	return costs.map((cost) => [cost, Math.min(1, Math.max(0, qualityAt(cost)))] as const);
}
