import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conversation, entry, facts, text } from '../ranking/board-facts.fixture.ts';
import type { Board } from '../ranking/board.ts';
import { computeBoard } from '../ranking/compute-board.ts';
import type { EntryFacts } from '../ranking/facts.ts';
import type { ChallengeRules, RankingRule } from '../rulebook/schema.ts';
import { ceremony, type CeremonyFacts, type Frame } from './ceremony.ts';

const levels = ['1', '2', '3', '4', '5'].map((level) => ({ es: level }));
const qualityWeights = { checks: '0', jury: '1' };
const RULES: RankingRule[] = [
	{ policy: 'gate-then-energy' },
	{ policy: 'weighted', a: '1/2', parNwh: 60_000_000, qualityWeights },
	{ policy: 'pareto', qualityWeights }
];
const challengeUnder = (ranking: RankingRule): ChallengeRules => ({
	...conversation,
	ranking,
	rubric: [{ id: 'claridad', title: text, levels, weight: '1' }]
});

const tokens = (completionTokens: number) => [
	{ promptTokens: 500, completionTokens, estimated: false }
];
const runsOf = (passes: number) =>
	Array.from({ length: 5 }, (_, run) => ({
		valid: run < passes,
		estimated: false,
		repeated: run > 0
	}));

/** What is frozen of a team, and what it came to. */
interface Story {
	before: EntryFacts | undefined;
	after: EntryFacts;
}

const story = fc
	.record({
		before: fc.option(fc.integer({ min: 100, max: 104 })),
		/** Another entry since the freeze, with so many tokens. */
		since: fc.option(fc.integer({ min: 98, max: 106 })),
		passes: fc.option(fc.integer({ min: 0, max: 5 })),
		verdict: fc.constantFrom('valid' as const, 'invalid' as const),
		quality: fc.integer({ min: 0, max: 4 }),
		guess: fc.option(fc.integer({ min: 0, max: 4 }))
	})
	.map(({ before, since, passes, verdict, quality, guess }) => ({
		teller: (teamId: string): Story => {
			const first = entry(teamId, {
				interactions: tokens(before ?? 100),
				quality: guess === null ? {} : { jury: `${guess}/4` }
			});
			const other = { ...first, entryId: `otra-${teamId}`, interactions: tokens(since ?? 100) };
			const last = since === null && before !== null ? first : other;
			const { verdict: _, ...unjudged } = first;
			return {
				before: before === null ? undefined : unjudged,
				after: {
					...last,
					verdict,
					quality: { jury: `${quality}/4` },
					...(passes === null ? {} : { confirmation: runsOf(passes) })
				}
			};
		}
	}));

function made(stories: readonly { teller: (teamId: string) => Story }[], ranking: RankingRule) {
	const challenge = challengeUnder(ranking);
	const told = stories.map(({ teller }, index) => teller(`t${index}`));
	const standing = 'provisional' as const;
	const before = told.flatMap((one) => one.before ?? []);
	const frozen = computeBoard(facts(challenge, before, { standing }));
	const final = computeBoard(
		facts(
			challenge,
			told.map(({ after }) => after)
		)
	);
	const runs = new Map(
		told.flatMap(({ after }) =>
			after.confirmation
				? [[after.teamId, after.confirmation.map(({ valid }) => valid)] as const]
				: []
		)
	);
	const order = { ranking, ties: challenge.ties };

	return { ...order, frozen, final, runs, juryGives: true, prizes: 2, oneByOne: 4 };
}

const anyStories = fc.array(story, { minLength: 1, maxLength: 7 });
const placesOn = (board: Board) =>
	board.rows.flatMap(({ teamId, place }) => (place === undefined ? [] : [[teamId, place]]));
const shown = (frame: Frame | undefined) =>
	frame?.lines.map(({ teamId, place }) => [teamId, place]);

describe.each(RULES)('a ceremony under $policy', (ranking) => {
	test('begins with the frozen board and ends with the order that is published', () => {
		fc.assert(
			fc.property(anyStories, (stories) => {
				const given = made(stories, ranking);
				const frames = ceremony(given);

				expect(shown(frames[0])).toEqual(placesOn(given.frozen));
				expect(shown(frames.at(-1))).toEqual(placesOn(given.final));
				expect(frames.at(-1)?.lines.every(({ opened }) => opened)).toBe(true);
			})
		);
	});

	test('opens everybody once, and forgets nobody', () => {
		fc.assert(
			fc.property(anyStories, (stories) => {
				const given = made(stories, ranking);
				for (const frame of ceremony(given)) {
					const there = [
						...frame.lines.map(({ teamId }) => teamId),
						...frame.fallen.map(({ teamId }) => teamId),
						...frame.waiting
					];
					expect(there.toSorted()).toEqual(given.final.rows.map(({ teamId }) => teamId).toSorted());
				}
			})
		);
	});
});

describe.each(RULES.slice(0, 2))('the envelope under $policy', (ranking) => {
	test('holds what each team comes to and what is shown, and only ever narrows', () => {
		fc.assert(
			fc.property(anyStories, (stories) => {
				const given = made(stories, ranking);
				const final = new Map(given.final.rows.map(({ teamId, place }) => [teamId, place]));
				const before = new Map<string, { best: number; worst: number }>();
				for (const { kind, lines } of ceremony(given)) {
					for (const { teamId, place, opened, envelope } of lines) {
						const end = final.get(teamId);
						if (!envelope) {
							expect(end).toBeUndefined();
							continue;
						}
						if (end === undefined) expect(envelope.mayFall).toBe(true);
						else expect(end).toSatisfy((it: number) => envelope.best <= it && it <= envelope.worst);
						// Refuted by its last run, a team stands where it stood until it is opened.
						if (kind !== 'run') {
							expect(envelope.best).toBeLessThanOrEqual(place);
							expect(envelope.worst).toBeGreaterThanOrEqual(place);
						}
						if (opened) expect(envelope.mayFall).toBe(false);
						const was = before.get(teamId);
						expect(envelope.best).toBeGreaterThanOrEqual(was?.best ?? 1);
						expect(envelope.worst).toBeLessThanOrEqual(was?.worst ?? Infinity);
						before.set(teamId, envelope);
					}
				}
			})
		);
	});
});

describe('a small ceremony', () => {
	const three = (parts: Partial<CeremonyFacts> = {}) => {
		const teams = ['a', 'b', 'c'].map((id, index) =>
			entry(id, { interactions: tokens(100 + index) })
		);
		const unjudged = teams.map(({ verdict: _, ...team }) => team);
		const challenge = { ...conversation };
		const after = teams.map((team) =>
			team.teamId === 'b' ? { ...team, confirmation: runsOf(2) } : team
		);
		return ceremony({
			ranking: challenge.ranking,
			ties: challenge.ties,
			frozen: computeBoard(facts(challenge, unjudged, { standing: 'provisional' })),
			final: computeBoard(facts(challenge, after)),
			runs: new Map([['b', runsOf(2).map(({ valid }) => valid)]]),
			juryGives: false,
			prizes: 1,
			oneByOne: 10,
			...parts
		});
	};

	test('goes bottom-up, tells each run by itself and pauses before the prize', () => {
		expect(
			three().map(({ kind, teamId, runs, pause }) => [kind, teamId, runs.length, pause])
		).toEqual([
			['start', undefined, 0, false],
			['focus', 'c', 0, false],
			['settle', 'c', 0, false],
			['focus', 'b', 0, false],
			['run', 'b', 1, false],
			['run', 'b', 2, false],
			['run', 'b', 3, false],
			['run', 'b', 4, false],
			['run', 'b', 5, false],
			['settle', 'b', 5, false],
			['focus', 'a', 0, true],
			['settle', 'a', 0, false],
			['prize', undefined, 0, true],
			['end', undefined, 0, false]
		]);
	});

	test('says of a refuted team that it has no place, and moves up those behind it', () => {
		const frames = three();
		const lastRun = frames.findLast(({ kind }) => kind === 'run');

		expect(lastRun?.lines.find(({ teamId }) => teamId === 'b')?.envelope).toBeUndefined();
		expect(frames.at(-1)).toMatchObject({
			lines: [
				{ teamId: 'a', place: 1 },
				{ teamId: 'c', place: 2 }
			],
			fallen: [{ teamId: 'b', reason: 'invalid' }]
		});
	});

	test('opens those far from any prize together', () => {
		const [, together] = three({ oneByOne: 1 });

		expect(together?.kind).toBe('together');
		expect(together?.lines.map(({ teamId, opened }) => [teamId, opened])).toEqual([
			['a', false],
			['c', true]
		]);
	});

	test('leaves the organiser’s baselines out', () => {
		const challenge = { ...conversation };
		const board = computeBoard(facts(challenge, [entry('a'), entry('base', { baseline: true })]));
		const frames = three({ frozen: undefined, final: board, runs: new Map() });

		expect(JSON.stringify(frames)).not.toContain('base');
	});
});
