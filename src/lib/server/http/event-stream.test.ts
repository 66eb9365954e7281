import { expect, test, vi } from 'vitest';
import { eventStream, type EventReader } from './event-stream.ts';

async function textOf(response: Response): Promise<string> {
	return new Response(response.body).text();
}

test('a reader is told each event as JSON and may be sent away', async () => {
	const stop = vi.fn();
	const response = eventStream((reader) => {
		reader.send('text', { at: 0, text: 'a\nb' });
		queueMicrotask(() => reader.close());
		return stop;
	});

	expect(response.headers.get('content-type')).toContain('text/event-stream');
	expect(await textOf(response)).toBe(
		'retry: 2000\n\nevent: text\ndata: {"at":0,"text":"a\\nb"}\n\n'
	);
	expect(stop).toHaveBeenCalledTimes(1);
});

test('a reader that leaves is told nothing more, and its watcher ends once', async () => {
	const stop = vi.fn();
	let reader: EventReader | undefined;
	const response = eventStream((opened) => {
		reader = opened;
		return stop;
	});

	await response.body?.cancel();
	reader?.send('late', {});
	reader?.close();

	expect(reader?.gone).toBe(true);
	expect(stop).toHaveBeenCalledTimes(1);
});

test('a reader that does not read is sent away before it fills the memory', () => {
	const stop = vi.fn();
	eventStream(
		(reader) => {
			setTimeout(() => {
				for (let index = 0; index < 10 && !reader.gone; index++) reader.send('x', 'x'.repeat(50));
			});
			return stop;
		},
		{ mostBytes: 200 }
	);

	return vi.waitFor(() => expect(stop).toHaveBeenCalledTimes(1));
});

test('a quiet stream is kept alive, and ends when its time is over', async () => {
	vi.useFakeTimers();
	const stop = vi.fn();
	const response = eventStream(() => stop, { keepAliveMs: 1000, lifetimeMs: 2500 });
	vi.advanceTimersByTime(3000);
	vi.useRealTimers();

	expect(await textOf(response)).toBe('retry: 2000\n\n:\n\n:\n\n');
	expect(stop).toHaveBeenCalledTimes(1);
});
