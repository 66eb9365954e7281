import { expect, test } from 'vitest';
import { sharedFlush } from './shared-flush.ts';

function disk() {
	const flushes: { end: () => void; fail: (cause: Error) => void }[] = [];
	const told: string[] = [];
	const flushed = sharedFlush(
		() => new Promise((resolve, reject) => flushes.push({ end: resolve, fail: reject }))
	);
	const ask = (who: string) =>
		flushed().then(
			() => void told.push(who),
			() => void told.push(`${who} failed`)
		);

	return { flushes, told, ask };
}

test('whoever asks while a flush runs waits for the next one, and shares it', async () => {
	const { flushes, told, ask } = disk();
	const first = ask('first');
	await expect.poll(() => flushes.length).toBe(1);
	const others = [ask('second'), ask('third')];

	flushes[0]?.end();
	await first;
	await expect.poll(() => flushes.length).toBe(2);
	expect(told).toEqual(['first']);

	flushes[1]?.end();
	await Promise.all(others);
	expect(told).toEqual(['first', 'second', 'third']);
	expect(flushes).toHaveLength(2);
});

test('who asks before a flush has begun shares it', async () => {
	const { flushes, told, ask } = disk();
	const both = [ask('first'), ask('second')];
	await expect.poll(() => flushes.length).toBe(1);

	flushes[0]?.end();
	await Promise.all(both);

	expect(told).toEqual(['first', 'second']);
	expect(flushes).toHaveLength(1);
});

test('a flush that fails is told to those who shared it, and the next one is tried', async () => {
	const { flushes, told, ask } = disk();
	const first = ask('first');
	await expect.poll(() => flushes.length).toBe(1);
	const second = ask('second');

	flushes[0]?.fail(new Error('no'));
	await first;
	await expect.poll(() => flushes.length).toBe(2);
	flushes[1]?.end();
	await second;

	expect(told).toEqual(['first failed', 'second']);
});
