import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ChatMessage } from '../../src/lib/server/challenges/chat-message.ts';
import { promptBytes } from '../../src/lib/server/gateway/ceiling.ts';
import {
	ask,
	askStreamed,
	refusalOf,
	settledTurn,
	streamOf,
	workbenchOf
} from '../support/door.ts';
import { newTeam } from '../support/participant.ts';
import { startSite, type RunningSite } from '../support/site.ts';
import { startStandIn, type Script, type StandIn } from '../support/stand-in.ts';

const KEY = 'sk-esta-clave-no-sale-nunca';
let site: RunningSite;
let standIn: StandIn;
beforeAll(async () => {
	standIn = await startStandIn();
	site = await startSite({
		endpoint: standIn.url,
		env: {
			VATIO_SIMULATED: 'yes',
			ALIA_API_KEY: KEY,
			LOG_LEVEL: 'debug',
			ENDPOINT_FIRST_TOKEN_SECONDS: '0.6',
			ENDPOINT_IDLE_SECONDS: '0.6'
		}
	});
}, 200_000);
afterAll(async () => {
	await site?.end();
	await standIn?.close();
});
beforeEach(() => {
	standIn.script = {};
});

const words = Array.from({ length: 12 }, (_, index) => `palabra${index} `);
const whole = { interactions: 30, tokens: 60_000, energyNwh: 5_000_000_000 };

const faults: [title: string, script: Script, code: string, status: number][] = [
	['429', { status: 429 }, 'endpoint_busy', 503],
	['503', { status: 503 }, 'endpoint_busy', 503],
	['500', { status: 500 }, 'endpoint_error', 502],
	['502', { status: 502 }, 'endpoint_error', 502],
	['404', { status: 404 }, 'endpoint_error', 502],
	[
		'401, with our key in its words',
		{ status: 401, message: `Wrong key: ${KEY}` },
		'endpoint_error',
		502
	],
	['silence before the head', { fault: { kind: 'hang', after: 0 } }, 'endpoint_timeout', 504],
	[
		'a stall before the first word',
		{ words, fault: { kind: 'stall', after: 0 } },
		'endpoint_timeout',
		504
	],
	[
		'a reset before the first word',
		{ words, fault: { kind: 'reset', after: 0 } },
		'endpoint_error',
		502
	],
	['a stall mid-answer', { words, fault: { kind: 'stall', after: 4 } }, 'endpoint_timeout', 504],
	['a reset mid-answer', { words, fault: { kind: 'reset', after: 4 } }, 'endpoint_error', 502],
	[
		'a clean end too early',
		{ words, fault: { kind: 'truncate', after: 4 } },
		'endpoint_error',
		502
	],
	['an error among the words', { words, fault: { kind: 'error', after: 4 } }, 'endpoint_error', 502]
];

describe.each(faults)('an endpoint that answers with %s', (_, script, code, status) => {
	beforeEach(() => {
		standIn.script = script;
	});

	test('is told to a waiting client by its status, and charged to nobody', async () => {
		const team = await newTeam(site);

		const response = await ask(team, 'Hola');
		const refused = await refusalOf(response);

		expect(refused).toMatchObject({ code, status, type: 'server_error' });
		expect(JSON.stringify(refused)).not.toContain(KEY);
		expect(JSON.stringify(refused)).not.toContain(standIn.url);
		const { left, turns } = await workbenchOf(team);
		expect(left).toMatchObject(whole);
		expect(turns).toMatchObject([{ end: { outcome: 'failed', billed: false } }]);
	});

	test('is told to a stream as an error after what was written, and charged to nobody', async () => {
		const team = await newTeam(site);

		const response = await ask(team, 'Hola', { stream: true });
		const id = response.headers.get('x-vatio-interaction') ?? '';
		const { error, vatio, text, done, chunks } = await streamOf(response);

		expect(error?.reason).toBe(code);
		expect(error?.message).not.toContain(KEY);
		expect(vatio).toMatchObject({ outcome: 'failed', billed: false, left: whole });
		expect(done).toBe(true);
		expect(text).toBe(words.slice(0, script.fault?.after ?? 0).join(''));
		expect(chunks.every(({ choices }) => choices?.[0]?.finish_reason !== 'stop')).toBe(true);
		const turn = await settledTurn(team, id);
		expect(turn).toMatchObject({ answer: text, end: { outcome: 'failed', billed: false } });
		expect((await workbenchOf(team)).left).toMatchObject(whole);
	});
});

test('a broken answer can be neither continued nor presented', async () => {
	standIn.script = { words, fault: { kind: 'truncate', after: 4 } };
	const team = await newTeam(site);
	const { vatio, text } = await askStreamed(team, 'Hola');
	standIn.script = {};

	const continued = await ask(team, '', {
		messages: [
			{ role: 'user', content: 'Hola' },
			{ role: 'assistant', content: text },
			{ role: 'user', content: 'Sigue' }
		]
	});
	const presented = await team.fetch('/api/contests/desafio-alia/hogar/entries', {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ conversation: vatio?.conversation })
	});

	expect(await refusalOf(continued)).toMatchObject({ status: 400, code: 'unknown_history' });
	expect(await refusalOf(presented)).toMatchObject({ status: 400, code: 'not_presentable' });
});

test('usage above the hold costs the team no more than the hold, and the rank knows the whole', async () => {
	standIn.script = { words, promptTokens: 9000 };
	standIn.seen.length = 0;
	const team = await newTeam(site);

	const { vatio } = await askStreamed(team, 'Hola');

	const messages = (standIn.seen[0]?.body.messages ?? []) as ChatMessage[];
	const held = promptBytes(messages) + 600;
	expect(held).toBeLessThan(9000);
	expect(vatio).toMatchObject({ promptTokens: 9000, billed: true });
	expect(vatio?.left.tokens).toBe(60_000 - held);
});

test('usage that never came is counted here and marked as estimated', async () => {
	standIn.script = { words, noUsage: true, tokenize: false };
	const team = await newTeam(site);

	const { vatio } = await askStreamed(team, 'Hola');

	expect(vatio).toMatchObject({ outcome: 'completed', billed: true, estimated: true });
	expect(vatio?.completionTokens).toBeGreaterThan(0);
	expect(vatio?.promptTokens).toBeGreaterThan(0);
});

test('an endpoint that is gone is 503, and after it comes back the next prompt is answered', async () => {
	const team = await newTeam(site);
	const { port } = new URL(standIn.url);
	await standIn.close();

	expect(await refusalOf(await ask(team, 'Hola'))).toMatchObject({
		status: 503,
		code: 'endpoint_unavailable'
	});
	expect((await workbenchOf(team)).left).toMatchObject(whole);

	standIn = await startStandIn({}, Number(port));
	expect((await ask(team, 'Hola')).status).toBe(200);
});

test('the log of all this names no key, no prompt and no answer', async () => {
	standIn.script = { words: ['respuesta-que-nadie-lee'] };
	const team = await newTeam(site);
	await ask(team, 'pregunta-que-nadie-lee');
	await ask(team, 'pregunta-que-nadie-lee', { tools: [] });

	expect(site.log()).toContain('interaction settled');
	for (const secret of [
		KEY,
		'que-nadie-lee',
		'palabra3',
		team.password,
		cookieValue(team.cookie)
	]) {
		expect(site.log()).not.toContain(secret);
	}
});

const cookieValue = (cookie: string) => cookie.split('=')[1] ?? 'no cookie';
