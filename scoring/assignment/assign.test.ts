import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assign, type EntryToAssign, type JudgeAtHand } from './assign.ts';
import { disagree } from './disagreement.ts';
import { served } from './served.ts';

const SEED = '0123456789abcdef0123456789abcdef';
const judgesOf = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ id: `judge-${index}`, given: {} }));
const entriesOf = (count: number, challenges = 2): EntryToAssign[] =>
	Array.from({ length: count }, (_, index) => ({
		id: `entry-${index}`,
		challengeId: `challenge-${index % challenges}`,
		needed: 2,
		barred: []
	}));

const spread = (counts: number[]) => Math.max(...counts) - Math.min(...counts);

const world = fc
	.record({
		judges: fc.integer({ min: 0, max: 12 }),
		seed: fc.stringMatching(/^[0-9a-f]{32}$/),
		entries: fc.array(
			fc.record({
				challenge: fc.nat(2),
				needed: fc.integer({ min: 1, max: 3 }),
				barred: fc.uniqueArray(fc.nat(13), { maxLength: 6 })
			}),
			{ maxLength: 40 }
		)
	})
	.map(({ judges, seed, entries }) => ({
		seed,
		judges: judgesOf(judges),
		entries: entries.map(({ challenge, needed, barred }, index) => ({
			id: `entry-${index}`,
			challengeId: `challenge-${challenge}`,
			needed,
			barred: barred.map((one) => `judge-${one}`)
		}))
	}));

describe('an assignment', () => {
	test('gives every entry what it lacks of the judges who may read it, and says what it cannot', () => {
		fc.assert(
			fc.property(world, (asked) => {
				const { assigned, short } = assign(asked);

				for (const entry of asked.entries) {
					const readers = assigned.filter(({ entryId }) => entryId === entry.id);
					const names = readers.map(({ judgeId }) => judgeId);
					const open = asked.judges.filter(({ id }) => !entry.barred.includes(id)).length;
					const missing = short.find(({ entryId }) => entryId === entry.id)?.missing ?? 0;

					expect(new Set(names).size).toBe(names.length);
					expect(names.filter((name) => entry.barred.includes(name))).toEqual([]);
					expect(names).toHaveLength(Math.min(entry.needed, open));
					expect(missing).toBe(entry.needed - names.length);
				}
			})
		);
	});

	test('is the same for the same seed, in whatever order things come', () => {
		fc.assert(
			fc.property(world, (asked) => {
				const turned = {
					...asked,
					entries: asked.entries.toReversed(),
					judges: asked.judges.toReversed()
				};

				expect(assign(turned)).toEqual(assign(asked));
			})
		);
	});

	test('differs with the seed', () => {
		const asked = { entries: entriesOf(30), judges: judgesOf(6) };

		expect(assign({ ...asked, seed: SEED })).not.toEqual(
			assign({ ...asked, seed: SEED.replaceAll('0', '1') })
		);
	});

	test('evens out what judges have, in each challenge and in all, where nobody is barred', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 2, max: 9 }),
				fc.integer({ min: 1, max: 60 }),
				(judges, count) => {
					const { assigned } = assign({
						seed: SEED,
						entries: entriesOf(count),
						judges: judgesOf(judges)
					});
					const had = (challenge?: string) =>
						judgesOf(judges).map(
							({ id }) =>
								assigned.filter(
									({ judgeId, challengeId }) =>
										judgeId === id && challengeId === (challenge ?? challengeId)
								).length
						);

					expect(spread(had())).toBeLessThanOrEqual(1);
					expect(spread(had('challenge-0'))).toBeLessThanOrEqual(1);
					expect(spread(had('challenge-1'))).toBeLessThanOrEqual(1);
				}
			)
		);
	});

	test('gives what comes late to those who have less', () => {
		const judges: JudgeAtHand[] = [
			{ id: 'busy', given: { 'challenge-0': 9 } },
			{ id: 'calm', given: { 'challenge-0': 2 } },
			{ id: 'new', given: {} }
		];
		const { assigned } = assign({ seed: SEED, entries: entriesOf(1), judges });

		expect(assigned.map(({ judgeId }) => judgeId).toSorted()).toEqual(['calm', 'new']);
	});

	test('of 1,000 entries to 40 judges takes less than two seconds', () => {
		const entries = entriesOf(1000, 3).map((entry, index) => ({
			...entry,
			barred: [`judge-${index % 40}`, `judge-${(index * 7) % 40}`]
		}));
		const from = performance.now();
		const { assigned, short } = assign({ seed: SEED, entries, judges: judgesOf(40) });

		expect(performance.now() - from).toBeLessThan(2000);
		expect(assigned).toHaveLength(2000);
		expect(short).toEqual([]);
	});
});

describe('entries served for the first n', () => {
	const ranked = Array.from(
		{ length: 30 },
		(_, index) => `entry-${String(index).padStart(2, '0')}`
	);

	test('are those and half as many more, in an order that tells nothing', () => {
		const list = served(ranked, { n: 10, seed: SEED });

		expect(list).toHaveLength(15);
		expect(list).toEqual(expect.arrayContaining(ranked.slice(0, 10)));
		expect(list).toEqual(list.toSorted());
		expect(served(ranked, { n: 10, seed: SEED })).toEqual(list);
	});

	test('are all where there are no more than n', () => {
		expect(served(ranked.slice(0, 4), { n: 10, seed: SEED })).toEqual(ranked.slice(0, 4));
	});
});

describe('judges', () => {
	const valid = (clarity: number) => ({ decision: 'valid' as const, levels: { clarity } });

	test('differ too much where one rejects what another confirms, whatever the rules', () => {
		expect(disagree([valid(5), { decision: 'invalid', levels: {} }], undefined)).toBe(true);
	});

	test('differ too much in levels only from as far apart as the rules say', () => {
		expect(disagree([valid(2), valid(4)], 2)).toBe(true);
		expect(disagree([valid(3), valid(4)], 2)).toBe(false);
		expect(disagree([valid(1), valid(5)], undefined)).toBe(false);
		expect(disagree([valid(1)], 1)).toBe(false);
	});
});
