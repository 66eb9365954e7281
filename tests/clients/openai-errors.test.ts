import OpenAI from 'openai';
import { describe, expect } from 'vitest';
import { test } from '../support/databases.ts';
import { generous } from '../support/gateway.ts';
import { MODEL } from './door.ts';
import { asked, clientOf, said } from './openai-client.ts';

describe('the errors of the openai package', () => {
	const fails = async (call: Promise<unknown>) => {
		const error: unknown = await call.then(
			() => undefined,
			(cause: unknown) => cause
		);
		if (!(error instanceof OpenAI.APIError))
			throw new Error('no error of the API', { cause: error });
		return error;
	};

	test('a key that opens nothing', async ({ db }) => {
		const { baseURL } = await clientOf(db);
		const client = new OpenAI({ apiKey: 'vatio_no', baseURL, maxRetries: 5 });

		const error = await fails(client.chat.completions.create(asked));

		expect(error).toBeInstanceOf(OpenAI.AuthenticationError);
		expect(error).toMatchObject({ status: 401, code: 'invalid_api_key' });
	});

	test('a budget that is spent, which no retry mends', async ({ db }) => {
		const { chat } = await clientOf(db, {
			change(rulebook) {
				for (const { budget } of rulebook.rounds.flatMap(({ challenges }) => challenges)) {
					budget.interactions = 1;
				}
			}
		});
		await chat.create(asked);

		const error = await fails(chat.create(asked, { maxRetries: 5 }));

		expect(error).toBeInstanceOf(OpenAI.RateLimitError);
		expect(error).toMatchObject({
			status: 429,
			code: 'insufficient_quota',
			type: 'insufficient_quota'
		});
		expect(error.headers?.get('x-should-retry')).toBe('false');
	});

	test('too many calls in a minute, with when to come again', async ({ db }) => {
		const { chat } = await clientOf(db, {
			change(rulebook) {
				generous(rulebook);
				for (const { budget } of rulebook.rounds.flatMap(({ challenges }) => challenges)) {
					budget.callsPerMinute = 1;
				}
			}
		});
		await chat.create(asked);

		const error = await fails(chat.create(asked));

		expect(error).toBeInstanceOf(OpenAI.RateLimitError);
		expect(error).toMatchObject({ status: 429, code: 'rate_limit_exceeded' });
		expect(Number(error.headers?.get('retry-after'))).toBeGreaterThan(0);
	});

	test('a field that is not taken, named', async ({ db }) => {
		const { chat } = await clientOf(db);

		const error = await fails(chat.create({ ...asked, logprobs: true }));

		expect(error).toBeInstanceOf(OpenAI.BadRequestError);
		expect(error).toMatchObject({ status: 400, param: 'logprobs', type: 'invalid_request_error' });
	});

	test('a model that is not the challenge’s', async ({ db }) => {
		const { chat } = await clientOf(db);

		const error = await fails(chat.create({ ...asked, model: 'gpt-4o' }));

		expect(error).toBeInstanceOf(OpenAI.NotFoundError);
		expect(error).toMatchObject({ status: 404, code: 'model_not_found' });
	});

	test('a history that is not the team’s own', async ({ db }) => {
		const { chat } = await clientOf(db);
		const messages = [
			...said('Una'),
			{ role: 'assistant' as const, content: 'No' },
			...said('Otra')
		];

		const error = await fails(chat.create({ model: MODEL, messages }));

		expect(error).toBeInstanceOf(OpenAI.BadRequestError);
		expect(error).toMatchObject({ status: 400, code: 'unknown_history' });
	});

	test('an endpoint that fails, and nobody pays', async ({ db }) => {
		const { chat, books } = await clientOf(db, { script: { status: 500 } });

		const error = await fails(chat.create(asked));

		expect(error).toBeInstanceOf(OpenAI.InternalServerError);
		expect(error).toMatchObject({ status: 502, code: 'endpoint_error' });
		expect(await books()).toMatchObject([{ outcome: 'failed', billed: false }]);
	});

	test('an endpoint that breaks off in the middle of a stream is no end', async ({ db }) => {
		const { chat } = await clientOf(db, { script: { fault: { kind: 'reset', after: 2 } } });
		let text = '';
		const reading = (async () => {
			for await (const chunk of await chat.create({ ...asked, stream: true })) {
				text += chunk.choices[0]?.delta.content ?? '';
			}
		})();

		const error = await fails(reading);

		expect(text).toBe('Hola, ');
		expect(error).toMatchObject({ code: 'endpoint_error' });
	});
});
