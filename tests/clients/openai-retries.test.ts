import OpenAI from 'openai';
import { describe, expect } from 'vitest';
import { test } from '../support/databases.ts';
import { breakingNetwork } from './cut.ts';
import { recover, slowly, written } from './door.ts';
import { asked, clientOf } from './openai-client.ts';

describe('the openai package’s own retries', () => {
	const once = { headers: { 'Idempotency-Key': 'tarea-1' } };

	test('after an endpoint’s fault are a new attempt under the same key, billed once', async ({
		db
	}) => {
		const { chat, books, standIn } = await clientOf(db, { script: { status: 500 } });
		void recover(standIn, { promptTokens: 31 });

		const completion = await chat.create(asked, { ...once, maxRetries: 3 });

		expect(completion.choices[0]?.message.content).toBe('Hola, mundo.');
		const booked = await books();
		expect(booked.length).toBeGreaterThan(1);
		expect(booked.filter(({ billed }) => billed)).toHaveLength(1);
	});

	test('do not happen where they are off', async ({ db }) => {
		const { chat, standIn } = await clientOf(db, { script: { status: 500 } });

		await expect(chat.create(asked, once)).rejects.toBeInstanceOf(OpenAI.InternalServerError);

		expect(standIn.seen).toHaveLength(1);
	});

	test('after an answer that was lost on its way bring that answer, billed once', async ({
		db
	}) => {
		const { port, path, key, books, standIn } = await clientOf(db);
		const network = await breakingNetwork(port);
		const baseURL = `http://127.0.0.1:${network.port}${path}`;
		const client = new OpenAI({ apiKey: key, baseURL });

		const completion = await client.chat.completions.create(asked, once);

		expect(network.connections).toBe(2);
		expect(completion.choices[0]?.message.content).toBe('Hola, mundo.');
		expect(standIn.seen).toHaveLength(1);
		expect(await books()).toMatchObject([{ outcome: 'completed', billed: true }]);
	});

	test('after a stream that was lost on its way bring it again or say that it is charged, once', async ({
		db
	}) => {
		const { port, path, key, books, standIn } = await clientOf(db, {
			script: { words: ['Hola.'] }
		});
		const network = await breakingNetwork(port);
		const baseURL = `http://127.0.0.1:${network.port}${path}`;
		const client = new OpenAI({ apiKey: key, baseURL });

		let text = '';
		const call = client.chat.completions.create({ ...asked, stream: true }, once);
		const outcome = await call.then(
			async (stream) => {
				for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? '';
				return 'whole';
			},
			(cause: unknown) => (cause instanceof OpenAI.ConflictError ? 'charged' : 'other')
		);

		// Whether the answer was whole before the network broke is a matter of a moment.
		expect(['whole', 'charged']).toContain(outcome);
		expect(text).toBe(outcome === 'whole' ? 'Hola.' : '');
		expect((await books()).filter(({ billed }) => billed)).toHaveLength(1);
		expect(standIn.seen).toHaveLength(1);
	});

	test('after a break while it was written say that it is charged, and do not ask again', async ({
		db
	}) => {
		const { port, path, key, books, standIn } = await clientOf(db, { script: slowly(60) });
		const network = await breakingNetwork(port, { moment: () => written(standIn, 3) });
		const baseURL = `http://127.0.0.1:${network.port}${path}`;
		const client = new OpenAI({ apiKey: key, baseURL, maxRetries: 4 });

		const call = client.chat.completions.create(asked, once);

		await expect(call).rejects.toMatchObject({ status: 409, code: 'already_charged' });
		expect(network.connections).toBe(2);
		expect(standIn.seen).toHaveLength(1);
		expect(await books()).toMatchObject([{ outcome: 'aborted', billed: true }]);
	});

	test('without a key are calls of their own', async ({ db }) => {
		const { port, path, key, books } = await clientOf(db);
		const network = await breakingNetwork(port);
		const client = new OpenAI({ apiKey: key, baseURL: `http://127.0.0.1:${network.port}${path}` });

		await client.chat.completions.create(asked, { idempotencyKey: 'que este paquete no manda' });

		expect(await books()).toHaveLength(2);
	});
});
