import { createServer, get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import type { Completion } from './completion.ts';
import { deliverStream } from './delivery.ts';

const PIECES = 200_000;

test('a reader that stops reading holds the generation back until it reads on', async () => {
	const completion: Completion = {
		id: 'chatcmpl-long',
		created: 0,
		model: 'vatio-simulado-1',
		fingerprint: 'fp_test',
		promptTokens: 1,
		pieces: new Array<string>(PIECES).fill('sol '),
		finishReason: 'stop'
	};
	const request = {
		messages: [],
		maxTokens: undefined,
		stream: true,
		includeUsage: true,
		continuousUsage: true
	};
	let made = 0;
	const server = createServer((_request, response) => {
		const { signal } = new AbortController();
		const onToken = () => void made++;
		void deliverStream(response, { request, completion, pace: 'none', signal, onToken });
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;

	const reader = await new Promise<IncomingMessage>((resolve) => {
		get({ port, host: '127.0.0.1' }, resolve);
	});
	let before = -1;
	await expect
		.poll(
			() => {
				const resting = made > 0 && made === before;
				before = made;
				return resting;
			},
			{ interval: 100 }
		)
		.toBe(true);
	expect(made).toBeLessThan(PIECES);

	reader.resume();
	await new Promise((resolve) => reader.on('end', resolve));
	expect(made).toBe(PIECES);
	server.close();
});
