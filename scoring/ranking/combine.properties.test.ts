import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boardOf, combined, type Given } from './combined.fixture.ts';
import { compareText } from './places.ts';

/** Points in sixtieths, or why there is no place. */
const lot = fc.oneof(
	{ weight: 8, arbitrary: fc.integer({ min: 0, max: 4 }).map((fifths) => fifths * 15) },
	{
		weight: 1,
		arbitrary: fc.constantFrom(
			...(['invalid', 'withdrawn', 'disqualified', 'pending', 'estimated', 'baseline'] as const)
		)
	},
	{ weight: 1, arbitrary: fc.constant(undefined) }
);
const contest = fc.record({
	lots: fc.array(fc.tuple(lot, lot, lot), { maxLength: 9 }),
	first: fc.integer({ min: 1, max: 5 }),
	second: fc.integer({ min: 1, max: 5 }),
	ties: fc.shuffledSubarray(['a', 'b', 'c'])
});

test('a place is one more than the teams that are ahead, counted in whole numbers', () => {
	fc.assert(
		fc.property(contest, ({ lots: given, first, second, ties }) => {
			const weights = [first, second, 12 - first - second];
			const names = ['a', 'b', 'c'];
			const boards = names.map((challenge, part) =>
				boardOf(
					challenge,
					given.flatMap((lotsOfTeam, team): Given[] => {
						const own = lotsOfTeam[part];
						const teamId = `t${String(team)}`;
						if (own === undefined) return [];
						if (typeof own === 'number') return [{ teamId, score: `${String(own)}/60` }];
						return [{ teamId, unplaced: own, baseline: own === 'baseline' }];
					})
				)
			);
			const board = combined(boards, {
				weights: weights.map((weight) => `${String(weight)}/12`),
				ties
			});

			// The independent way: numbers that fit, no order, everybody against everybody.
			const keys = given.map((own) => {
				const points = own.map((one) => (typeof one === 'number' ? one : 0));
				const total = points.reduce((sum, one, part) => sum + one * (weights[part] ?? 0), 0);
				return [total, ...ties.map((link) => points[names.indexOf(link)] ?? 0)];
			});
			const out = ['disqualified', 'pending', 'estimated', 'baseline'];
			const isIn = (own: (typeof given)[number]) =>
				own.some((one) => typeof one === 'number') &&
				!own.some((one) => typeof one === 'string' && out.includes(one));
			const isAhead = (a: number[], b: number[]) => {
				const at = a.findIndex((value, index) => value !== b[index]);
				return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0);
			};
			const expected = given.flatMap((own, team) => {
				if (own.every((one) => one === undefined)) return [];
				const place = isIn(own)
					? 1 +
						keys.filter((key, other) => isIn(given[other] ?? own) && isAhead(key, keys[team] ?? []))
							.length
					: undefined;
				return [[`t${String(team)}`, place]];
			});
			const shown = board.rows.map(({ teamId, place }) => [teamId, place]);
			const byTeam = (a: unknown[], b: unknown[]) => compareText(String(a[0]), String(b[0]));

			expect(shown.toSorted(byTeam)).toEqual(expected.toSorted(byTeam));
			for (const { teamId, score } of board.rows) {
				if (score === undefined) continue;
				const [n = '', d = ''] = score.split('/');
				const total = keys[Number(teamId.slice(1))]?.[0] ?? -1;
				expect(BigInt(n) * 720n).toBe(BigInt(total) * BigInt(d));
			}
		}),
		{ numRuns: 1000 }
	);
});
