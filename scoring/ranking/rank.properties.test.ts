import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rational } from '../exact/rational.ts';
import { TIE_BREAKERS } from '../rulebook/schema.ts';
import { ENTRY_STATES } from './entry.ts';
import { rank, type RankOptions, type Standing } from './rank.ts';
import { entry, GATE, PARETO, under, WEIGHTED } from './ranked-entry.fixture.ts';

/** Few distinct values, so that ties and shared places are common. */
const someEntry = fc.record({
	state: fc.constantFrom(...ENTRY_STATES),
	valid: fc.boolean(),
	quality: fc.option(
		fc.integer({ min: 0, max: 4 }).map((part) => rational(BigInt(part), 4n)),
		{ nil: undefined }
	),
	energyNwh: fc.bigInt({ min: 0n, max: 12n }).map((tenths) => tenths * 200n),
	averagedOver: fc.constantFrom(1, 3, 15),
	languageFactor: fc.constantFrom('1', '3/2', '9/10'),
	interactions: fc.integer({ min: 0, max: 2 }),
	completionTokens: fc.integer({ min: 0, max: 2 }),
	sequence: fc.integer({ min: 0, max: 3 }),
	estimated: fc.boolean(),
	baseline: fc.boolean()
});
const someField = fc
	.array(someEntry, { minLength: 1, maxLength: 12 })
	.map((field) => field.map((parts, index) => entry(`t${index}`, parts)));
const placeableField = fc.array(someEntry, { minLength: 2, maxLength: 12 }).map((field) =>
	field.map((parts, index) =>
		entry(`t${index}`, {
			...parts,
			quality: parts.quality ?? rational(0n),
			state: 'valid',
			valid: true,
			interactions: parts.interactions + 1,
			completionTokens: parts.completionTokens + 1,
			estimated: false,
			baseline: false
		})
	)
);
const someOptions = fc.record({
	policy: fc.constantFrom(GATE, WEIGHTED, PARETO),
	ties: fc.subarray([...TIE_BREAKERS]),
	standing: fc.constantFrom('provisional', 'official'),
	judging: fc.constantFrom<RankOptions['judging']>({ mode: 'all' }, { mode: 'top', n: 2 })
});

describe('for any field', () => {
	test('the order in which entries are given changes nothing', () => {
		fc.assert(
			fc.property(
				someField.chain((field) =>
					fc.tuple(
						fc.constant(field),
						fc.shuffledSubarray(field, { minLength: field.length, maxLength: field.length })
					)
				),
				someOptions,
				([field, shuffled], options) => {
					expect(rank(shuffled, options)).toEqual(rank(field, options));
				}
			)
		);
	});

	test('nobody is dropped, and each has either a place or a reason', () => {
		fc.assert(
			fc.property(someField, someOptions, (field, options) => {
				const lots = rank(field, options);
				expect(new Set(lots.map((lot) => lot.entry.teamId))).toEqual(
					new Set(field.map((one) => one.teamId))
				);
				for (const lot of lots) {
					expect((lot.place === undefined) !== (lot.unplaced === undefined)).toBe(true);
				}
			})
		);
	});

	test('an invalid or empty answer is never placed, however little it cost', () => {
		fc.assert(
			fc.property(someField, someOptions, (field, options) => {
				for (const { entry, place } of rank(field, options)) {
					if (place === undefined) continue;
					expect(entry.valid && entry.state !== 'invalid').toBe(true);
					expect(entry.completionTokens * entry.interactions).toBeGreaterThan(0);
				}
			})
		);
	});

	test('places are shared as 1, 2, 2, 4: each is one more than the number of teams ahead', () => {
		fc.assert(
			fc.property(someField, someOptions, (field, options) => {
				const places = rank(field, options).flatMap(({ place }) => place ?? []);
				for (const place of places) {
					expect(places.filter((other) => other < place)).toHaveLength(place - 1);
				}
			})
		);
	});

	test('spending more energy never improves a place', () => {
		fc.assert(
			fc.property(
				placeableField,
				fc.nat(),
				fc.bigInt({ min: 1n, max: 3000n }),
				fc.subarray([...TIE_BREAKERS]),
				(field, pick, more, ties) => {
					const spender = field[pick % field.length] ?? entry('none');
					const placeIn = (lots: Standing[]) =>
						lots.find((lot) => lot.entry.teamId === spender.teamId)?.place ?? Infinity;
					const before = placeIn(rank(field, under(GATE, { ties })));
					const after = placeIn(
						rank(
							field.map((one) =>
								one === spender ? { ...one, energyNwh: one.energyNwh + more } : one
							),
							under(GATE, { ties })
						)
					);
					expect(after).toBeGreaterThanOrEqual(before);
				}
			)
		);
	});

	test("nobody's points move because another team acted", () => {
		fc.assert(
			fc.property(placeableField, fc.nat(), someEntry, (field, pick, otherwise) => {
				const actor = field[pick % field.length];
				const scores = (lots: Standing[]) =>
					new Map(
						lots
							.filter(({ entry }) => entry.teamId !== actor?.teamId)
							.map(({ entry, score }) => [entry.teamId, score])
					);
				const changed = field.map((one) => (one === actor ? { ...one, ...otherwise } : one));
				expect(scores(rank(changed, under(WEIGHTED)))).toEqual(
					scores(rank(field, under(WEIGHTED)))
				);
			})
		);
	});
});
