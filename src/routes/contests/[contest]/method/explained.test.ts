import { expect, test } from 'vitest';
import { DEFAULT_PROFILE } from '#scoring/energy';
import { batchRange, explained } from './explained.ts';

test('the sentence for everyone: 0.035 mWh to read, 0.21 mWh to write, six times as much', () => {
	const { readMwh, writeMwh, times, energyNwh } = explained(DEFAULT_PROFILE);

	expect(readMwh).toBeCloseTo(0.035, 3);
	expect(writeMwh).toBeCloseTo(0.21, 2);
	expect(times).toBe(6);
	expect(Number(energyNwh) / 1e9).toBeCloseTo(0.08, 2);
});

test('the steps of the usual question add up to its joules', () => {
	const { prefillJoules, decodeJoules, weightsJoules } = explained(DEFAULT_PROFILE);

	expect(prefillJoules + decodeJoules + weightsJoules).toBeCloseTo(181.8124, 3);
});

test('the batch moves a long prompt by about a tenth and a long answer sixfold', () => {
	const { batches, rows } = batchRange(DEFAULT_PROFILE);

	expect(batches).toEqual([8, 32, 64]);
	expect(rows.map(({ id }) => id)).toEqual(['long-prompt', 'usual', 'long-answer']);
	expect(rows[0]?.ratio).toBeCloseTo(1.1, 1);
	expect(rows[2]?.ratio).toBeGreaterThan(5.5);
	expect(rows[2]?.ratio).toBeLessThan(6.5);
});
