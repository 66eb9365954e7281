import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { APICallError, generateText, RetryError, streamText, type ModelMessage } from 'ai';
import { describe, expect } from 'vitest';
import type { Db } from '../../src/lib/server/db/client.ts';
import { test } from '../support/databases.ts';
import { breakingNetwork } from './cut.ts';
import { MODEL, openDoor, recover, slowly } from './door.ts';

async function modelOf(db: Db, options: Parameters<typeof openDoor>[1] = {}) {
	const door = await openDoor(db, options);

	return { ...door, model: providerOf(door.baseURL, door.key)(MODEL) };
}

const providerOf = (baseURL: string, apiKey: string) =>
	createOpenAICompatible({ name: 'vatio', baseURL, apiKey, includeUsage: true });

const prompt = '¿Cómo gasto menos?';
const quiet = { onError: () => undefined };
const once = { headers: { 'Idempotency-Key': 'tarea-1' } };

async function failureOf(call: PromiseLike<unknown>): Promise<APICallError> {
	try {
		await call;
	} catch (cause) {
		const error = RetryError.isInstance(cause) ? cause.lastError : cause;
		if (APICallError.isInstance(error)) return error;
		throw cause;
	}
	throw new Error('it did not fail');
}

describe('the AI SDK', () => {
	test('gets a whole answer with its usage', async ({ db }) => {
		const { model, books } = await modelOf(db, { script: { promptTokens: 31 } });

		const { text, usage, finishReason } = await generateText({ model, prompt });

		expect(text).toBe('Hola, mundo.');
		expect(finishReason).toBe('stop');
		expect(usage).toMatchObject({ inputTokens: 31, outputTokens: 4, totalTokens: 35 });
		expect(await books()).toMatchObject([{ outcome: 'completed', billed: true }]);
	});

	test('streams, with its usage', async ({ db }) => {
		const { model } = await modelOf(db, { script: { promptTokens: 31 } });

		const result = streamText({ model, prompt });
		const parts: string[] = [];
		for await (const part of result.textStream) parts.push(part);

		expect(parts).toEqual(['Hola', ', ', 'mundo', '.']);
		expect(await result.finishReason).toBe('stop');
		expect(await result.usage).toMatchObject({ inputTokens: 31, outputTokens: 4 });
	});

	test('goes on in a conversation by sending its history again', async ({ db }) => {
		const { model, standIn, world } = await modelOf(db);
		const messages: ModelMessage[] = [{ role: 'user', content: 'Una' }];
		const first = await generateText({ model, messages });
		messages.push(...first.response.messages, { role: 'user', content: 'Otra' });

		await generateText({ model, messages });

		const { interaction } = world.ctx.db.t;
		const rows = await world.ctx.db.read.select().from(interaction);
		expect(new Set(rows.map(({ conversationId }) => conversationId)).size).toBe(1);
		expect(standIn.seen.at(-1)?.body.messages.slice(-3)).toEqual([
			{ role: 'user', content: 'Una' },
			{ role: 'assistant', content: 'Hola, mundo.' },
			{ role: 'user', content: 'Otra' }
		]);
	});

	test('may set the length of its answers', async ({ db }) => {
		const { model } = await modelOf(db);

		const { text, finishReason } = await generateText({ model, prompt, maxOutputTokens: 2 });

		expect({ text, finishReason }).toEqual({ text: 'Hola, ', finishReason: 'length' });
	});

	test('that aborts while it reads stops the endpoint and pays what was written', async ({
		db
	}) => {
		const { model, books, standIn } = await modelOf(db, { script: slowly(60) });
		const leaving = new AbortController();
		const result = streamText({ model, prompt, abortSignal: leaving.signal, ...quiet });
		let parts = 0;
		for await (const part of result.fullStream) {
			if (part.type === 'text-delta' && ++parts === 3) leaving.abort();
		}

		const [bill] = await books();
		const [seen] = standIn.seen;
		expect(seen?.ended).toBe('left');
		expect(bill).toMatchObject({ outcome: 'aborted', billed: true, promptTokens: 31 });
		expect(bill?.completionTokens).toBeGreaterThanOrEqual(3);
		expect(bill?.completionTokens).toBeLessThanOrEqual(seen?.sent ?? 0);
	});

	test('sees a stream that the endpoint broke as an error', async ({ db }) => {
		const { model } = await modelOf(db, { script: { fault: { kind: 'reset', after: 2 } } });

		const result = streamText({ model, prompt, maxRetries: 0, ...quiet });
		const kinds: string[] = [];
		for await (const part of result.fullStream) kinds.push(part.type);

		expect(kinds.filter((kind) => kind === 'text-delta')).toHaveLength(2);
		expect(kinds).toContain('error');
	});
});

describe('the errors of the AI SDK', () => {
	test('a key that opens nothing is not tried again', async ({ db }) => {
		const { baseURL } = await modelOf(db);

		const error = await failureOf(
			generateText({ model: providerOf(baseURL, 'vatio_no')(MODEL), prompt })
		);

		expect(error).toMatchObject({ statusCode: 401, isRetryable: false });
		expect(error.data).toMatchObject({ error: { code: 'invalid_api_key' } });
	});

	test('a model that is not the challenge’s', async ({ db }) => {
		const { baseURL, key } = await modelOf(db);

		const error = await failureOf(
			generateText({ model: providerOf(baseURL, key)('gpt-4o'), prompt })
		);

		expect(error).toMatchObject({ statusCode: 404 });
		expect(error.data).toMatchObject({ error: { code: 'model_not_found' } });
	});

	test('a field that is not taken, named', async ({ db }) => {
		const { model } = await modelOf(db);

		const error = await failureOf(
			generateText({ model, prompt, providerOptions: { vatio: { reasoningEffort: 'low' } } })
		);

		expect(error).toMatchObject({ statusCode: 400 });
		expect(error.data).toMatchObject({ error: { param: 'reasoning_effort' } });
	});

	test('an endpoint that fails, and nobody pays', async ({ db }) => {
		const { model, books } = await modelOf(db, { script: { status: 500 } });

		const error = await failureOf(generateText({ model, prompt, maxRetries: 0 }));

		expect(error).toMatchObject({ statusCode: 502, isRetryable: true });
		expect(await books()).toMatchObject([{ outcome: 'failed', billed: false }]);
	});
});

describe('the AI SDK’s own retries', () => {
	test('after an endpoint’s fault are a new attempt under the same key, billed once', async ({
		db
	}) => {
		const { model, books, standIn } = await modelOf(db, { script: { status: 500 } });
		void recover(standIn, {});

		const { text } = await generateText({ model, prompt, ...once });

		expect(text).toBe('Hola, mundo.');
		expect((await books()).filter(({ billed }) => billed)).toHaveLength(1);
	});

	test('after an answer that was lost on its way bring that answer, billed once', async ({
		db
	}) => {
		const { port, path, key, books, standIn } = await modelOf(db);
		const network = await breakingNetwork(port);
		const provider = providerOf(`http://127.0.0.1:${network.port}${path}`, key);

		const { text } = await generateText({ model: provider(MODEL), prompt, ...once });

		expect(text).toBe('Hola, mundo.');
		expect(standIn.seen).toHaveLength(1);
		expect(await books()).toMatchObject([{ outcome: 'completed', billed: true }]);
	});
});
