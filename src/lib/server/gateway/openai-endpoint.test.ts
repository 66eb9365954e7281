import { expect, onTestFinished, test } from 'vitest';
import { startStandIn, type Script } from '../../../../tests/support/stand-in.ts';
import { readSettings } from '../config.ts';
import type { EndpointEvent } from './endpoint.ts';
import { openaiEndpoint } from './openai-endpoint.ts';

const sampling = {
	temperature: 0,
	top_p: 1,
	frequency_penalty: 0,
	presence_penalty: 0,
	seed: 1,
	max_tokens: 50
};

async function endpointWith(script: Script) {
	const standIn = await startStandIn(script);
	onTestFinished(() => standIn.close());
	const settings = readSettings({
		ALIA_BASE_URL: standIn.url,
		ENDPOINT_FIRST_TOKEN_SECONDS: '1',
		ENDPOINT_IDLE_SECONDS: '1'
	});
	const endpoint = openaiEndpoint(settings, true);
	const ask = () =>
		endpoint.stream('modelo', {
			messages: [{ role: 'user', content: 'Hola' }],
			sampling,
			signal: new AbortController().signal
		});

	return { standIn, ask };
}

async function eventsOf(stream: AsyncIterable<EndpointEvent>) {
	const events: EndpointEvent[] = [];
	for await (const event of stream) events.push(event);

	return events;
}

test('an endpoint that stalls is told to stop: nothing is generated for nobody', async () => {
	const { standIn, ask } = await endpointWith({ fault: { kind: 'stall', after: 2 } });

	await expect(eventsOf(ask())).rejects.toMatchObject({ code: 'endpoint_timeout' });

	await expect.poll(() => standIn.seen[0]?.ended).toBe('left');
});

test('an endpoint whose reader breaks off is told to stop', async () => {
	const words = Array.from({ length: 40 }, (_, i) => `palabra${i} `);
	const { standIn, ask } = await endpointWith({ words, gapMs: 10 });

	for await (const event of ask()) if (event.kind === 'text') break;

	await expect.poll(() => standIn.seen[0]?.ended).toBe('left');
});

test.for([-5, 0.5, NaN])('a usage of %d tokens is no usage', async (promptTokens) => {
	const { ask } = await endpointWith({ promptTokens });

	const events = await eventsOf(ask());

	expect(events.filter(({ kind }) => kind === 'usage')).toEqual([]);
	expect(events.filter(({ kind }) => kind === 'finish')).toHaveLength(1);
});

test('more tokens from the cache than the prompt has are as many as it has', async () => {
	const { ask } = await endpointWith({ promptTokens: 20, cachedTokens: 30 });

	expect(await eventsOf(ask())).toContainEqual({
		kind: 'usage',
		usage: { promptTokens: 20, cachedTokens: 20, completionTokens: 4 }
	});
});

test('a character that a database cannot hold is replaced', async () => {
	const { ask } = await endpointWith({ words: ['a\0b'] });

	expect(await eventsOf(ask())).toContainEqual({ kind: 'text', text: 'a\uFFFDb' });
});
