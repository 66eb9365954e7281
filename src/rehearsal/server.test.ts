import { afterEach, expect, test } from 'vitest';
import type { RehearsalEndpoint, RehearsalOptions } from './server.ts';
import { startRehearsalEndpoint } from './server.ts';
import { piecesOf } from './tokenizer.ts';

const PROMPT = { role: 'user', content: 'Exactamente cinco medidas de ahorro, solo una tabla.' };
const endpoints: RehearsalEndpoint[] = [];

async function start(options: RehearsalOptions = {}): Promise<RehearsalEndpoint> {
	const endpoint = await startRehearsalEndpoint(options);
	endpoints.push(endpoint);
	return endpoint;
}

afterEach(async () => {
	await Promise.all(endpoints.splice(0).map((endpoint) => endpoint.close()));
});

interface Usage {
	prompt_tokens: number;
	completion_tokens: number;
	total_tokens: number;
}

interface Chunk {
	system_fingerprint: string;
	choices: { delta: { role?: string; content?: string }; finish_reason: string | null }[];
	usage?: Usage;
}

interface Body {
	system_fingerprint: string;
	choices: { message: { role: string; content: string }; finish_reason: string }[];
	usage: Usage;
}

function post({ url }: RehearsalEndpoint, path: string, body: unknown, signal?: AbortSignal) {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	return fetch(url + path, { method: 'POST', body: text, signal });
}

async function complete(endpoint: RehearsalEndpoint, body: object = {}): Promise<Body> {
	const response = await post(endpoint, '/v1/chat/completions', { messages: [PROMPT], ...body });
	expect(response.status).toBe(200);
	return (await response.json()) as Body;
}

async function stream(endpoint: RehearsalEndpoint, body: object = {}) {
	const asked = { messages: [PROMPT], stream: true, ...body };
	const response = await post(endpoint, '/v1/chat/completions', asked);
	expect(response.headers.get('content-type')).toContain('text/event-stream');
	const events = (await response.text()).split('\n\n').filter((event) => event !== '');
	expect(events.every((event) => event.startsWith('data: '))).toBe(true);
	expect(events.at(-1)).toBe('data: [DONE]');
	const chunks = events.slice(0, -1).map((event) => JSON.parse(event.slice(6)) as Chunk);
	const text = chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('');
	return { chunks, text };
}

test('a stream opens with the role, ends with its reason and carries no usage unasked', async () => {
	const { chunks, text } = await stream(await start());

	expect(chunks[0]?.choices[0]?.delta).toEqual({ role: 'assistant', content: '' });
	expect(chunks.at(-1)?.choices[0]).toMatchObject({ delta: {}, finish_reason: 'stop' });
	expect(chunks.filter(({ choices }) => choices[0]?.finish_reason)).toHaveLength(1);
	expect(chunks.some(({ usage }) => usage)).toBe(false);
	expect(chunks.every(({ system_fingerprint }) => system_fingerprint.startsWith('fp_'))).toBe(true);
	expect(text).toContain('|');
});

test('usage comes in a chunk of its own without choices when it is asked for', async () => {
	const { chunks } = await stream(await start(), { stream_options: { include_usage: true } });
	const [last, ...others] = chunks.toReversed();

	expect(last?.choices).toEqual([]);
	expect(last?.usage?.total_tokens).toBe(
		(last?.usage?.prompt_tokens ?? 0) + (last?.usage?.completion_tokens ?? 0)
	);
	expect(others.some(({ usage }) => usage)).toBe(false);
});

test('running usage counts up to the final usage', async () => {
	const options = { include_usage: true, continuous_usage_stats: true };
	const { chunks } = await stream(await start(), { stream_options: options });
	const counts = chunks.map(({ usage }) => usage?.completion_tokens ?? -1);

	expect(counts[0]).toBe(0);
	expect(counts).toEqual(counts.toSorted((a, b) => a - b));
	expect(counts.at(-1)).toBe(counts.at(-2));
});

test('both forms give the same answer and the same counts for the same seed', async () => {
	const whole = await complete(await start({ seed: 7 }));
	const streamed = await stream(await start({ seed: 7 }), {
		stream_options: { include_usage: true }
	});

	expect(streamed.text).toBe(whole.choices[0]?.message.content);
	expect(streamed.chunks.at(-1)?.usage).toEqual(whole.usage);
});

test('prompt tokens are what /tokenize counts, and completion tokens add the end of turn', async () => {
	const endpoint = await start();
	const messages = [
		{ role: 'system', content: 'Responde en español.' },
		{ role: 'user', content: 'Ahorro de energía en la oficina ☀️ <|endoftext|>' },
		{ role: 'assistant', content: 'De acuerdo.' },
		{
			role: 'user',
			content: [
				{ type: 'text', text: 'Cinco medidas, ' },
				{ type: 'text', text: 'breve' }
			]
		}
	];
	const { choices, usage } = await complete(endpoint, { messages });
	const count = async (body: object) =>
		(await (await post(endpoint, '/tokenize', body)).json()) as { count: number; tokens: number[] };

	const asked = await count({ messages, add_generation_prompt: true });
	expect(usage.prompt_tokens).toBe(asked.count);
	expect(asked.tokens).toHaveLength(asked.count);
	expect((await count({ messages, add_generation_prompt: false })).count).toBe(asked.count - 3);
	const answer = await count({ prompt: choices[0]?.message.content });
	expect(usage.completion_tokens).toBe(answer.count + 1);
});

test('a long run without a break is counted at once, and whole', async () => {
	const endpoint = await start();
	const prompt = '🌞a'.repeat(60_000) + ' '.repeat(1_000);
	const startedAt = performance.now();
	const { tokens } = (await (await post(endpoint, '/tokenize', { prompt })).json()) as {
		tokens: number[];
	};

	expect(performance.now() - startedAt).toBeLessThan(3_000);
	expect(piecesOf(tokens).join('')).toBe(prompt);
});

test.each(['max_tokens', 'max_completion_tokens'])('%s cuts the answer', async (limit) => {
	const endpoint = await start();
	const cut = await complete(endpoint, { [limit]: 5 });
	const streamed = await stream(endpoint, { [limit]: 5 });

	expect(cut.choices[0]?.finish_reason).toBe('length');
	expect(cut.usage.completion_tokens).toBe(5);
	expect(streamed.chunks.at(-1)?.choices[0]?.finish_reason).toBe('length');
});

test('an answer that just fits with its end of turn is not cut', async () => {
	const { usage } = await complete(await start({ seed: 3 }));
	const fits = await complete(await start({ seed: 3 }), { max_tokens: usage.completion_tokens });
	const cut = await complete(await start({ seed: 3 }), { max_tokens: usage.completion_tokens - 1 });

	expect(fits.choices[0]?.finish_reason).toBe('stop');
	expect(cut.choices[0]?.finish_reason).toBe('length');
});

test.each([true, false])(
	'a client that leaves stops the generation (streamed: %s)',
	async (streamed) => {
		const endpoint = await start({ pace: 'fast' });
		const leaving = new AbortController();
		const messages = [{ role: 'user', content: 'Dame ideas para ahorrar energía' }];
		const asked = post(
			endpoint,
			'/v1/chat/completions',
			{ messages, stream: streamed },
			leaving.signal
		);
		asked.catch(() => undefined);
		await expect.poll(() => endpoint.activity().tokens, { interval: 5 }).toBeGreaterThan(3);
		leaving.abort();
		await expect.poll(() => endpoint.activity().aborted, { interval: 5 }).toBe(1);

		const { running, completed, tokens } = endpoint.activity();
		await new Promise((resolve) => setTimeout(resolve, 50));
		expect(endpoint.activity().tokens).toBe(tokens);
		expect({ running, completed }).toEqual({ running: 0, completed: 0 });
	}
);

test('equal seeds answer an equal order of requests alike, and a repeated request varies', async () => {
	async function answersOf(seed: number): Promise<string[]> {
		const endpoint = await start({ seed });
		const answers: string[] = [];
		for (let run = 0; run < 6; run++) {
			answers.push((await complete(endpoint)).choices[0]?.message.content ?? '');
		}
		return answers;
	}
	const first = await answersOf(1);

	expect(await answersOf(1)).toEqual(first);
	expect(await answersOf(2)).not.toEqual(first);
	expect(new Set(first).size).toBeGreaterThan(1);
});

test('the model tells its name, its length and that it is well', async () => {
	const { url } = await start({ model: 'vatio-otro' });
	const models = (await (await fetch(`${url}/v1/models`)).json()) as { data: object[] };

	expect(models.data).toMatchObject([
		{ id: 'vatio-otro', object: 'model', max_model_len: 163_840 }
	]);
	expect((await fetch(`${url}/health`)).status).toBe(200);
});

const CHAT = '/v1/chat/completions';
test.each([
	['broken JSON', CHAT, '{"messages":', 400, null],
	['a body that is no object', CHAT, '[]', 400, null],
	['no messages', CHAT, '{}', 400, 'messages'],
	['empty messages', CHAT, '{"messages":[]}', 400, 'messages'],
	[
		'an unknown role',
		CHAT,
		'{"messages":[{"role":"boss","content":"x"}]}',
		400,
		'messages[0].role'
	],
	['content without text', CHAT, '{"messages":[{"role":"user"}]}', 400, 'messages[0].content'],
	['another model', CHAT, JSON.stringify({ model: 'x', messages: [PROMPT] }), 404, 'model'],
	[
		'no room for an answer',
		CHAT,
		JSON.stringify({ messages: [PROMPT], max_tokens: 0 }),
		400,
		'max_tokens'
	],
	['two choices', CHAT, JSON.stringify({ messages: [PROMPT], n: 2 }), 400, 'n'],
	[
		'too long an answer',
		CHAT,
		JSON.stringify({ messages: [PROMPT], max_tokens: 163_840 }),
		400,
		'messages'
	],
	['nothing to tokenize', '/tokenize', '{}', 400, 'messages'],
	['an unknown address', '/v1/embeddings', '{}', 404, null]
])('%s is refused in OpenAI’s error shape', async (_case, path, body, status, param) => {
	const response = await post(await start(), path, body);

	expect(response.status).toBe(status);
	const { error } = (await response.json()) as { error: { message: string } };
	expect(error).toMatchObject({ type: 'invalid_request_error', param });
	expect(error.message).not.toBe('');
});
