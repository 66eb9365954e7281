import { describe, expect, test } from 'vitest';
import { interactionEnergy, profileById } from '../energy/index.ts';
import { conversation, entry, facts, template, text } from './board-facts.fixture.ts';
import type { ChallengeRules } from '../rulebook/schema.ts';
import { computeBoard } from './compute-board.ts';
import type { EntryFacts } from './facts.ts';

function priced(promptTokens: number, completionTokens: number): bigint {
	const profile = profileById('alia40b-h200x1-b32-2026.1');
	const energy =
		profile && interactionEnergy(profile, { promptTokens, cachedTokens: 0, completionTokens });
	if (!energy?.ok) throw new Error('the published profile prices this');
	return energy.energyNwh;
}

const lots = (document: ReturnType<typeof computeBoard>) =>
	document.rows.map((row) => [row.teamId, row.place ?? row.unplaced]);

describe('a conversation', () => {
	test('costs the sum of its interactions, after the factor of its language', () => {
		const long = { promptTokens: 900, completionTokens: 200, estimated: false };
		const { rows } = computeBoard(
			facts(conversation, [
				entry('a', { interactions: [...entry('a').interactions, long], language: 'eu' })
			])
		);
		const sum = priced(500, 300) + priced(900, 200);

		expect(rows[0]).toMatchObject({
			energyNwh: Number(sum),
			interactions: 2,
			completionTokens: 500
		});
		const [n, d] = (rows[0]?.costNwh ?? '').split('/').map(BigInt);
		expect((n ?? 0n) * 3n).toBe(sum * 2n * (d ?? 0n));
	});

	test('without a verdict has a provisional place and no official one', () => {
		const entries = [entry('a'), entry('b', { verdict: undefined, sequence: 2 })];

		expect(lots(computeBoard(facts(conversation, entries)))).toEqual([
			['a', 1],
			['b', 'pending']
		]);
		const provisional = computeBoard(facts(conversation, entries, { standing: 'provisional' }));
		expect(lots(provisional)).toEqual([
			['a', 1],
			['b', 2]
		]);
	});

	test('that failed its checks has no place, whatever the verdict', () => {
		const document = computeBoard(facts(conversation, [entry('a', { checksPassed: false })]));

		expect(lots(document)).toEqual([['a', 'invalid']]);
	});

	test('that a judge found illogical, was withdrawn, disqualified, or has no answer, has none', () => {
		const document = computeBoard(
			facts(conversation, [
				entry('a', { verdict: 'invalid' }),
				entry('b', { interactions: [] }),
				entry('c', { withdrawn: true }),
				entry('d', { disqualified: true, withdrawn: true }),
				entry('e', { baseline: true })
			])
		);

		expect(lots(document)).toEqual([
			['a', 'invalid'],
			['b', 'empty'],
			['c', 'withdrawn'],
			['d', 'disqualified'],
			['e', 'baseline']
		]);
	});
});

describe('a template', () => {
	const runs = [100, 101, 103].map((completionTokens) => ({
		promptTokens: 700,
		completionTokens,
		estimated: false
	}));

	test('costs the mean of its official runs, exactly', () => {
		const quality = { checks: '4/5', jury: '1/2' };
		const document = computeBoard(facts(template, [entry('a', { interactions: runs, quality })]));
		const sum = priced(700, 100) + priced(700, 101) + priced(700, 103);
		const [row] = document.rows;
		const [n, d] = (row?.costNwh ?? '').split('/').map(BigInt);

		expect((n ?? 0n) * 3n).toBe(sum * (d ?? 0n));
		expect(Math.abs(Number(row?.energyNwh) - Number(sum) / 3)).toBeLessThanOrEqual(0.5);
		expect(row?.quality).toBe('71/100');
		expect(row?.place).toBe(1);
	});

	test('without official runs waits for them', () => {
		const document = computeBoard(
			facts(template, [entry('a', { interactions: [], quality: { checks: '1' } })], {
				standing: 'provisional'
			})
		);

		expect(lots(document)).toEqual([['a', 'pending']]);
	});

	test("waits for the jury's part only where there is a rubric to give it by", () => {
		const criterion = {
			id: 'claridad',
			title: text,
			levels: [text, text, text, text, text],
			weight: '1'
		};
		const entries = [entry('a', { interactions: runs, quality: { checks: '4/5' } })];
		const withRubric = { ...template, rubric: [criterion] };

		expect(computeBoard(facts(template, entries)).rows[0]).toMatchObject({
			place: 1,
			quality: '4/5'
		});
		expect(lots(computeBoard(facts(withRubric, entries)))).toEqual([['a', 'pending']]);
		const provisional = computeBoard(facts(withRubric, entries, { standing: 'provisional' }));
		expect(provisional.rows[0]).toMatchObject({ place: 1, quality: '4/5' });
	});
});

test('a board shows the places at the other batch sizes, which can differ', () => {
	const reader = { promptTokens: 4000, completionTokens: 20, estimated: false };
	const writer = { promptTokens: 40, completionTokens: 600, estimated: false };
	const document = computeBoard(
		facts(conversation, [
			entry('reads', { interactions: [reader] }),
			entry('writes', { interactions: [writer] })
		])
	);
	const placesAt = (batch: number) =>
		document.alternatives.find((one) => one.by === 'profile' && one.batch === batch)?.places;

	expect(placesAt(8)).toEqual([
		{ teamId: 'reads', place: 1 },
		{ teamId: 'writes', place: 2 }
	]);
	expect(placesAt(64)).toEqual([
		{ teamId: 'writes', place: 1 },
		{ teamId: 'reads', place: 2 }
	]);
	expect(placesAt(32)).toBeUndefined();
});

describe('a rulebook that ranks by layers', () => {
	const layered: ChallengeRules = {
		...template,
		ranking: { policy: 'pareto', qualityWeights: { checks: '1', jury: '0' } }
	};
	const took = (completionTokens: number) => [
		{ promptTokens: 500, completionTokens, estimated: false }
	];
	const one = (teamId: string, checks: string | undefined, tokens: number, parts = {}) =>
		entry(teamId, {
			quality: checks === undefined ? {} : { checks },
			interactions: took(tokens),
			...parts
		});
	const places = (entries: EntryFacts[]) =>
		computeBoard(facts(layered, entries)).rows.map(({ teamId, place, unplaced }) => [
			teamId,
			place ?? unplaced
		]);

	test('gives all of a layer the same place, whatever their ties', () => {
		const document = computeBoard(
			facts(layered, [one('fine', '9/10', 300), one('thrifty', '1/2', 50), one('both', '1/2', 301)])
		);
		expect(document).toMatchObject({
			policy: 'pareto',
			rows: [
				{ teamId: 'fine', place: 1, quality: '9/10' },
				{ teamId: 'thrifty', place: 1 },
				{ teamId: 'both', place: 3 }
			],
			alternatives: [{ by: 'profile' }, { by: 'profile' }, { policy: 'gate-then-energy' }]
		});
	});

	test('never places what is not valid, says nothing, or has no known quality', () => {
		expect(
			places([
				one('placed', '1/10', 900),
				one('failed', '1', 1, { checksPassed: false }),
				one('rejected', '1', 1, { verdict: 'invalid' }),
				one('silent', '1', 0),
				one('unmeasured', undefined, 1),
				one('reference', '1', 1, { baseline: true })
			])
		).toEqual([
			['placed', 1],
			['unmeasured', 'pending'],
			['failed', 'invalid'],
			['rejected', 'invalid'],
			['silent', 'empty'],
			['reference', 'baseline']
		]);
	});
});

test('the other policies are shown where they can be computed', () => {
	const policies = (document: ReturnType<typeof computeBoard>) =>
		document.alternatives.flatMap((one) => (one.by === 'policy' ? [one.policy] : []));

	expect(policies(computeBoard(facts(conversation, [entry('a')])))).toEqual([]);
	expect(
		policies(computeBoard(facts(template, [entry('a', { quality: { checks: '1/2' } })])))
	).toEqual(['gate-then-energy', 'pareto']);
});

test('what cannot be priced is refused with its name', () => {
	const impossible = [{ promptTokens: 0, completionTokens: 5, estimated: false }];

	expect(() => computeBoard(facts(conversation, [], { profileId: 'alia-900b' }))).toThrow(
		'alia-900b'
	);
	expect(() =>
		computeBoard(facts(conversation, [entry('a', { interactions: impossible })]))
	).toThrow('e-a');
});
