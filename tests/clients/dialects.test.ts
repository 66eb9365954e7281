import OpenAI from 'openai';
import { describe, expect, onTestFinished } from 'vitest';
import { readSettings } from '../../src/lib/server/config.ts';
import type { Db } from '../../src/lib/server/db/client.ts';
import { openaiEndpoint } from '../../src/lib/server/gateway/openai-endpoint.ts';
import { test } from '../support/databases.ts';
import { startDialect, type DialectName, type Traits } from '../support/dialects.ts';
import { MODEL, openDoor } from './door.ts';

const PROMPT_TOKENS = 22;
const asked = { model: MODEL, messages: [{ role: 'user' as const, content: 'Saluda al mundo' }] };

async function doorBefore(db: Db, name: DialectName, traits: Partial<Traits> = {}) {
	const door = await openDoor(db);
	const server = await startDialect(name, {
		model: MODEL,
		promptTokens: () => PROMPT_TOKENS,
		...traits
	});
	onTestFinished(() => server.close());
	door.world.ctx.endpoint = openaiEndpoint(readSettings({ ALIA_BASE_URL: server.url }), true);
	const client = new OpenAI({ apiKey: door.key, baseURL: door.baseURL, maxRetries: 0 });

	return { ...door, server, chat: client.chat.completions };
}

describe.for([
	['vllm', 16, 'vllm-0.14.0-tp2-1c9f3a7e'],
	['llama.cpp', 21, 'b6730-a094f381'],
	['hosted', 0, 'fp_f97eff32c5']
] as const)('before %s', ([name, cached, fingerprint]) => {
	test('the books have its counts, what its cache gave, its fingerprint and its words', async ({
		db
	}) => {
		const { chat, books } = await doorBefore(db, name);
		await chat.create(asked);

		const { usage } = await chat.create(asked);

		expect(usage).toMatchObject({ prompt_tokens: PROMPT_TOKENS, completion_tokens: 5 });
		const [, second] = await books();
		expect(second).toMatchObject({
			outcome: 'completed',
			promptTokens: PROMPT_TOKENS,
			cachedTokens: cached,
			completionTokens: 5,
			estimated: false,
			fingerprint,
			reportedModel: MODEL,
			flags: null
		});
		expect(JSON.parse(second?.rawUsage ?? '')).toMatchObject({ prompt_tokens: PROMPT_TOKENS });
	});

	test('what its cache gave changes no energy', async ({ db }) => {
		const { chat, books } = await doorBefore(db, name);
		await chat.create(asked);
		await chat.create(asked);

		const [first, second] = await books();
		expect(second?.energyNwh).toBe(first?.energyNwh);
	});

	test('a stopped answer is billed by its own count, where it gives one', async ({ db }) => {
		const words = () => Array.from({ length: 60 }, () => 'sí ');
		const { chat, books } = await doorBefore(db, name, { words, gapMs: 15 });
		const stream = await chat.create({ ...asked, stream: true });
		let pieces = 0;
		for await (const chunk of stream) {
			if (chunk.choices[0]?.delta.content && ++pieces === 4) stream.controller.abort();
		}

		const [bill] = await books();
		expect(bill).toMatchObject({ outcome: 'aborted', billed: true, estimated: name === 'hosted' });
		if (name !== 'hosted') {
			expect(bill?.promptTokens).toBe(PROMPT_TOKENS);
			expect(bill?.completionTokens).toBeGreaterThanOrEqual(4);
			expect(bill?.completionTokens).toBeLessThan(20);
		}
	});
});

test('who leaves before the model server was asked pays nothing', async ({ db }) => {
	const { chat, books, server } = await doorBefore(db, 'vllm', { tokenizerMs: 1000 });

	await expect(chat.create(asked, { timeout: 100 })).rejects.toThrow();

	expect(await books()).toMatchObject([
		{ outcome: 'released', billed: false, promptTokens: 0, energyNwh: 0n }
	]);
	expect(server.asked()).toEqual([]);
});
