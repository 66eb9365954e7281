import { expect, test } from 'vitest';
import { changed } from './lint/changed.fixture.ts';
import { rulebookChanges } from './changes.ts';
import { desafioAlia } from './editions/desafio-alia.ts';

const edition = desafioAlia({ model: 'simulated', opensAt: '2026-03-02T09:00:00Z' });
const [round] = edition.rounds;
const home = { round: 'previa', challenge: 'hogar' };

test.each([
	[
		'a word of the contest',
		[['tagline.es', 'Otra']],
		[{ field: ['tagline', 'es'], after: 'Otra' }]
	],
	[
		'an instant of a round',
		[['rounds.0.phases.closes', '2026-03-20T09:00:00.000Z']],
		[{ round: 'previa', field: ['phases', 'closes'] }]
	],
	[
		'a budget of a challenge',
		[['rounds.0.challenges.0.budget.tokens', 70_000]],
		[{ ...home, field: ['budget', 'tokens'], before: 60_000, after: 70_000 }]
	],
	[
		'a field that is new and that nobody here knows',
		[['rounds.0.challenges.0.judging.assisted', true]],
		[{ ...home, field: ['judging', 'assisted'], after: true }]
	],
	[
		'a field that is gone',
		[['rounds.0.model', undefined]],
		[{ round: 'previa', field: ['model'], before: round?.model }]
	],
	[
		'another policy, with all that belongs to it',
		[['rounds.0.challenges.0.ranking', { policy: 'pareto' }]],
		[{ ...home, field: ['ranking'], after: { policy: 'pareto' } }]
	],
	[
		'a list without ids, as a whole where it grew',
		[['rounds.0.challenges.0.ties', ['quality']]],
		[{ ...home, field: ['ties'], after: ['quality'] }]
	],
	[
		'something with an id, by it',
		[['rounds.0.challenges.0.sheet.equipment.1.names.0', 'fresquera']],
		[{ ...home, after: 'fresquera' }]
	],
	[
		'challenges in another order',
		[['rounds.0.challenges', round?.challenges.toReversed()]],
		[
			{
				round: 'previa',
				field: ['challenges', 'order'],
				before: ['hogar', 'centro-civico', 'practica-oficina'],
				after: ['practica-oficina', 'centro-civico', 'hogar']
			}
		]
	],
	[
		'a challenge that went, and not those after it',
		[['rounds.0.challenges', round?.challenges.slice(1)]],
		[{ ...home, field: [], before: round?.challenges[0] }]
	],
	[
		'a round that came',
		[['rounds.1', { ...round, id: 'final', challenges: [] }]],
		[{ round: 'final', field: [] }]
	]
] as const)('tells %s', (_name, changes, told) => {
	const found = rulebookChanges(edition, changed(edition, ...changes));

	expect(found).toMatchObject(told);
	expect(found).toHaveLength(told.length);
});

test('says nothing of the order of keys, nor of equal versions', () => {
	const turned = Object.fromEntries(Object.entries(structuredClone(edition)).toReversed());

	expect(rulebookChanges(edition, structuredClone(edition))).toEqual([]);
	expect(rulebookChanges(edition, turned)).toEqual([]);
});

test('is turned around where the versions are', () => {
	const later = changed(edition, ['team.max', 3], ['rounds.0.challenges.1.ties', []]);

	const there = rulebookChanges(edition, later);
	const back = rulebookChanges(later, edition);

	expect(back).toEqual(
		there.map(({ before, after, ...where }) => ({ ...where, before: after, after: before }))
	);
});

test('compares lists of one length part by part, and by ids only where each has its own', () => {
	const told = (before: unknown, after: unknown) =>
		rulebookChanges({ a: before }, { a: after }).map(({ field, ...values }) => {
			return [field.join('/'), values];
		});

	expect(told([1, 2], [1, 3])).toEqual([['a/1', { before: 2, after: 3 }]]);
	expect(told([1], { 0: 1 })).toEqual([['a', { before: [1], after: { 0: 1 } }]]);
	expect(told([{ id: 'x' }], [{ id: 'x', n: 1 }])).toEqual([['a/x/n', { after: 1 }]]);
	const twice = [{ id: 'x' }, { id: 'x' }];
	expect(told(twice, [{ id: 'x' }, { id: 'x', n: 1 }])).toEqual([['a/1/n', { after: 1 }]]);
	expect(told([{ id: 1 }, null], [{ id: 1 }, { id: 2 }])).toEqual([
		['a/1', { before: null, after: { id: 2 } }]
	]);
	expect(told([{ id: 'x' }, { id: 'y', n: 1 }], [{ id: 'y', n: 2 }, { id: 'x' }])).toEqual([
		['a/y/n', { before: 1, after: 2 }],
		['a/order', { before: ['x', 'y'], after: ['y', 'x'] }]
	]);
	const [plain, other] = [
		{ kind: 'a', n: 1 },
		{ kind: 'b', n: 2 }
	];
	expect(told(plain, other)).toEqual([['a', { before: plain, after: other }]]);
});

test('knows rounds and challenges by where they stand, not by the name of the list', () => {
	const inside = (value: number) => ({
		rounds: [{ id: 'r', rounds: [{ id: 'x', n: value }], challenges: [{ id: 'c', n: value }] }],
		challenges: [{ id: 'y', challenges: [{ id: 'z', n: value }] }]
	});
	expect(
		rulebookChanges(inside(1), inside(2)).map(({ field, round, challenge }) => [
			...[round, challenge, field.join('/')]
		])
	).toEqual([
		['r', undefined, 'rounds/x/n'],
		['r', 'c', 'n'],
		[undefined, undefined, 'challenges/y/challenges/z/n']
	]);
});
