import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { followFeed, type FeedReader, type Source } from './feed.ts';

class FakeSource implements Source {
	readyState = 0;
	closed = false;
	private readonly listeners = new Map<string, (event: Event) => void>();

	addEventListener(type: string, listener: (event: Event) => void) {
		this.listeners.set(type, listener);
	}

	close() {
		this.closed = true;
	}

	tell(type: string, data?: unknown) {
		this.listeners.get(type)?.(new MessageEvent(type, { data: JSON.stringify(data) }));
	}
}

const quiet = (): FeedReader => ({
	pulse: vi.fn(),
	begun: vi.fn(),
	text: vi.fn(),
	waiting: vi.fn(),
	ended: vi.fn()
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function followed() {
	const sources: FakeSource[] = [];
	const reader = quiet();
	const [onlost, onback] = [vi.fn(), vi.fn()];
	const open = () => sources[sources.push(new FakeSource()) - 1]!;
	const stop = followFeed(open, reader, { onlost, onback });
	return { sources, reader, onlost, onback, stop };
}

test('what the feed tells reaches its reader', () => {
	const { sources, reader } = followed();
	sources[0]?.tell('text', { id: 'a', at: 3, text: 'x' });

	expect(reader.text).toHaveBeenCalledWith({ id: 'a', at: 3, text: 'x' });
});

test('a lost connection is the browser’s to mend; a closed one is opened anew, ever more rarely', () => {
	const { sources, onlost, onback } = followed();
	sources[0]?.tell('error');
	vi.advanceTimersByTime(60_000);
	expect(sources).toHaveLength(1);
	expect(onlost).toHaveBeenCalledTimes(1);

	for (const wait of [1000, 2000, 5000]) {
		const last = sources.at(-1)!;
		last.readyState = 2;
		last.tell('error');
		vi.advanceTimersByTime(wait - 1);
		expect(sources.at(-1)).toBe(last);
		vi.advanceTimersByTime(1);
		expect(sources.at(-1)).not.toBe(last);
	}
	sources.at(-1)?.tell('open');
	expect(onback).toHaveBeenCalledTimes(1);
});

test('a page that is left opens nothing more', () => {
	const { sources, stop } = followed();
	sources[0]!.readyState = 2;
	sources[0]?.tell('error');
	stop();
	vi.advanceTimersByTime(60_000);

	expect(sources).toHaveLength(1);
	expect(sources[0]?.closed).toBe(true);
});
