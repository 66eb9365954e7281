import { request } from 'node:http';
import { DrizzleQueryError } from 'drizzle-orm';
import OpenAI from 'openai';
import { expect } from 'vitest';
import { openLog } from '../../src/lib/server/log.ts';
import type { Db } from '../../src/lib/server/db/client.ts';
import { lastingWrites } from '../../src/lib/server/db/lasting-writes.ts';
import { onEveryEngine } from '../support/databases.ts';
import { startDialect, type DialectName, type Traits } from '../support/dialects.ts';
import { openaiEndpoint } from '../../src/lib/server/gateway/openai-endpoint.ts';
import { readSettings } from '../../src/lib/server/config.ts';
import { onTestFinished } from 'vitest';
import { MODEL, openDoor } from './door.ts';

const MARKS = {
	prompt: 'MARCA-PREGUNTA',
	answer: 'MARCA-RESPUESTA',
	endpointKey: 'MARCA-CLAVE-DEL-SERVIDOR',
	complaint: 'MARCA-QUEJA',
	header: 'MARCA-CABECERA',
	field: 'MARCA-CAMPO'
};

/** The door with a log that is kept, before an endpoint whose key and words are marked. */
async function logged(db: Db, name: DialectName, traits: Partial<Traits> = {}) {
	const lines: string[] = [];
	const door = await openDoor(db);
	const { ctx } = door.world;
	const server = await startDialect(name, {
		model: MODEL,
		key: MARKS.endpointKey,
		words: () => [`${MARKS.answer} `, 'y más.'],
		...traits
	});
	onTestFinished(() => server.close());
	const settings = readSettings({
		ALIA_BASE_URL: server.url,
		ALIA_API_KEY: MARKS.endpointKey,
		ENDPOINT_FIRST_TOKEN_SECONDS: '1',
		ENDPOINT_IDLE_SECONDS: '1'
	});
	ctx.endpoint = openaiEndpoint(settings, true);
	ctx.log = openLog('debug', { write: (line: string) => void lines.push(line) });
	const client = new OpenAI({ apiKey: door.key, baseURL: door.baseURL, maxRetries: 0 });
	const ask = (more: object = {}, headers: Record<string, string> = {}) =>
		client.chat.completions
			.create(
				{ model: MODEL, messages: [{ role: 'user', content: MARKS.prompt }], ...more },
				{ headers }
			)
			.then(
				() => 'answered',
				() => 'failed'
			);

	return {
		...door,
		ctx,
		ask,
		server,
		lines,
		/** No line holds what must stay out of it. */
		silent() {
			const log = lines.join('');
			const { host } = new URL(server.url);
			for (const mark of [...Object.values(MARKS), door.key, door.key.slice(-12), host]) {
				expect(log).not.toContain(mark);
			}
			return log;
		}
	};
}

onEveryEngine('the log holds no word, no key and no address', ({ test }) => {
	test('of an answer that goes well', async ({ db }) => {
		const { ask, books, silent } = await logged(db, 'vllm');

		expect(await ask({}, { 'Idempotency-Key': MARKS.header })).toBe('answered');
		expect(await ask({ stream: true })).toBe('answered');
		expect(await books()).toHaveLength(2);

		expect(silent()).toContain('interaction settled');
	});

	test.for<[string, DialectName, Partial<Traits>]>([
		['an endpoint that complains in our words', 'hosted', { error: complaint(500) }],
		['a key that it does not take', 'hosted', { key: `${MARKS.endpointKey}-otra` }],
		['a page instead of JSON', 'llama.cpp', { error: complaint(200) }],
		['a limit of its own', 'vllm', { error: complaint(429) }],
		['an answer that ends without a reason', 'vllm', { withoutReason: true }],
		['counts that are none', 'hosted', { usage: 'no numbers' }]
	])('of %s', async ([, name, traits], { db }) => {
		const { ask, books, silent } = await logged(db, name, traits);

		await ask();
		await ask({ stream: true });
		await books();

		expect(silent()).toContain('interaction settled');
	});

	test('of an endpoint that is not there', async ({ db }) => {
		const { ask, books, silent, server } = await logged(db, 'vllm');
		await server.close();

		expect(await ask()).toBe('failed');
		await books();

		silent();
	});

	test('of what the door refuses', async ({ db }) => {
		const { ask, silent, port, path, key } = await logged(db, 'vllm');
		const raw = (body: string, headers: Record<string, string>) =>
			new Promise((resolve) => {
				const sent = request(
					{ port, host: '127.0.0.1', path: `${path}/chat/completions`, method: 'POST', headers },
					(response) => response.resume().on('end', () => resolve(response.statusCode))
				);
				sent.on('error', resolve).end(body);
			});
		const authorization = `Bearer ${key}`;

		expect(await ask({ [MARKS.field]: MARKS.field })).toBe('failed');
		expect(await ask({ model: MARKS.field })).toBe('failed');
		expect(await raw(`{"messages": ${MARKS.prompt}`, { authorization })).toBe(400);
		expect(await raw('{}', { authorization: `Bearer ${MARKS.header}` })).toBe(401);
		expect(await raw('{}', { authorization: MARKS.header })).toBe(401);
		expect(await raw('{}', { cookie: `vatio_session=${MARKS.header}` })).toBe(401);

		silent();
	});

	test('of a database and an endpoint that fail in unexpected ways', async ({ db }) => {
		const { ask, silent, ctx } = await logged(db, 'vllm');
		const values = [MARKS.prompt, MARKS.answer];
		const failed = new DrizzleQueryError('insert into x values (?, ?)', values, new Error('disk'));
		ctx.db = { ...db, ...lastingWrites(() => Promise.reject(failed)) };
		expect(await ask()).toBe('failed');
		ctx.db = db;
		ctx.endpoint = {
			...ctx.endpoint,
			stream: () => Promise.reject(new Error('something else', { cause: failed }))
		};
		expect(await ask()).toBe('failed');

		const log = silent();
		expect(log).toContain('unexpected error');
		expect(log).toContain('insert into x');
	});
});

function complaint(status: number) {
	return { status, body: { error: { message: MARKS.complaint + MARKS.endpointKey, type: 'x' } } };
}
