import { expect, onTestFinished, test } from 'vitest';
import {
	DIALECTS,
	startDialect,
	type DialectName,
	type Traits
} from '../../../../tests/support/dialects.ts';
import { readSettings } from '../config.ts';
import type { EndpointEvent } from './endpoint.ts';
import { openaiEndpoint } from './openai-endpoint.ts';

const MODEL = 'BSC-LT/ALIA-40b-instruct';
const MESSAGES = [{ role: 'user' as const, content: 'Saluda al mundo con una sola frase corta' }];
const PROMPT_TOKENS = 26;
const NAMES = Object.keys(DIALECTS) as DialectName[];
const sampling = {
	temperature: 0,
	top_p: 1,
	frequency_penalty: 0,
	presence_penalty: 0,
	seed: 1,
	max_tokens: 50
};

async function endpointOf(name: DialectName, traits: Partial<Traits> = {}) {
	const server = await startDialect(name, traits);
	onTestFinished(() => server.close());
	const settings = readSettings({ ALIA_BASE_URL: server.url, ALIA_API_KEY: traits.key ?? '' });
	const endpoint = openaiEndpoint(settings, false);
	onTestFinished(() => endpoint.close());
	const ask = async (model = MODEL, messages = MESSAGES) => {
		const events: EndpointEvent[] = [];
		const { signal } = new AbortController();
		const call = { messages, sampling, cacheSalt: 'sal-del-equipo', signal };
		await endpoint.stream(model, call, (some) => events.push(...some));
		return events;
	};

	return { server, endpoint, ask };
}

const lastUsage = (events: EndpointEvent[]) => {
	const last = events.findLast((event) => event.kind === 'usage');
	return last?.usage;
};

test.for(NAMES)(
	'%s: the words, the counts and the reason to end are read as they were sent',
	async (name) => {
		const { ask } = await endpointOf(name);

		const events = await ask();

		const text = events.map((event) => (event.kind === 'text' ? event.text : '')).join('');
		expect(text).toBe('Hola, mundo.');
		expect(lastUsage(events)).toEqual({
			promptTokens: PROMPT_TOKENS,
			cachedTokens: 0,
			completionTokens: 5
		});
		expect(events.filter(({ kind }) => kind === 'finish')).toEqual([
			{ kind: 'finish', reason: 'stop' }
		]);
	}
);

test.for([
	['vllm', 16, 'vllm-0.14.0-tp2-1c9f3a7e'],
	['llama.cpp', 25, 'b6730-a094f381'],
	['hosted', 0, 'fp_f97eff32c5']
] as const)(
	'%s: what its cache gave and its fingerprint are read',
	async ([name, cached, fingerprint]) => {
		const { ask } = await endpointOf(name);
		await ask();

		const again = await ask();

		expect(lastUsage(again)).toEqual({
			promptTokens: PROMPT_TOKENS,
			cachedTokens: cached,
			completionTokens: 5
		});
		expect(again).toContainEqual({ kind: 'engine', model: MODEL, fingerprint });
	}
);

test.for([
	['vllm', { continuous_usage_stats: true }, 'sal-del-equipo', undefined],
	['llama.cpp', {}, undefined, true],
	['hosted', {}, undefined, undefined]
] as const)(
	'%s: running counts and a salt are asked for only where they are known',
	async ([name, options, salt, timings]) => {
		const { server, ask } = await endpointOf(name);

		await ask();

		const [asked] = server.asked();
		expect(asked?.stream_options).toEqual({ include_usage: true, ...options });
		expect(asked?.cache_salt).toBe(salt);
		expect(asked?.timings_per_token).toBe(timings);
	}
);

test.for(['vllm', 'llama.cpp'] as const)(
	'%s: every chunk of an answer says how many tokens it took so far',
	async (name) => {
		const { ask } = await endpointOf(name);

		const events = await ask();

		const second = events.findIndex((event) => event.kind === 'text' && event.text === ', ');
		expect(events[second + 1]).toMatchObject({
			kind: 'usage',
			usage: { promptTokens: PROMPT_TOKENS, completionTokens: 2 }
		});
	}
);

test('llama.cpp before it told of its cache in the usage: its timings do', async () => {
	const { ask } = await endpointOf('llama.cpp', { withoutDetails: true });
	await ask();

	expect(lastUsage(await ask())?.cachedTokens).toBe(25);
});

test('vllm counts whole prompts, llama.cpp bare texts, a hosted service neither', async () => {
	const counts = await Promise.all(
		NAMES.map(async (name) => {
			const { endpoint } = await endpointOf(name);
			return [
				name,
				await endpoint.countPrompt(MODEL, MESSAGES),
				await endpoint.countText(MODEL, 'una frase corta')
			];
		})
	);

	expect(counts).toEqual([
		['vllm', PROMPT_TOKENS, 3],
		['llama.cpp', undefined, 3],
		['hosted', undefined, undefined]
	]);
});

test.for([
	['vllm', { key: 'clave-del-servidor' }, 'otro-modelo', 404],
	['hosted', { key: 'clave-del-servidor' }, 'otro-modelo', 404]
] as const)(
	'%s: its «no» to a model is the endpoint’s error, without its words',
	async ([name, traits, model, status]) => {
		const { ask } = await endpointOf(name, traits);

		await expect(ask(model)).rejects.toMatchObject({ code: 'endpoint_error', details: { status } });
	}
);

test.for(NAMES)('%s: a key that it does not know is the endpoint’s error', async (name) => {
	const { server, ask } = await endpointOf(name);
	server.traits.key = 'otra-clave';

	const failed = ask();

	await expect(failed).rejects.toMatchObject({ code: 'endpoint_error', details: { status: 401 } });
	await expect(failed).rejects.not.toThrow(/clave/);
});

test.for(['vllm', 'llama.cpp'] as const)(
	'%s: a prompt beyond its context is its error',
	async (name) => {
		const { ask } = await endpointOf(name, { contextTokens: 20 });

		await expect(ask()).rejects.toMatchObject({ code: 'endpoint_error', details: { status: 400 } });
	}
);

test('llama.cpp that still loads its model is busy', async () => {
	const body = { error: { code: 503, message: 'Loading model', type: 'unavailable_error' } };
	const { ask } = await endpointOf('llama.cpp', { error: { status: 503, body } });

	await expect(ask()).rejects.toMatchObject({ code: 'endpoint_busy' });
});

test('a hosted service over its limit says when to come again', async () => {
	const body = {
		error: {
			message: 'Rate limit reached',
			type: 'requests',
			param: null,
			code: 'rate_limit_exceeded'
		}
	};
	const error = { status: 429, body, headers: { 'retry-after': '7' } };
	const { ask } = await endpointOf('hosted', { error });

	await expect(ask()).rejects.toMatchObject({ code: 'endpoint_busy', details: { seconds: 7 } });
});

test.for(NAMES)('%s: compressed without being asked, it is read all the same', async (name) => {
	const { ask } = await endpointOf(name, { gzip: true });

	expect(lastUsage(await ask())?.completionTokens).toBe(5);
});
