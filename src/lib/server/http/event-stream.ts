/** One reader of server-sent events. */
export interface EventReader {
	/** Sends an event with its data as JSON; does nothing once the reader has gone. */
	send(event: string, data: unknown): void;
	/** Ends the stream: the browser comes back by itself. */
	close(): void;
	readonly gone: boolean;
}

interface Habits {
	/** Every so often a comment keeps the connection from being taken for dead. */
	keepAliveMs?: number;
	/** After so long the reader has to come again, and its right to read is looked at anew. */
	lifetimeMs?: number;
	/** A reader that lets so much wait unread is sent away. */
	mostBytes?: number;
}

const encoder = new TextEncoder();

/**
 * An answer of server-sent events. `open` starts to tell the reader and returns how to stop, which is
 * called once, however the stream ends.
 */
export function eventStream(
	open: (reader: EventReader) => () => void,
	{ keepAliveMs = 20_000, lifetimeMs = 15 * 60_000, mostBytes = 512 * 1024 }: Habits = {}
): Response {
	let end: () => void = () => undefined;

	const body = new ReadableStream<Uint8Array>(
		{
			start(controller) {
				let gone = false;
				const write = (text: string) => {
					if (gone) return;
					if ((controller.desiredSize ?? 0) <= 0) return close();
					controller.enqueue(encoder.encode(text));
				};
				const close = () => {
					if (gone) return;
					end();
					controller.close();
				};
				const keepAlive = setInterval(() => write(':\n\n'), keepAliveMs);
				const lifetime = setTimeout(close, lifetimeMs);
				let stop: () => void = () => undefined;
				end = () => {
					if (gone) return;
					gone = true;
					clearInterval(keepAlive);
					clearTimeout(lifetime);
					stop();
				};
				write('retry: 2000\n\n');
				stop = open({
					send: (event, data) => write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
					close,
					get gone() {
						return gone;
					}
				});
				if (gone) stop();
			},
			cancel: () => end()
		},
		new ByteLengthQueuingStrategy({ highWaterMark: mostBytes })
	);

	return new Response(body, {
		headers: {
			'content-type': 'text/event-stream; charset=utf-8',
			'cache-control': 'no-store',
			'x-accel-buffering': 'no'
		}
	});
}
