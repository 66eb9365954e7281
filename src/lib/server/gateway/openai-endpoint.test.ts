import { expect, onTestFinished, test } from 'vitest';
import { startStandIn, type Script } from '../../../../tests/support/stand-in.ts';
import { readSettings } from '../config.ts';
import type { EndpointEvent } from './endpoint.ts';
import { Flow } from './flow.ts';
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
	onTestFinished(() => endpoint.close());
	const leaving = new AbortController();
	const { signal } = leaving;
	const messages = [{ role: 'user' as const, content: 'Hola' }];
	const flow = new Flow();
	const ask = async (heard: (events: EndpointEvent[]) => void = () => undefined) => {
		const events: EndpointEvent[] = [];
		await endpoint.stream('modelo', { messages, sampling, signal, flow }, (some) => {
			events.push(...some);
			heard(some);
		});
		return events;
	};

	return { standIn, ask, flow, leave: () => leaving.abort(new Error('left')) };
}

test('an endpoint that stalls is told to stop: nothing is generated for nobody', async () => {
	const { standIn, ask } = await endpointWith({ fault: { kind: 'stall', after: 2 } });

	await expect(ask()).rejects.toMatchObject({ code: 'endpoint_timeout' });

	await expect.poll(() => standIn.seen[0]?.ended).toBe('left');
});

test('an endpoint whose reader breaks off is told to stop', async () => {
	const words = Array.from({ length: 40 }, (_, i) => `palabra${i} `);
	const { standIn, ask, leave } = await endpointWith({ words, gapMs: 10 });

	await expect(ask(leave)).rejects.toThrow('left');

	await expect.poll(() => standIn.seen[0]?.ended).toBe('left');
});

test('an endpoint is not taken for slow while a reader holds it back', async () => {
	const words = Array.from({ length: 40 }, (_, i) => `palabra${i} `);
	const { ask, flow } = await endpointWith({ words, gapMs: 2 });
	let texts = 0;

	const events = await ask((some) => {
		texts += some.filter(({ kind }) => kind === 'text').length;
		if (texts < 5 || flow.paused) return;
		flow.pause();
		setTimeout(() => flow.resume(), texts < 35 ? 1300 : 0);
	});

	expect(events.flatMap((one) => (one.kind === 'text' ? [one.text] : [])).join('')).toBe(
		words.join('')
	);
}, 20_000);

test.for([-5, 0.5, NaN])('a usage of %d tokens is no usage', async (promptTokens) => {
	const { ask } = await endpointWith({ promptTokens });

	const events = await ask();

	expect(events).toContainEqual(expect.objectContaining({ kind: 'usage', usage: undefined }));
	expect(events.filter(({ kind }) => kind === 'finish')).toHaveLength(1);
});

test('more tokens from the cache than the prompt has are as many as it has', async () => {
	const { ask } = await endpointWith({ promptTokens: 20, cachedTokens: 30 });

	expect(await ask()).toContainEqual(
		expect.objectContaining({
			kind: 'usage',
			usage: { promptTokens: 20, cachedTokens: 20, completionTokens: 4 }
		})
	);
});

test('a character that a database cannot hold is replaced', async () => {
	const { ask } = await endpointWith({ words: ['a\0b'] });

	expect(await ask()).toContainEqual({ kind: 'text', text: 'a\uFFFDb' });
});
