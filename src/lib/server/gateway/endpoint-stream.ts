import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { Refusal } from '#lib/refusal.ts';
import { ChunkReader } from './chunk-reader.ts';
import { Deadline } from './deadline.ts';
import type { EndpointEvent } from './endpoint.ts';
import { connectionRefusal, textOf, type EndpointConnection } from './endpoint-connection.ts';
import type { Flow } from './flow.ts';
import { inTurn } from './in-turn.ts';

export interface StreamToRead {
	body: object;
	signal: AbortSignal;
	flow: Flow | undefined;
	/** Told once the whole call is on its way. */
	sent: (() => void) | undefined;
	deadlines: { firstMs: number; idleMs: number };
	heard: (events: EndpointEvent[]) => void;
}

const LATE_END_MS = 1000;

/**
 * Asks for a streamed answer and reads it to its end. However the reading ends, early or not, the
 * endpoint is let go at once: it must not write for nobody.
 */
export function readStream(
	connection: EndpointConnection,
	{ body, signal, flow, sent, deadlines, heard }: StreamToRead
): Promise<void> {
	return new Promise((resolve, reject) => {
		if (signal.aborted) return reject(signal.reason);
		const request = connection.post('chat/completions', body);
		const deadline = new Deadline(() => end(new Refusal('endpoint_timeout')));
		const leave = () => end(signal.reason);
		let over = false;

		/** Reads what has come and waits its turn. */
		let catchUp = (): void => undefined;

		function end(cause?: unknown) {
			catchUp();
			if (over) return;
			over = true;
			deadline.clear();
			signal.removeEventListener('abort', leave);
			if (cause === undefined) return resolve();
			request.destroy();
			reject(cause);
		}

		function follow(response: IncomingMessage) {
			const reader = new ChunkReader();
			const source = decoded(response);
			/** It has its first token: what follows can wait its turn. */
			let begun = false;
			let unread: Buffer[] = [];
			const hear = (events: EndpointEvent[]) => {
				if (!flow?.paused) deadline.set(deadlines.idleMs);
				heard(events);
				begun ||= events.some(({ kind }) => kind === 'text');
			};
			const read = (bytes: Buffer) => {
				if (over) return;
				try {
					reader.read(bytes, hear);
				} catch (cause) {
					return end(cause);
				}
				if (reader.done) {
					end();
					letGo(request, response);
				}
			};
			catchUp = () => {
				const parts = unread;
				unread = [];
				if (parts.length > 0) read(Buffer.concat(parts));
			};
			source.on('data', (bytes: Buffer) => {
				if (!begun) read(bytes);
				else if (unread.push(bytes) === 1) inTurn(catchUp);
			});
			source.on('end', () => end());
			source.on('error', (cause) => end(connectionRefusal(cause)));
			flow?.obey((held) => {
				if (over) return;
				if (held) {
					source.pause();
					deadline.clear();
				} else {
					source.resume();
					deadline.set(deadlines.idleMs);
				}
			});
		}

		signal.addEventListener('abort', leave, { once: true });
		request.once('finish', () => sent?.());
		deadline.set(deadlines.firstMs);
		request.on('error', (cause) => end(connectionRefusal(cause)));
		request.on('response', (response) => {
			response.on('error', (cause) => end(connectionRefusal(cause)));
			if (response.statusCode === 200 && isEventStream(response)) follow(response);
			else statusRefusal(response).then(end, end);
		});
	});
}

/** An endpoint that has said everything may still take its time to end the response. */
function letGo(request: { destroy(): void }, response: IncomingMessage) {
	if (response.complete) return;
	const late = setTimeout(() => request.destroy(), LATE_END_MS).unref();
	response.once('close', () => clearTimeout(late));
}

const isEventStream = ({ headers }: IncomingMessage) =>
	/^text\/event-stream\b/i.test(headers['content-type'] ?? '');

/** Nothing compressed is asked for; some servers compress all the same. */
export function decoded(response: IncomingMessage): Readable {
	const decoder = decoderOf(response.headers['content-encoding']);
	if (!decoder) return response;
	response.on('error', (cause) => decoder.destroy(cause));

	return response.pipe(decoder);
}

function decoderOf(encoding: string | undefined) {
	if (encoding === 'gzip') return createGunzip();
	if (encoding === 'deflate') return createInflate();
	if (encoding === 'br') return createBrotliDecompress();
	return undefined;
}

/** What the endpoint answered instead of a stream. Its own words stay out: they may hold its address. */
async function statusRefusal(response: IncomingMessage): Promise<Refusal> {
	await textOf(response).catch(() => '');
	const status = response.statusCode ?? 0;
	if (status === 429 || status === 503) {
		const seconds = Number(response.headers['retry-after']);
		const wait = Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : undefined;
		return new Refusal('endpoint_busy', wait === undefined ? {} : { seconds: wait });
	}

	return new Refusal('endpoint_error', status === 200 ? {} : { status });
}
