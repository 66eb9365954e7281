import { expect, test } from 'vitest';
import { Coalesced } from './coalesced.ts';

test('two hundred who present at once share two boards', async () => {
	const boards = new Coalesced();
	let written = 0;
	const write = async () => {
		await new Promise((resolve) => setTimeout(resolve, 5));
		written++;
	};

	await Promise.all(Array.from({ length: 200 }, () => boards.run('hogar', write)));

	expect(written).toBe(2);
});

test('whoever asks while a board is written gets one that began afterwards', async () => {
	const boards = new Coalesced();
	const entries: string[] = [];
	const seen: string[][] = [];
	const write = async () => {
		const before = [...entries];
		await new Promise((resolve) => setTimeout(resolve, 5));
		seen.push(before);
	};

	const first = boards.run('hogar', write);
	entries.push('presented meanwhile');
	await boards.run('hogar', write);
	await first;

	expect(seen).toEqual([[], ['presented meanwhile']]);
});

test('a board that failed does not stop the next', async () => {
	const boards = new Coalesced();
	const failing = boards.run('hogar', () => Promise.reject(new Error('locked')));
	const next = boards.run('hogar', () => Promise.resolve());

	await expect(failing).rejects.toThrow('locked');
	await expect(next).resolves.toBeUndefined();
});

test('two never write at once, however the requests fall between two boards', async () => {
	const boards = new Coalesced();
	let [writing, most] = [0, 0];
	const write = async () => {
		most = Math.max(most, ++writing);
		await new Promise((resolve) => setTimeout(resolve, 2));
		writing--;
	};
	const asked: Promise<void>[] = [];
	const askSoon = async (turns: number) => {
		for (let turn = 0; turn < turns; turn++) await Promise.resolve();
		asked.push(boards.run('hogar', write));
	};

	const first = boards.run('hogar', write);
	void boards.run('hogar', write);
	await first.then(() => Promise.all(Array.from({ length: 8 }, (_, turns) => askSoon(turns))));
	await Promise.all(asked);

	expect(most).toBe(1);
});
