import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare, parseRational } from '../exact/rational.ts';
import { conversation, entry, facts, template } from './board-facts.fixture.ts';
import { computeBoard } from './compute-board.ts';
import { confirmationOf, type ConfirmationRun } from './confirmation.ts';
import type { EntryFacts } from './facts.ts';

const FOUR_OF_FIVE = { runs: 5, share: '4/5' };
const run = (valid: boolean, parts: Partial<ConfirmationRun> = {}): ConfirmationRun => ({
	valid,
	estimated: false,
	repeated: false,
	...parts
});
const runs = (...outcomes: boolean[]) => outcomes.map((valid) => run(valid));
const estimated = { promptTokens: 500, completionTokens: 300, estimated: true };

function rowsOf(challenge: typeof conversation | typeof template, ...entries: EntryFacts[]) {
	const { rows } = computeBoard(facts(challenge, entries));
	return new Map(rows.map((row) => [row.teamId, row]));
}

describe('confirmation runs', () => {
	test('accept with the rulebook’s share of them, exactly', () => {
		expect(confirmationOf(runs(true, true, true, true, false), FOUR_OF_FIVE)).toEqual({
			runs: 5,
			passes: 4,
			accepted: true,
			agreement: '4/5',
			answers: 5,
			counted: true
		});
		expect(confirmationOf(runs(true, true, true, false, false), FOUR_OF_FIVE)).toMatchObject({
			accepted: false,
			agreement: '3/5'
		});
	});

	test('say nothing before all of them are done', () => {
		expect(confirmationOf(runs(true, true, true, true), FOUR_OF_FIVE)).toBeUndefined();
		expect(confirmationOf([], FOUR_OF_FIVE)).toBeUndefined();
	});

	test('count the different answers, and tell when some of their tokens are estimated', () => {
		const told = [run(true), run(true, { repeated: true }), run(true, { estimated: true })];

		expect(confirmationOf(told, { runs: 3, share: '1' })).toMatchObject({
			answers: 2,
			counted: false
		});
	});

	test('are accepted the sooner, the more of them pass; agreement is never below a half', () => {
		fc.assert(
			fc.property(
				fc.array(fc.boolean(), { minLength: 1, maxLength: 30 }),
				fc.constantFrom('1/2', '2/3', '4/5', '1'),
				(outcomes, share) => {
					const rule = { runs: outcomes.length, share };
					const found = confirmationOf(runs(...outcomes), rule);
					const better = confirmationOf(runs(...outcomes.map(() => true)), rule);

					expect(better?.accepted).toBe(true);
					const [over = 1, under = 1] = share.split('/').map(Number);
					expect(found?.accepted).toBe((found?.passes ?? 0) * under >= outcomes.length * over);
					const half = parseRational('1/2');
					expect(compare(parseRational(found?.agreement ?? '0'), half)).toBeGreaterThanOrEqual(0);
				}
			)
		);
	});
});

describe('on a board', () => {
	test('an entry that its confirmation runs refute has no place; those behind it move up', () => {
		const rows = rowsOf(
			conversation,
			entry('a', { confirmation: runs(true, false, false, true, true) }),
			entry('b', { sequence: 2, confirmation: runs(true, true, true, true, true) })
		);

		expect(rows.get('a')).toMatchObject({
			state: 'invalid',
			unplaced: 'invalid',
			confirmation: { runs: 5, passes: 3, accepted: false, agreement: '3/5', answers: 5 }
		});
		expect(rows.get('b')).toMatchObject({ place: 1, confirmation: { accepted: true } });
	});

	test('the presented conversation’s cost stays, however often it was replayed', () => {
		const [plain, confirmed] = [
			rowsOf(conversation, entry('a')).get('a'),
			rowsOf(conversation, entry('a', { confirmation: runs(true, true, true, true, true) })).get(
				'a'
			)
		];

		expect(confirmed?.costNwh).toBe(plain?.costNwh);
		expect(plain).not.toHaveProperty('confirmation');
	});

	test('half of the runs leave everything as it was', () => {
		const half = entry('a', { confirmation: runs(false, false, false, false) });

		expect(rowsOf(conversation, half).get('a')).toEqual(rowsOf(conversation, entry('a')).get('a'));
	});

	test('estimated counts wait for confirmation runs that are counted by the model', () => {
		const guessed = entry('a', { interactions: [estimated] });
		const counted = runs(true, true, true, true, true);
		const unsure = counted.map((one) => ({ ...one, estimated: true }));
		const lot = (parts: Partial<EntryFacts>) => {
			const row = rowsOf(conversation, { ...guessed, ...parts }).get('a');
			return row?.place ?? row?.unplaced;
		};

		expect(lot({})).toBe('estimated');
		expect(lot({ confirmation: unsure })).toBe('estimated');
		expect(lot({ confirmation: counted.slice(1) })).toBe('estimated');
		expect(lot({ confirmation: counted })).toBe(1);
		expect(lot({ confirmation: runs(true, true, true, false, false) })).toBe('invalid');
	});

	test('they save nobody whom the checks, the jury or the organiser turned down', () => {
		const all = { confirmation: runs(true, true, true, true, true) };
		const rows = rowsOf(
			conversation,
			entry('failed', { ...all, checksPassed: false }),
			entry('illogical', { ...all, verdict: 'invalid' }),
			entry('unjudged', { ...all, verdict: undefined }),
			entry('withdrawn', { ...all, withdrawn: true }),
			entry('disqualified', { ...all, disqualified: true }),
			entry('own', { ...all, baseline: true })
		);

		expect([...rows.values()].map(({ teamId, unplaced }) => `${teamId}: ${unplaced}`)).toEqual([
			'unjudged: pending',
			'failed: invalid',
			'illogical: invalid',
			'withdrawn: withdrawn',
			'disqualified: disqualified',
			'own: baseline'
		]);
	});

	test('a template has official runs instead', () => {
		const rows = rowsOf(template, entry('a', { confirmation: runs(false, false, false) }));

		expect(rows.get('a')).not.toHaveProperty('confirmation');
	});
});
