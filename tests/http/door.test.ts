import OpenAI from 'openai';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ask, askStreamed, doorPath, streamOf, teamApi, type Vatio } from '../support/door.ts';
import { CONTEST, newTeam } from '../support/participant.ts';
import { startSite, type RunningSite } from '../support/site.ts';
import { startStandIn, type StandIn } from '../support/stand-in.ts';
import { signIn } from '../support/visitor.ts';

const MODEL = 'vatio-simulado-1';
const script = { words: ['Apaga ', 'la ', 'luz.'], promptTokens: 31 };

let site: RunningSite;
let standIn: StandIn;
beforeAll(async () => {
	standIn = await startStandIn(script);
	site = await startSite({ endpoint: standIn.url, env: { VATIO_SIMULATED: 'yes' } });
}, 200_000);
afterAll(async () => {
	await site?.end();
	await standIn?.close();
});
beforeEach(() => {
	standIn.script = script;
	standIn.seen.length = 0;
});

interface Completion {
	object: string;
	model: string;
	choices: { message: { role: string; content: string }; finish_reason: string }[];
	usage: { prompt_tokens: number; completion_tokens: number; total_tokens: number };
	vatio: Vatio;
}

describe('an answer', () => {
	test('comes whole in OpenAI’s shape, with what it cost and what is left', async () => {
		const team = await newTeam(site);

		const response = await ask(team, '¿Cómo gasto menos?');
		const body = (await response.json()) as Completion;

		expect(response.status).toBe(200);
		expect(response.headers.get('cache-control')).toBe('no-store');
		expect(body).toMatchObject({
			object: 'chat.completion',
			model: MODEL,
			choices: [
				{ message: { role: 'assistant', content: 'Apaga la luz.' }, finish_reason: 'stop' }
			],
			usage: { prompt_tokens: 31, completion_tokens: 3, total_tokens: 34 }
		});
		expect(body.vatio).toMatchObject({
			interaction: response.headers.get('x-vatio-interaction'),
			outcome: 'completed',
			billed: true,
			promptTokens: 31,
			completionTokens: 3,
			estimated: false,
			left: { interactions: 29, tokens: 60_000 - 34 }
		});
		expect(body.vatio.energyNwh).toBeGreaterThan(0);
		expect(body.vatio.left.energyNwh).toBe(5_000_000_000 - body.vatio.energyNwh);
		expect(body.vatio.gramsCO2e).toBeGreaterThan(0);
		expect(body.vatio.leafHash).toMatch(/^[0-9a-f]{64}$/);
	});

	test('streams in OpenAI’s chunks, and its bill comes on the last one', async () => {
		const team = await newTeam(site);

		const response = await ask(team, 'Hola', { stream: true });
		const { chunks, text, done } = await streamOf(response);

		expect(response.headers.get('content-type')).toContain('text/event-stream');
		expect(response.headers.get('x-vatio-interaction')).toBeTruthy();
		expect(text).toBe('Apaga la luz.');
		expect(done).toBe(true);
		expect(new Set(chunks.map(({ object }) => object))).toEqual(new Set(['chat.completion.chunk']));
		expect(chunks.filter(({ vatio }) => vatio)).toEqual([chunks.at(-1)]);
		expect(chunks.at(-1)?.choices?.[0]).toMatchObject({ delta: {}, finish_reason: 'stop' });
		expect(chunks.some(({ usage }) => usage)).toBe(false);
	});

	test('tells its usage in a chunk of its own to who asks for it', async () => {
		const { chunks } = await askStreamed(await newTeam(site), 'Hola', {
			stream_options: { include_usage: true }
		});

		expect(chunks.at(-2)?.choices?.[0]?.finish_reason).toBe('stop');
		expect(chunks.at(-1)).toMatchObject({
			choices: [],
			usage: { prompt_tokens: 31, completion_tokens: 3 },
			vatio: { billed: true }
		});
	});

	test('carries the head of a stream before the first word is written', async () => {
		standIn.script = { ...script, gapMs: 400 };
		const began = performance.now();

		const response = await ask(await newTeam(site), 'Hola', { stream: true });
		const { value } = await response.body!.getReader().read();

		expect(response.headers.get('x-vatio-interaction')).toBeTruthy();
		expect(new TextDecoder().decode(value)).toContain('"role":"assistant"');
		expect(performance.now() - began).toBeLessThan(4000);
	});

	test('goes on in the same conversation when its history is sent back', async () => {
		const team = await newTeam(site);
		const first = await askStreamed(team, 'Una');
		const messages = [
			{ role: 'user', content: 'Una' },
			{ role: 'assistant', content: 'Apaga la luz.' },
			{ role: 'user', content: 'Otra' }
		];

		const second = await askStreamed(team, '', { messages });

		expect(second.vatio?.conversation).toBe(first.vatio?.conversation);
		expect(second.vatio?.left.interactions).toBe(28);
		const sent = standIn.seen.at(-1)?.body.messages.filter(({ role }) => role !== 'system');
		expect(sent).toEqual(messages);
	});

	test('is that of the open sheet that the client picks in reto 2', async () => {
		const team = await newTeam(site);
		const response = await ask(
			team,
			'Responde con horas: {{FICHA}}',
			{ metadata: { sheet: 'ensayo-1' } },
			{ challenge: 'centro-civico' }
		);

		expect(response.status).toBe(200);
		const sent = standIn.seen.at(-1)?.body.messages.at(-1)?.content;
		expect(sent).toMatch(/^Responde con horas: [^{]*Lavandería[^{]*$/);
		const unknown = await ask(
			team,
			'{{FICHA}}',
			{ metadata: { sheet: 'no-hay' } },
			{ challenge: 'centro-civico' }
		);
		expect(unknown.status).toBe(400);
	});
});

describe('the rulebook’s parameters', () => {
	test('replace those that clients send by habit, and the answer lists them', async () => {
		const response = await ask(await newTeam(site), 'Hola', {
			model: MODEL,
			temperature: 1.7,
			top_p: 0.2,
			seed: 4,
			frequency_penalty: 1,
			presence_penalty: 1,
			user: 'alguien'
		});

		expect(response.status).toBe(200);
		expect(response.headers.get('x-vatio-overridden')).toBe(
			'temperature, top_p, seed, frequency_penalty, presence_penalty'
		);
		expect(standIn.seen.at(-1)?.body).toMatchObject({
			temperature: 0,
			top_p: 1,
			frequency_penalty: 0,
			presence_penalty: 0
		});
		expect(standIn.seen.at(-1)?.body).not.toHaveProperty('user');
	});

	test('cap the answer’s length, which a client may only lower', async () => {
		const team = await newTeam(site);
		await ask(team, 'Hola', { max_completion_tokens: 50 });
		await ask(team, 'Hola', { max_tokens: 100_000 });

		expect(standIn.seen.map(({ body }) => body.max_tokens)).toEqual([50, 600]);
	});

	test('reach the endpoint without anything that the client sent as a header', async () => {
		const team = await newTeam(site);
		await team.fetch(doorPath(), {
			method: 'POST',
			headers: { 'x-forwarded-for': '203.0.113.9', 'x-mine': 'mine', 'accept-language': 'eu' },
			body: JSON.stringify({ messages: [{ role: 'user', content: 'Hola' }] })
		});

		const headers = JSON.stringify(standIn.seen.at(-1)?.headers);
		for (const own of ['203.0.113.9', 'mine', 'vatio_session', '"eu"'])
			expect(headers).not.toContain(own);
	});
});

describe('OpenAI’s own client', () => {
	const clientOf = (apiKey: string, challenge = 'hogar') =>
		new OpenAI({
			baseURL: site.url + doorPath({ challenge }).replace('/chat/completions', ''),
			apiKey,
			maxRetries: 0
		});
	/** Makes a key by the form, in whose answer alone it can be read. */
	async function newKey(): Promise<string> {
		const team = await newTeam(site);
		const made = await team.post(`/contests/${CONTEST}/keys?/create`, { name: 'portátil' });

		return /vatio_[\w-]{32}/.exec(await made.text())?.[0] ?? '';
	}
	const messages = [{ role: 'user' as const, content: 'Hola' }];

	test('takes the door for OpenAI: models, completions and streams', async () => {
		const client = clientOf(await newKey());

		expect((await client.models.list()).data.map(({ id }) => id)).toEqual([MODEL]);
		const completion = await client.chat.completions.create({ model: MODEL, messages });
		expect(completion.choices[0]?.message.content).toBe('Apaga la luz.');
		expect(completion.usage?.total_tokens).toBe(34);

		const stream = await client.chat.completions.create({
			model: MODEL,
			messages,
			stream: true,
			stream_options: { include_usage: true }
		});
		let text = '';
		let last: OpenAI.ChatCompletionChunk | undefined;
		for await (const chunk of stream) {
			text += chunk.choices[0]?.delta.content ?? '';
			last = chunk;
		}
		expect(text).toBe('Apaga la luz.');
		expect(last?.usage?.completion_tokens).toBe(3);
		expect(last).toHaveProperty('vatio.left.interactions', 28);
	});

	test('meets refusals as the errors that it knows', async () => {
		const key = await newKey();
		const create = (client: OpenAI, more = {}) =>
			client.chat.completions.create({ model: MODEL, messages, ...more });

		await expect(create(clientOf('vatio_ninguna'))).rejects.toBeInstanceOf(
			OpenAI.AuthenticationError
		);
		await expect(create(clientOf(key, 'no-hay'))).rejects.toBeInstanceOf(OpenAI.NotFoundError);
		await expect(create(clientOf(key), { n: 2 })).rejects.toMatchObject({
			status: 400,
			code: 'invalid_request_error',
			param: 'n',
			type: 'invalid_request_error'
		});
	});
});

test('the workbench API lists the models no more than the door does', async () => {
	const team = await newTeam(site);

	expect((await team.fetch(teamApi('/v1/models'))).status).toBe(200);
	expect((await team.fetch(teamApi('/v1/embeddings'))).status).toBe(404);
	expect((await team.fetch(doorPath())).status).toBe(404);
	const demo = await signIn(site);
	expect((await demo.fetch(doorPath(), { method: 'DELETE' })).status).toBe(404);
});
