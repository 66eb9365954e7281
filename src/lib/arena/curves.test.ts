import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { frontier, isoCurves, stair, type Standing } from './curves.ts';

const at = (costMwh: number, quality: number): Standing => ({ costMwh, quality });
const weighted = (a: string, parMwh: number) =>
	({
		policy: 'weighted',
		a,
		parNwh: parMwh * 1e6,
		qualityWeights: { checks: '1', jury: '0' }
	}) as const;
const none = { standings: [], furthest: 100 };

describe('the frontier', () => {
	// energy, quality, whether nobody beats it
	const table: [number, number, boolean][] = [
		[10, 0.2, true],
		[12, 0.1, false],
		[20, 0.6, true],
		[20, 0.5, false],
		[25, 0.6, false],
		[40, 0.9, true],
		[90, 0.9, false]
	];

	test('is whom nobody beats on both, as in the table', () => {
		const standings = table.map(([cost, quality]) => at(cost, quality));

		expect(frontier(standings)).toEqual(
			table.filter(([, , on]) => on).map(([cost, quality]) => at(cost, quality))
		);
	});

	test('keeps both of two that are equal', () => {
		expect(frontier([at(10, 0.5), at(10, 0.5)])).toHaveLength(2);
	});

	test('is drawn as a stair that ends where the drawing does', () => {
		expect(stair([at(10, 0.2), at(20, 0.6)], 50)).toEqual([
			[10, 0],
			[10, 0.2],
			[20, 0.2],
			[20, 0.6],
			[50, 0.6]
		]);
		expect(stair([], 50)).toEqual([]);
	});
});

describe('lines of equal points', () => {
	test('are level within par and rise behind it', () => {
		const [, , line] = isoCurves(weighted('1/2', 20), none);

		// 60 points: half of quality 0,2 and half of full efficiency; at twice par, quality 0,7.
		expect(line?.level).toBe(0.6);
		expect(line?.points[0]).toEqual([0, expect.closeTo(0.2, 12)]);
		expect(line?.points[1]).toEqual([20, expect.closeTo(0.2, 12)]);
		// Whole quality is needed where a fifth of the efficiency is left: at five times par.
		expect(line?.points.at(-1)).toEqual([100, expect.closeTo(1, 12)]);
	});

	test('begin where no quality is needed, for few points', () => {
		const [line] = isoCurves(weighted('1/2', 20), none);

		// 20 points without any quality: two fifths of the efficiency, at 50 mWh.
		expect(line?.points[0]).toEqual([50, expect.closeTo(0, 12)]);
	});

	test('are upright where quality weighs nothing, and level where it is all', () => {
		expect(isoCurves(weighted('0', 20), none).map(({ points }) => points[0])).toEqual([
			[100, 0],
			[50, 0],
			[20 / 0.6, 0],
			[25, 0]
		]);
		for (const { level, points } of isoCurves(weighted('1', 20), none)) {
			expect(points.every(([, quality]) => Math.abs(quality - level) < 1e-12)).toBe(true);
		}
	});

	test('give every point on them the same score', () => {
		const share = fc.integer({ min: 1, max: 19 });
		fc.assert(
			fc.property(share, fc.integer({ min: 1, max: 300 }), (twentieths, parMwh) => {
				const a = twentieths / 20;
				for (const { level, points } of isoCurves(weighted(`${twentieths}/20`, parMwh), none)) {
					for (const [cost, quality] of points) {
						const efficiency = cost === 0 ? 1 : Math.min(1, parMwh / cost);
						expect(a * quality + (1 - a) * efficiency).toBeCloseTo(level, 9);
						expect(cost).toBeLessThanOrEqual(100);
					}
				}
			})
		);
	});
});

describe('the lines of other policies', () => {
	test('are multiples of the least energy where energy alone decides', () => {
		const standings = [at(30, 0.4), at(20, 0.1)];
		const curves = isoCurves({ policy: 'gate-then-energy' }, { standings, furthest: 45 });

		expect(curves.map(({ level, points }) => [level, points[0]?.[0]])).toEqual([
			[1, 20],
			[1.5, 30],
			[2, 40]
		]);
		expect(isoCurves({ policy: 'gate-then-energy' }, none)).toEqual([]);
	});

	test('are the stairs of the layers behind the first where layers decide', () => {
		const standings = [at(10, 0.9), at(20, 0.8), at(30, 0.7), at(40, 0.6)];
		const rule = { policy: 'pareto', qualityWeights: { checks: '1', jury: '0' } } as const;
		const curves = isoCurves(rule, { standings, furthest: 50 });

		expect(curves.map(({ points }) => points.at(-1))).toEqual([
			[50, 0.8],
			[50, 0.7]
		]);
	});
});
