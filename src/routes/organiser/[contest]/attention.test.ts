import { describe, expect, test } from 'vitest';
import { attentionOf } from './attention.ts';

type Challenge = Parameters<typeof attentionOf>[0]['challenges'][number];

const quiet = { counting: 0, waiting: 0, split: 0 };
const challenge = (given: Partial<Challenge> = {}): Challenge => ({
	id: 'hogar',
	title: 'Reto 1',
	judging: quiet,
	runs: undefined,
	closed: false,
	published: undefined,
	...given
});
const runs = { done: 10, expected: 60, going: false, failure: undefined };
const judged = { counting: 2, waiting: 0, split: 0 };

const kinds = (...challenges: Challenge[]) =>
	attentionOf({ challenges, faults: 0, official: true, judges: 1 }).map(({ kind }) => kind);

describe('what asks for an organiser', () => {
	test('is nothing while all is well', () => {
		expect(kinds(challenge())).toEqual([]);
		expect(kinds(challenge({ judging: judged }))).toEqual([]);
	});

	test('begins with what spoils the contest for everyone', () => {
		const found = attentionOf({
			challenges: [challenge({ judging: { counting: 1, waiting: 1, split: 0 } })],
			faults: 3,
			official: false,
			judges: 0,
			paused: true
		});

		expect(found.map(({ kind }) => kind)).toEqual([
			'paused',
			'model',
			'faults',
			'noJudges',
			'verdicts'
		]);
	});

	test('counts an entry that divides its judges once, as divided', () => {
		const divided = challenge({ judging: { counting: 3, waiting: 3, split: 1 } });

		expect(attentionOf({ challenges: [divided], faults: 0, official: true, judges: 1 })).toEqual([
			{ kind: 'verdicts', count: 2, challenge: 'Reto 1', challengeId: 'hogar' },
			{ kind: 'split', count: 1, challenge: 'Reto 1', challengeId: 'hogar' }
		]);
	});

	test('are official runs once the round has closed, unless they are being done', () => {
		expect(kinds(challenge({ runs }))).toEqual([]);
		expect(kinds(challenge({ runs, closed: true }))).toEqual(['runs']);
		expect(kinds(challenge({ runs: { ...runs, going: true }, closed: true }))).toEqual([]);
		expect(
			kinds(challenge({ runs: { ...runs, failure: 'endpoint_error' }, closed: true }))
		).toEqual(['runsFailed']);
	});

	test('is a board that nobody published, or that no longer tells what is on record', () => {
		const closed = { closed: true, judging: judged };

		expect(kinds(challenge(closed))).toEqual(['unpublished']);
		expect(kinds(challenge({ closed: true }))).toEqual([]);
		expect(kinds(challenge({ ...closed, published: { version: 1, outdated: true } }))).toEqual([
			'outdated'
		]);
		expect(kinds(challenge({ ...closed, published: { version: 1, outdated: false } }))).toEqual([]);
	});

	test('is each team that waits to be admitted', () => {
		const found = attentionOf({
			...{ challenges: [], faults: 0, official: true, judges: 1 },
			waiting: 2
		});

		expect(found).toEqual([{ kind: 'admission', count: 2 }]);
	});
});
