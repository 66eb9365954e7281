import { expect, test } from 'vitest';
import { DEFAULT_PROFILE, interactionEnergy } from '../energy/index.ts';
import { conversation, entry, facts, template } from './board-facts.fixture.ts';
import { computeBoard } from './compute-board.ts';
import { entriesFromFacts } from './entries-from-facts.ts';

const exact = { promptTokens: 500, completionTokens: 300, estimated: false };
const energyOf = (promptTokens: number, completionTokens: number): bigint => {
	const counts = { promptTokens, cachedTokens: 0, completionTokens };
	const energy = interactionEnergy(DEFAULT_PROFILE, counts);
	return energy.ok ? energy.energyNwh : 0n;
};

test('a conversation of forty thousand whole contexts is added up to the last nanowatt-hour', () => {
	for (let completionTokens = 163_830; completionTokens < 163_839; completionTokens += 1) {
		const one = { promptTokens: 1, completionTokens, estimated: false };
		const interactions = Array.from({ length: 40_000 }, () => one);

		const [long] = entriesFromFacts(
			facts(conversation, [entry('a', { interactions })]),
			DEFAULT_PROFILE
		);

		const sum = 40_000n * energyOf(1, completionTokens);
		expect(sum).toBeGreaterThan(2n ** 53n);
		expect(long?.energyNwh).toBe(sum);
	}
});

test('counts that nothing can have are refused with the entry and the reason', () => {
	const impossible = [exact, { promptTokens: 0, completionTokens: 5, estimated: false }];
	const board = () => computeBoard(facts(conversation, [entry('a', { interactions: impossible })]));

	expect(board).toThrow(
		new RangeError('entry e-a: completionTokens (5) cannot come out of an empty prompt')
	);
});

test('one estimated count makes the whole entry an estimate', () => {
	const interactions = [exact, { ...exact, estimated: true }];
	const [mixed] = entriesFromFacts(
		facts(conversation, [entry('a', { interactions })]),
		DEFAULT_PROFILE
	);

	expect(mixed).toMatchObject({ estimated: true });
});

test('a template of one official run costs that run', () => {
	const quality = { checks: '1' };
	const { rows } = computeBoard(facts(template, [entry('a', { quality, interactions: [exact] })]));

	expect(rows[0]).toMatchObject({ costNwh: `${energyOf(500, 300)}/1`, place: 1 });
});

test('replays decide nothing of a template, which has its official runs', () => {
	const refuted = { valid: false, estimated: false, repeated: false };
	const confirmation = Array.from({ length: 5 }, () => refuted);
	const quality = { checks: '1' };
	const { rows } = computeBoard(facts(template, [entry('a', { quality, confirmation })]));

	expect(rows[0]).toMatchObject({ state: 'valid', place: 1 });
	expect(rows[0]).not.toHaveProperty('confirmation');
});

test('only what is valid or still waits for its verdict passes the gate', () => {
	const refused = [
		entry('a', { verdict: 'invalid' }),
		entry('b', { withdrawn: true }),
		entry('c', { disqualified: true })
	];
	const open = [entry('d'), entry('e', { verdict: undefined })];
	const read = entriesFromFacts(facts(conversation, [...refused, ...open]), DEFAULT_PROFILE);

	expect(read.map(({ valid }) => valid)).toEqual([false, false, false, true, true]);
});
