import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inTurn } from './in-turn.ts';

test('works run in order, each once, and what comes meanwhile goes behind them', async () => {
	const done: number[] = [];
	for (let work = 0; work < 30; work++) inTurn(() => done.push(work));
	inTurn(() => inTurn(() => done.push(99)));

	await expect.poll(() => done.at(-1)).toBe(99);

	expect(done).toEqual([...Array.from({ length: 30 }, (_, work) => work), 99]);
});

test('a new call does not wait until everybody’s later tokens are written', async () => {
	let done = 0;
	for (let work = 0; work < 30; work++) inTurn(() => done++);

	await nextTurn();

	expect(done).toBeGreaterThan(0);
	expect(done).toBeLessThan(30);
	await expect.poll(() => done).toBe(30);
});
