import { describe, expect, test } from 'vitest';
import { changed } from './lint/changed.fixture.ts';
import { desafioAlia } from './editions/desafio-alia.ts';
import { forbiddenChanges, type Standing } from './locks.ts';
import type { Rulebook } from './schema.ts';

const DAY = 86_400_000;
const OPENS = Date.parse('2026-03-02T09:00:00Z');
const edition = desafioAlia({ model: 'simulated', opensAt: OPENS });
const base = changed(
	edition,
	['rounds.0.phases.registrationOpens', new Date(OPENS - 4 * DAY).toISOString()],
	['rounds.0.phases.practiceOpens', new Date(OPENS - 2 * DAY).toISOString()]
) as Rulebook;
const at = (days: number): Standing => ({
	overrides: [],
	played: new Set<string>(),
	at: OPENS + days * DAY
});
type Changes = Parameters<typeof changed>[1][];
const held = (standing: Standing, ...changes: Changes) =>
	forbiddenChanges(base, changed(base, ...changes) as Rulebook, standing);
const day = (days: number) => new Date(OPENS + days * DAY).toISOString();

const TOUCHING: [name: string, clause: string, path: string, value: unknown][] = [
	['the model', 'model', 'rounds.0.model.parameters.seed', 7],
	['the profile that prices its work', 'model', 'rounds.0.model.profile', 'otro'],
	['who is admitted', 'admission', 'rounds.0.admission', { kind: 'approval' }],
	['a budget', 'challenge', 'rounds.0.challenges.0.budget.tokens', 1],
	['what a challenge asks', 'challenge', 'rounds.0.challenges.0.statement.es', 'Otra cosa'],
	['a check', 'challenge', 'rounds.0.challenges.0.checks.2', { kind: 'not-cut' }],
	['the rubric', 'challenge', 'rounds.0.challenges.1.rubric.0.weight', '1/3'],
	['the policy', 'challenge', 'rounds.0.challenges.0.ranking', { policy: 'pareto' }],
	['a par', 'challenge', 'rounds.0.challenges.1.ranking.parNwh', 1],
	['what nobody here knows', 'challenge', 'rounds.0.challenges.0.judging.assisted', true],
	['a sheet', 'challenge', 'rounds.0.challenges.0.sheet.yearlyKwh', 1],
	['whether it counts at all', 'challenge', 'rounds.0.challenges.0.practice', true],
	[
		'the set of challenges',
		'challenges',
		'rounds.0.challenges',
		[edition.rounds[0]?.challenges[0]]
	],
	['forgiven faults', 'contest', 'forgivenFaults', 9],
	['how rounds combine', 'contest', 'combine', {}]
];

describe.each(TOUCHING)('%s', (_name, clause, path, value) => {
	test('may change before the round opens', () => {
		expect(held(at(-1), [path, value])).toEqual([]);
	});

	test('is closed from its opening on, but for an override', () => {
		const [found] = held(at(0), [path, value]);

		expect(found).toMatchObject({
			clause,
			round: 'previa',
			instant: 'opens',
			since: OPENS,
			overridable: true
		});
	});

	test('is closed for good once the round is final', () => {
		expect(held(at(30), [path, value])[0]).toMatchObject({
			clause: 'finalised',
			overridable: false
		});
	});
});

test.each([
	['title.es', 'Otro'],
	['tagline.es', 'Otro'],
	['rules.es', '# Otras'],
	['timeZone', 'Atlantic/Canary'],
	['rounds.0.title.es', 'Previa'],
	['rounds.0.model.title', 'Otro nombre'],
	['rounds.0.challenges.0.summary.es', 'Otro'],
	['rounds.0.challenges.2.budget.tokens', 50_000],
	['version', 2]
])('%s touches no result and may always change', (path, value) => {
	for (const days of [-5, -1, 1, 40]) expect(held(at(days), [path, value])).toEqual([]);
});

test('who may take part is settled when registration opens', () => {
	for (const path of ['team.max', 'eligibility.minimumAge']) {
		expect(held(at(-5), [path, 4])).toEqual([]);
		expect(held(at(-3), [path, 4])).toMatchObject([
			{ clause: 'registration', instant: 'registrationOpens', overridable: true }
		]);
	}
	expect(held(at(-5), ['categories', []])).toEqual([]);
	for (const path of ['categories', 'registration']) {
		expect(held(at(-3), [path, []])).toMatchObject([{ clause: 'registration' }]);
	}
});

test('how long one may appeal is settled when the results are out', () => {
	expect(held(at(15), ['appealHours', 24])).toEqual([]);
	expect(held(at(17), ['appealHours', 24])).toMatchObject([{ clause: 'appeals' }]);
});

describe('an instant', () => {
	test('may move while it is to come', () => {
		expect(held(at(1), ['rounds.0.phases.closes', day(15)])).toEqual([]);
	});

	test.each([
		['that has passed', 'opens', 3],
		['into the past', 'closes', 0.5]
	])('%s does not move, whoever orders it', (_name, instant, days) => {
		expect(held(at(1), [`rounds.0.phases.${instant}`, day(days)])).toContainEqual(
			expect.objectContaining({ clause: 'instant-past', instant, overridable: false })
		);
	});

	test('stays in order with those in force', () => {
		expect(held(at(1), ['rounds.0.phases.closes', day(20)])).toMatchObject([
			{ clause: 'instants-order', change: { field: ['phases', 'results'] }, overridable: false }
		]);
	});

	test('that an organiser moved holds, and a version may write it down', () => {
		const moved = { roundId: 'previa', instant: 'closes' as const, at: day(15) };
		const standing = { ...at(1), overrides: [moved] };

		expect(held(standing, ['rounds.0.phases.closes', day(15)])).toEqual([]);
		expect(held(standing, ['rounds.0.phases.closes', day(15.5)])).toMatchObject([
			{ clause: 'instant-moved', overridable: false }
		]);
	});
});

test('what teams have worked in cannot vanish, not even by an override', () => {
	const others = base.rounds[0]?.challenges.slice(0, 2);
	const without: Changes[number] = ['rounds.0.challenges', others];
	const played = new Set(['practica-oficina']);

	expect(held({ ...at(-1), played }, without)).toMatchObject([
		{ clause: 'played', overridable: false }
	]);
	expect(held(at(-1), without)).toEqual([]);
	expect(held({ ...at(-1), played }, ['rounds', [{ ...base.rounds[0], id: 'otra' }]])).toEqual([
		expect.objectContaining({ clause: 'registration' })
	]);
	expect(
		held({ ...at(-1), played }, ['rounds', [{ ...base.rounds[0], id: 'otra', challenges: others }]])
	).toContainEqual(expect.objectContaining({ clause: 'played' }));
});

test('a contest stays itself', () => {
	expect(held(at(-5), ['id', 'otro'])).toMatchObject([{ clause: 'identity', overridable: false }]);
});

describe('a contest of two rounds', () => {
	const [first] = base.rounds;
	if (!first) throw new Error('no round');
	const phases = Object.fromEntries(
		Object.entries(first.phases).map(([instant, text]) => {
			return [instant, new Date(Date.parse(text) + 40 * DAY).toISOString()];
		})
	);
	const challenges = first.challenges.map((one) => ({ ...one, id: `${one.id}-final` }));
	const two = changed(base, [
		'rounds',
		// The later one stands first: what counts is when they are, not where they stand.
		[{ ...structuredClone(first), id: 'final', phases, challenges }, first]
	]) as Rulebook;
	const heldOfTwo = (standing: Standing, ...changes: Changes) =>
		forbiddenChanges(two, changed(two, ...changes) as Rulebook, standing);
	const FORGIVEN: Changes[number] = ['forgivenFaults', 9];

	test('settles what holds for all of it with the first, and for good with the last', () => {
		expect(heldOfTwo(at(-1), FORGIVEN)).toEqual([]);
		expect(heldOfTwo(at(0), FORGIVEN)).toMatchObject([{ round: 'previa', overridable: true }]);
		expect(heldOfTwo(at(69), FORGIVEN)).toMatchObject([{ clause: 'contest', overridable: true }]);
		expect(heldOfTwo(at(70), FORGIVEN)).toMatchObject([
			{ clause: 'finalised', instant: 'finalised', since: OPENS + 70 * DAY, overridable: false }
		]);
	});

	test('leaves the other round open, and closes a round that is final for good', () => {
		const seed = (round: number): Changes[number] => [
			`rounds.${String(round)}.model.parameters.seed`,
			7
		];
		expect(heldOfTwo(at(35), seed(0))).toEqual([]);
		expect(heldOfTwo(at(35), seed(1))).toMatchObject([
			{ clause: 'finalised', round: 'previa', since: OPENS + 30 * DAY }
		]);
	});

	test('holds an instant that was moved, and neither its neighbours nor the other round', () => {
		const moved = { roundId: 'previa', instant: 'closes' as const, at: day(13) };
		const standing = { ...at(1), overrides: [moved] };

		expect(heldOfTwo(standing, ['rounds.1.phases.results', day(17)])).toEqual([]);
		expect(heldOfTwo(standing, ['rounds.0.phases.closes', day(53)])).toEqual([]);
		expect(heldOfTwo(standing, ['rounds.1.phases.closes', day(13.5)])).toMatchObject([
			{ clause: 'instant-moved', round: 'previa', instant: 'closes' }
		]);
	});

	test('may stand in another order, and so may its challenges', () => {
		expect(heldOfTwo(at(1), ['rounds', two.rounds.toReversed()])).toEqual([]);
		expect(heldOfTwo(at(1), ['rounds.1.challenges', first.challenges.toReversed()])).toEqual([]);
	});

	test('loses no round once registration opened, and gains none that has opened', () => {
		expect(heldOfTwo(at(-5), ['rounds', [two.rounds[0]]])).toEqual([]);
		expect(heldOfTwo(at(-4), ['rounds', [two.rounds[0]]])).toMatchObject([
			{ clause: 'registration', instant: 'registrationOpens', overridable: true }
		]);
		const third = { ...first, id: 'otra', challenges: [] };
		expect(heldOfTwo(at(-1), ['rounds.2', third])).toEqual([]);
		expect(heldOfTwo(at(0), ['rounds.2', third])).toMatchObject([
			{ clause: 'challenges', round: 'otra', instant: 'opens', overridable: true }
		]);
	});
});

test('an instant does not move at its own instant, nor to it', () => {
	expect(held(at(14), ['rounds.0.phases.closes', day(15)])).toMatchObject([
		{ clause: 'instant-past', since: OPENS + 14 * DAY }
	]);
	expect(held(at(13), ['rounds.0.phases.closes', day(13)])).toMatchObject([
		{ clause: 'instant-past' }
	]);
	expect(held(at(20), ['rounds.0.phases.closes', '2026-03-16T10:00:00+01:00'])).toEqual([]);
});

test('a contest stays of its format too', () => {
	expect(held(at(-5), ['format', 'otro'])).toMatchObject([{ clause: 'identity' }]);
});
