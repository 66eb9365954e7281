import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Deadline } from './deadline.ts';

describe('a deadline for what an endpoint says next', () => {
	const missed = vi.fn();
	let deadline: Deadline;

	beforeEach(() => {
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
		missed.mockClear();
		deadline = new Deadline(missed);
	});
	afterEach(() => {
		vi.useRealTimers();
	});

	test('is missed once, at its time and not before', () => {
		deadline.set(1000);
		vi.advanceTimersByTime(999);
		expect(missed).not.toHaveBeenCalled();
		vi.advanceTimersByTime(5000);
		expect(missed).toHaveBeenCalledTimes(1);
	});

	test('is not missed while each token moves it, and is after the last', () => {
		deadline.set(1000);
		for (let token = 0; token < 50; token++) {
			vi.advanceTimersByTime(900);
			deadline.set(1000);
		}
		expect(missed).not.toHaveBeenCalled();
		vi.advanceTimersByTime(999);
		expect(missed).not.toHaveBeenCalled();
		vi.advanceTimersByTime(1);
		expect(missed).toHaveBeenCalledTimes(1);
	});

	test('comes sooner where the first token was waited for longer than the next', () => {
		deadline.set(60_000);
		vi.advanceTimersByTime(10);
		deadline.set(1000);
		vi.advanceTimersByTime(1000);
		expect(missed).toHaveBeenCalledTimes(1);
	});

	test('is lifted while its reader holds the endpoint back', () => {
		deadline.set(1000);
		deadline.clear();
		vi.advanceTimersByTime(60_000);
		expect(missed).not.toHaveBeenCalled();
	});
});
