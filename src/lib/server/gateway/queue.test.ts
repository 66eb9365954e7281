import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FairQueue, type QueuePosition, type Release } from './queue.ts';

let now = 0;
beforeEach(() => {
	now = 0;
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

/** A call that notes what it is told. */
function call(queue: FairQueue, teamId: string, contestId = 'c') {
	const leaving = new AbortController();
	const told: QueuePosition[] = [];
	const entering = queue.enter({
		teamId,
		contestId,
		costNwh: 10,
		signal: leaving.signal,
		told: (position) => told.push(position)
	});
	entering.catch(() => undefined);

	return { entering, told, leave: () => leaving.abort(new Error('left')) };
}

const queueOf = (places: number) => new FairQueue(places, () => now);

test('who waits is told its place at once, and again only when it has changed', async () => {
	const queue = queueOf(1);
	const [running, first, second, third] = ['a', 'b', 'c', 'd'].map((team) => call(queue, team));
	const release = (await running?.entering) as Release;

	expect(running?.told).toEqual([]);
	expect([first, second, third].map((one) => one?.told.map(({ ahead }) => ahead))).toEqual([
		[0],
		[1],
		[2]
	]);
	vi.advanceTimersByTime(5000);
	expect(third?.told).toHaveLength(1);

	second?.leave();
	vi.advanceTimersByTime(1000);
	expect(first?.told).toHaveLength(1);
	expect(third?.told.map(({ ahead }) => ahead)).toEqual([2, 1]);

	release();
	await first?.entering;
	vi.advanceTimersByTime(1000);
	expect(third?.told.map(({ ahead }) => ahead)).toEqual([2, 1, 0]);
});

test('how long it will take is said once it is known, by the answers and the places that there are', async () => {
	const queue = queueOf(2);
	const running = [call(queue, 'a'), call(queue, 'b')];
	const early = call(queue, 'c');
	expect(early.told[0]?.expectedMs).toBeUndefined();

	const release = await running[0]!.entering;
	now += 4000;
	release();
	const [one, other, third] = [call(queue, 'd'), call(queue, 'e'), call(queue, 'f')];

	expect([one, other, third].map(({ told }) => told[0]?.expectedMs)).toEqual([2000, 4000, 6000]);
});

test('a pause is told at once, lets what runs go on and keeps every turn', async () => {
	const queue = queueOf(1);
	const running = call(queue, 'a');
	const waiting = call(queue, 'b');
	const elsewhere = call(queue, 'c', 'otro');
	const release = await running.entering;

	queue.pause('c');
	expect(waiting.told.at(-1)).toMatchObject({ ahead: 0, paused: true });
	expect(elsewhere.told.at(-1)).toMatchObject({ paused: false });
	expect(queue.running).toBe(1);
	release();
	const next = await elsewhere.entering;
	next();
	expect(queue.running).toBe(0);
	expect(queue.length).toBe(1);

	queue.resume('c');
	await waiting.entering;
	expect(queue.running).toBe(1);
});

test('what waited through a pause does not make up for it at the cost of others', async () => {
	const queue = queueOf(1);
	queue.pause('c');
	const paused = [call(queue, 'a'), call(queue, 'a'), call(queue, 'a')];
	for (let round = 0; round < 20; round++) (await call(queue, 'otro', 'otro').entering)();
	const running = await call(queue, 'ocupado', 'otro').entering;

	queue.resume('c');
	const newcomer = call(queue, 'nuevo', 'otro');
	running();
	const first = await Promise.race([newcomer.entering, paused[0]?.entering]);
	first?.();

	await newcomer.entering;
	expect(queue.length).toBeGreaterThan(0);
});

test('more places let those in who wait, fewer end nobody', async () => {
	const queue = queueOf(1);
	const calls = ['a', 'b', 'c', 'd'].map((team) => call(queue, team));
	const release = await calls[0]!.entering;

	queue.setPlaces(3);
	await Promise.all([calls[1]?.entering, calls[2]?.entering]);
	expect([queue.running, queue.length]).toEqual([3, 1]);

	queue.setPlaces(1);
	expect(queue.running).toBe(3);
	release();
	expect([queue.running, queue.length]).toEqual([2, 1]);
});

test('a call that has left before it came takes no place', async () => {
	const queue = queueOf(1);
	const signal = AbortSignal.abort(new Error('left'));

	await expect(queue.enter({ teamId: 'a', contestId: 'c', costNwh: 1, signal })).rejects.toThrow(
		'left'
	);

	expect([queue.running, queue.length]).toEqual([0, 0]);
});
