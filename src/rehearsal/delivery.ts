import type { ServerResponse } from 'node:http';
import type { Completion } from './completion.ts';
import { choiceChunk, completionBody, usageChunk, usageOf } from './completion.ts';
import type { Pace } from './pace.ts';
import { waitForToken } from './pace.ts';
import type { ChatRequest } from './request.ts';

export interface Delivery {
	request: ChatRequest;
	completion: Completion;
	pace: Pace;
	/** Aborted when the client leaves. */
	signal: AbortSignal;
	/** Called for each token made. */
	onToken: () => void;
}

/** Generates the whole answer, then sends it as one body. */
export async function deliverWhole(response: ServerResponse, delivery: Delivery): Promise<void> {
	const { completion, pace, signal, onToken } = delivery;
	for (const index of completion.pieces.keys()) {
		await waitForToken(pace, index, signal);
		onToken();
	}
	const body = Buffer.from(JSON.stringify(completionBody(completion)));
	response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
	response.end(body);
}

/** Streams the answer a token a chunk; waits for a reader that is slower than the pace. */
export async function deliverStream(response: ServerResponse, delivery: Delivery): Promise<void> {
	const { request, completion, pace, signal, onToken } = delivery;
	const running = (tokens: number) =>
		request.continuousUsage ? usageOf(completion, tokens) : undefined;
	const send = (data: string) => write(response, `data: ${data}\n\n`, signal);

	response.writeHead(200, {
		'content-type': 'text/event-stream; charset=utf-8',
		'cache-control': 'no-cache'
	});
	response.flushHeaders();
	for (const [index, piece] of completion.pieces.entries()) {
		await waitForToken(pace, index, signal);
		onToken();
		if (index === 0) {
			const opening = { role: 'assistant', content: '' } as const;
			await send(JSON.stringify(choiceChunk(completion, opening, null, running(0))));
		}
		if (piece === '') continue;
		const content = { content: piece };
		await send(JSON.stringify(choiceChunk(completion, content, null, running(index + 1))));
	}
	const spent = running(completion.pieces.length);
	await send(JSON.stringify(choiceChunk(completion, {}, completion.finishReason, spent)));
	if (request.includeUsage) await send(JSON.stringify(usageChunk(completion)));
	await send('[DONE]');
	response.end();
}

async function write(response: ServerResponse, text: string, signal: AbortSignal): Promise<void> {
	signal.throwIfAborted();
	if (response.write(text)) return;
	await new Promise<void>((resolve, reject) => {
		const settle = () => {
			response.off('drain', settle);
			signal.removeEventListener('abort', settle);
			if (signal.aborted) reject(signal.reason as Error);
			else resolve();
		};
		response.on('drain', settle);
		signal.addEventListener('abort', settle);
	});
}
