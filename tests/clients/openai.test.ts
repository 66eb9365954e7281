import OpenAI from 'openai';
import { describe, expect } from 'vitest';
import { test } from '../support/databases.ts';
import { MODEL, slowly } from './door.ts';
import { asked, clientOf, said } from './openai-client.ts';

describe('the openai package', () => {
	test('gets a whole answer with its usage', async ({ db }) => {
		const { chat, books } = await clientOf(db, { script: { promptTokens: 31 } });

		const completion = await chat.create(asked);

		expect(completion.choices[0]).toMatchObject({
			message: { role: 'assistant', content: 'Hola, mundo.' },
			finish_reason: 'stop'
		});
		expect(completion.usage).toMatchObject({
			prompt_tokens: 31,
			completion_tokens: 4,
			total_tokens: 35
		});
		expect(completion).toHaveProperty('vatio.billed', true);
		expect(await books()).toMatchObject([{ outcome: 'completed', billed: true }]);
	});

	test('streams, and gets usage only where it asks for it', async ({ db }) => {
		const { chat } = await clientOf(db, { script: { promptTokens: 31 } });
		const read = async (stream_options?: { include_usage: boolean }) => {
			let text = '';
			const usages = [];
			for await (const chunk of await chat.create({ ...asked, stream: true, stream_options })) {
				text += chunk.choices[0]?.delta.content ?? '';
				if (chunk.usage) usages.push(chunk.usage);
			}
			return { text, usages };
		};

		expect(await read()).toEqual({ text: 'Hola, mundo.', usages: [] });
		expect(await read({ include_usage: true })).toEqual({
			text: 'Hola, mundo.',
			usages: [{ prompt_tokens: 31, completion_tokens: 4, total_tokens: 35 }]
		});
	});

	test('puts a stream together with its own helper', async ({ db }) => {
		const { chat } = await clientOf(db, { script: { promptTokens: 31 } });

		const runner = chat.stream({ ...asked, stream_options: { include_usage: true } });
		const deltas: string[] = [];
		runner.on('content', (delta) => deltas.push(delta));
		const whole = await runner.finalChatCompletion();

		expect(deltas.join('')).toBe('Hola, mundo.');
		expect(whole.choices[0]?.message.content).toBe('Hola, mundo.');
		expect(whole.choices[0]?.finish_reason).toBe('stop');
		expect(whole.usage?.total_tokens).toBe(35);
	});

	test('goes on in a conversation by sending its history again', async ({ db }) => {
		const { chat, standIn } = await clientOf(db);
		const messages: OpenAI.ChatCompletionMessageParam[] = said('Una\r\ncosa');
		const first = await chat.create({ model: MODEL, messages });
		messages.push(first.choices[0]!.message, ...said('Otra cosa'));

		const second = await chat.create({ model: MODEL, messages });

		expect(second).toHaveProperty(
			'vatio.conversation',
			(first as unknown as { vatio: { conversation: string } }).vatio.conversation
		);
		expect(
			standIn.seen
				.at(-1)
				?.body.messages.map(({ role }) => role)
				.slice(-3)
		).toEqual(['user', 'assistant', 'user']);
	});

	test('may send the habits of other clients, and is told what was not used', async ({ db }) => {
		const { chat, standIn } = await clientOf(db);

		const { response } = await chat
			.create({ ...asked, temperature: 1.9, seed: 7, user: 'yo', max_tokens: 5, n: 1 })
			.withResponse();

		expect(response.headers.get('x-vatio-overridden')).toBe('temperature, seed');
		expect(standIn.seen[0]?.body).toMatchObject({ max_tokens: 5 });
		expect(standIn.seen[0]?.body['temperature']).not.toBe(1.9);
		expect(standIn.seen[0]?.body).not.toHaveProperty('user');
	});

	test('that aborts while it reads stops the endpoint and pays what was written', async ({
		db
	}) => {
		const { chat, books, standIn } = await clientOf(db, { script: slowly(60) });
		const stream = await chat.create({ ...asked, stream: true });
		let chunks = 0;
		for await (const chunk of stream) {
			if (chunk.choices[0]?.delta.content && ++chunks === 3) stream.controller.abort();
		}

		const [bill] = await books();
		const [seen] = standIn.seen;
		expect(seen?.ended).toBe('left');
		expect(seen?.sent).toBeLessThan(30);
		expect(bill).toMatchObject({ outcome: 'aborted', billed: true, promptTokens: 31 });
		expect(bill?.completionTokens).toBeGreaterThanOrEqual(3);
		expect(bill?.completionTokens).toBeLessThanOrEqual(seen?.sent ?? 0);
		expect(bill?.estimated).toBe(false);
	});

	test('whose own time is up stops the endpoint too, streamed or not', async ({ db }) => {
		const { client, books, standIn } = await clientOf(db, { script: slowly(200) });

		const late = client.chat.completions.create(asked, { timeout: 500 });

		await expect(late).rejects.toBeInstanceOf(OpenAI.APIConnectionTimeoutError);
		expect(await books()).toMatchObject([{ outcome: 'aborted', billed: true }]);
		expect(standIn.seen[0]?.ended).toBe('left');
	});

	test('lists the one model of the challenge', async ({ db }) => {
		const { client } = await clientOf(db);

		const ids = [];
		for await (const model of client.models.list()) ids.push(model.id);

		expect(ids).toEqual([MODEL]);
	});
});
