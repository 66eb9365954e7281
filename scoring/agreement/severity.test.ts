import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { additiveFit, type Rating } from './additive-fit.ts';
import { judgeDrift, meanDifference } from './drift.ts';
import { krippendorffAlpha } from './krippendorff.ts';
import { chiSquareQuantiles, studentQuantile } from './quantiles.ts';
import { judgeSeverity } from './severity.ts';

const ratingsOf = (rows: Record<string, (number | undefined)[]>): Rating[] =>
	Object.entries(rows).flatMap(([judge, values]) =>
		values.flatMap((value, unit) =>
			value === undefined ? [] : [{ judge, unit: `entry ${unit}`, value, at: unit }]
		)
	);

/** Montgomery, «Design and Analysis of Experiments», the catalyst experiment: 4 catalysts, 4 batches. */
const catalysts = ratingsOf({
	catalyst1: [73, 74, undefined, 71],
	catalyst2: [undefined, 75, 67, 72],
	catalyst3: [73, 75, 68, undefined],
	catalyst4: [75, undefined, 72, 75]
});

describe('the additive model', () => {
	test('finds Montgomery’s adjusted effects and his error in the catalyst experiment', () => {
		const { effects, squares, freedom } = additiveFit(catalysts);

		expect([...effects.values()].map(({ effect }) => effect)).toEqual(
			[-9 / 8, -7 / 8, -4 / 8, 20 / 8].map((effect) => expect.closeTo(effect, 10))
		);
		expect([squares, freedom]).toEqual([expect.closeTo(3.25, 10), 5]);
		// The difference of two effects: √(2k·MSE/λa) = 0.6982 there; of one against the mean √(3/8) of it.
		const [first] = effects.values();
		expect(Math.sqrt((first?.variance ?? 0) * 0.65)).toBeCloseTo(0.6982 * Math.sqrt(3 / 8), 4);
	});

	test('shares its degrees of freedom among the judges', () => {
		const { residuals, freedom } = additiveFit(catalysts);

		expect(residuals.reduce((sum, one) => sum + one.freedom, 0)).toBeCloseTo(freedom, 9);
	});

	test('gives each judge what was built in, whoever judged what', () => {
		const plan = fc.record({
			judges: fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 2, maxLength: 5 }),
			units: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 12 }),
			skip: fc.integer({ min: 0, max: 4 })
		});
		fc.assert(
			fc.property(plan, ({ judges, units, skip }) => {
				const ratings = units.flatMap((unit, u) =>
					judges.flatMap((effect, j) =>
						// One judge misses each unit but the first, which joins them all.
						u > 0 && judges.length > 2 && (u + skip) % judges.length === j
							? []
							: [{ judge: `j${j}`, unit: `u${u}`, value: unit + effect, at: u }]
					)
				);
				const mean = judges.reduce((sum, one) => sum + one, 0) / judges.length;
				const found = judgeSeverity(additiveFit(ratings));
				expect(found.map(({ severity }) => severity.value)).toEqual(
					judges.map((effect) => expect.closeTo(mean - effect, 4))
				);
				expect(found.map(({ spread }) => spread.value)).toEqual(
					judges.map(() => expect.closeTo(0, 4))
				);
			})
		);
	});

	test('compares nobody across groups that share no entry', () => {
		const ratings = ratingsOf({
			a: [1, 2, undefined, undefined],
			b: [2, 3, undefined, undefined],
			c: [undefined, undefined, 5, 4],
			d: [undefined, undefined, 1, 2]
		});

		const found = judgeSeverity(additiveFit(ratings));
		expect(found.map(({ group }) => group)).toEqual([0, 0, 1, 1]);
		expect(found.map(({ severity }) => severity.value)).toEqual([0.5, -0.5, -1.5, 1.5]);
	});

	test('says nothing where no entry has two judges', () => {
		const alone = ratingsOf({ a: [1, undefined], b: [undefined, 2] });

		expect(judgeSeverity(additiveFit(alone))).toEqual([]);
	});

	test('gives intervals that shrink with what was judged, and none for a single entry', () => {
		const few = judgeSeverity(additiveFit(catalysts))[0]?.severity;
		const many = [0, 1, 2, 3].flatMap((times) =>
			catalysts.map((rating) => ({ ...rating, unit: `${rating.unit} ${times}` }))
		);
		const wide = judgeSeverity(additiveFit(many))[0]?.severity;

		expect(few?.value).toBe(wide?.value);
		expect((few?.interval?.high ?? 0) - (few?.interval?.low ?? 0)).toBeGreaterThan(
			(wide?.interval?.high ?? 0) - (wide?.interval?.low ?? 0)
		);
		const one = judgeSeverity(additiveFit(ratingsOf({ a: [1], b: [3] })));
		expect(one.map(({ severity }) => severity)).toEqual([
			{ value: 1, interval: undefined },
			{ value: -1, interval: undefined }
		]);
	});
});

describe('drift', () => {
	test('has Student’s (1908) interval for his sleep data, as R’s t.test gives it', () => {
		const [first, second] = [
			[0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2],
			[1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
		];
		const { value, interval } = meanDifference(first ?? [], second ?? []);

		expect(value).toBe(1.58);
		expect(interval?.low).toBeCloseTo(-0.2039, 3);
		expect(interval?.high).toBeCloseTo(3.3639, 3);
	});

	test('is how much stricter a judge became', () => {
		const steady = Array.from({ length: 12 }, () => 3);
		const stricter = steady.map((value, at) => (at < 6 ? value + 1 : value - 1));
		const found = judgeDrift(additiveFit(ratingsOf({ a: steady, b: steady, c: stricter })));

		// Two thirds of what it changed: what it gives moves the entries’ own means as well.
		expect(found.map(({ drift }) => drift.value)).toEqual([-0.6667, -0.6667, 1.3333]);
	});
});

describe('the quantiles', () => {
	test.each([
		[1, 12.7062],
		[4, 2.7764],
		[5, 2.5706],
		[10, 2.2281],
		[30, 2.0423]
	])('of Student with %i degrees of freedom are those of the tables', (freedom, table) => {
		expect(Math.abs(studentQuantile(freedom) - table)).toBeLessThan(0.002);
	});

	test('of χ² with 10 degrees of freedom are those of the tables', () => {
		const { low, high } = chiSquareQuantiles(10);

		expect(low * 10).toBeCloseTo(3.247, 1);
		expect(high * 10).toBeCloseTo(20.483, 1);
	});
});

test('a thousand entries, three of forty judges each and five criteria take less than a second', () => {
	const ratings = Array.from({ length: 15_000 }, (_, at) => {
		const entry = Math.floor(at / 15);
		const judge = (entry * 7 + (at % 3) * 11) % 40;
		const criterion = Math.floor(at / 3) % 5;
		const value = 1 + ((entry * 31 + judge * 17 + criterion * 5) % 5);
		return { judge: `j${judge}`, unit: `${entry} ${criterion}`, value, at };
	});
	const began = performance.now();
	const fit = additiveFit(ratings);
	const all = { severity: judgeSeverity(fit), drift: judgeDrift(fit) };
	const units = [...Map.groupBy(ratings, ({ unit }) => unit).values()];
	krippendorffAlpha(
		units.map((unit) => unit.map(({ value }) => value)),
		'ordinal'
	);

	expect(performance.now() - began).toBeLessThan(1000);
	expect(all.severity).toHaveLength(40);
});
