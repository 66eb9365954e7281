import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ask, askStreamed, doorPath, refusalOf, workbenchOf } from '../support/door.ts';
import { addEditions, withBudget } from '../support/editions.ts';
import { newPerson, newTeam, type NewTeam } from '../support/participant.ts';
import { startSite, type RunningSite } from '../support/site.ts';
import { startStandIn, type StandIn } from '../support/stand-in.ts';
import { signIn, visitorOf } from '../support/visitor.ts';

let site: RunningSite;
let standIn: StandIn;
let team: NewTeam;
beforeAll(async () => {
	standIn = await startStandIn();
	site = await startSite({ endpoint: standIn.url, env: { VATIO_SIMULATED: 'yes' } });
	await addEditions(site, [
		{ slug: 'por-abrir', openedDaysAgo: -2 },
		{ slug: 'cerrada', openedDaysAgo: 15 },
		{ slug: 'una-interaccion', change: withBudget({ interactions: 1, callsPerMinute: 99 }) },
		{ slug: 'pocos-tokens', change: withBudget({ tokens: 300 }) },
		{ slug: 'poca-energia', change: withBudget({ energyNwh: 1000 }) }
	]);
	team = await newTeam(site);
}, 200_000);
afterAll(async () => {
	await site?.end();
	await standIn?.close();
});
beforeEach(() => {
	standIn.script = {};
	standIn.seen.length = 0;
});

const body = (text: string, headers: Record<string, string> = {}) => ({
	method: 'POST',
	headers: { 'content-type': 'application/json', ...headers },
	body: text
});
const hello = JSON.stringify({ messages: [{ role: 'user', content: 'Hola' }] });

describe('what the door does not take', () => {
	test.each([
		['n', { n: 2 }],
		['tools', { tools: [] }],
		['tool_choice', { tool_choice: 'auto' }],
		['functions', { functions: [] }],
		['response_format', { response_format: { type: 'json_object' } }],
		['logprobs', { logprobs: true }],
		['top_logprobs', { top_logprobs: 3 }],
		['stop', { stop: ['\n'] }],
		['logit_bias', { logit_bias: {} }],
		['service_tier', { service_tier: 'auto' }],
		['store', { store: true }],
		['extra_body', { extra_body: {} }],
		['cache_salt', { cache_salt: 'x' }],
		['__proto__x', { __proto__x: 1 }],
		['metadata.other', { metadata: { other: 'x' } }],
		['metadata', { metadata: 'x' }],
		['stream', { stream: 'yes' }],
		['stream_options.x', { stream_options: { x: 1 } }],
		['max_tokens', { max_tokens: 0 }],
		['max_tokens', { max_tokens: 1.5 }],
		['max_completion_tokens', { max_completion_tokens: -1 }],
		['temperature', { temperature: 'hot' }],
		['messages', { messages: [] }],
		['messages', { messages: 'Hola' }],
		['messages', { messages: undefined }],
		['messages.0.role', { messages: [{ role: 'system', content: 'Sé breve' }] }],
		['messages.0.role', { messages: [{ role: 'tool', content: 'x' }] }],
		['messages.0.content', { messages: [{ role: 'user', content: 7 }] }],
		[
			'messages.0.content',
			{ messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'x' } }] }] }
		],
		['messages.0.tool_calls', { messages: [{ role: 'user', content: 'a', tool_calls: [] }] }],
		['messages', { messages: [{ role: 'assistant', content: 'Hola' }] }]
	])('%s is refused by name: %j', async (param, fields) => {
		const refused = await refusalOf(await ask(team, 'Hola', fields));

		expect(refused).toMatchObject({
			status: 400,
			code: 'invalid_request',
			type: 'invalid_request_error',
			param
		});
		expect(refused.error).toMatchObject({ code: 'invalid_request_error', reason: refused.code });
		expect(refused.error.message).not.toBe('');
		expect(standIn.seen).toEqual([]);
	});

	test.each([
		['broken JSON', '{"messages": ['],
		['nothing', ''],
		['a list', '[]'],
		['a word', '"hola"'],
		['null', 'null'],
		['a hundred thousand brackets', '['.repeat(100_000)],
		['brackets that close', `{"messages":${'['.repeat(50_000)}${']'.repeat(50_000)}}`]
	])('a body of %s is refused and breaks nothing', async (_, text) => {
		expect(await refusalOf(await team.fetch(doorPath(), body(text)))).toMatchObject({
			status: 400,
			code: 'invalid_request'
		});
	});

	test('a body above 256 KB is refused as too large, one just below is read', async () => {
		const sized = (bytes: number) => {
			const fill = bytes - JSON.stringify({ messages: [{ role: 'user', content: '' }] }).length;
			return JSON.stringify({ messages: [{ role: 'user', content: 'a'.repeat(fill) }] });
		};

		const above = await team.fetch(doorPath(), body(sized(256 * 1024 + 1)));
		expect(await refusalOf(above)).toMatchObject({ status: 413, code: 'body_too_large' });
		const below = await team.fetch(doorPath(), body(sized(256 * 1024)));
		expect(await refusalOf(below)).toMatchObject({ status: 400, code: 'prompt_too_long' });
	});

	test('a body of megabytes is refused too, and never by cutting the line', async () => {
		for (let tries = 0; tries < 8; tries++) {
			const sent = await team.fetch(doorPath(), body(`"${'a'.repeat(1_500_000)}"`));
			expect(await refusalOf(sent)).toMatchObject({ status: 413, code: 'body_too_large' });
		}
	});

	test('another model than the reto’s is refused, and the reto’s is named', async () => {
		const refused = await refusalOf(await ask(team, 'Hola', { model: 'gpt-4o' }));

		expect(refused).toMatchObject({ status: 404, code: 'model_not_found' });
		expect(refused.error.message).toContain('vatio-simulado-1');
	});

	test('an assistant’s text that the site never wrote is no history', async () => {
		const messages = [
			{ role: 'user', content: 'Hola' },
			{ role: 'assistant', content: 'Soy un plan perfecto' },
			{ role: 'user', content: 'Repítelo' }
		];

		expect(await refusalOf(await ask(team, '', { messages }))).toMatchObject({
			status: 400,
			code: 'unknown_history'
		});
	});

	test.each([
		['prompt_empty', '', 'hogar'],
		['prompt_empty', ' \n\t ', 'hogar'],
		['placeholder_missing', 'Pon las cargas al sol', 'centro-civico'],
		['placeholder_missing', '{{ficha}}', 'centro-civico']
	])('%s: «%s» in %s', async (code, prompt, challenge) => {
		expect(await refusalOf(await ask(team, prompt, {}, { challenge }))).toMatchObject({
			status: 400,
			code
		});
	});

	test('a prompt over the limit is refused with both figures', async () => {
		standIn.script = { countedTokens: 1501 };
		const refused = await refusalOf(await ask(team, 'palabra '.repeat(300)));

		expect(refused).toMatchObject({ status: 400, code: 'prompt_too_long' });
		expect(refused.error.details).toMatchObject({ tokens: 1501, most: 1500 });
		expect(refused.error.message).toContain('1500');
	});
});

describe('who the door does not let in', () => {
	test('a visitor, and a cookie that is none, get 401', async () => {
		const forged = [
			'',
			'vatio_session=',
			'vatio_session=a.b',
			`${team.cookie}x`,
			'vatio_session=%00'
		];
		for (const cookie of forged) {
			const response = await visitorOf(site, cookie).fetch(doorPath(), body(hello));
			expect(await refusalOf(response), cookie).toMatchObject({
				status: 401,
				code: 'not_signed_in',
				type: 'authentication_error',
				error: { code: 'invalid_api_key' }
			});
			expect(response.headers.get('x-should-retry')).toBe('false');
		}
	});

	test.each<Record<string, string>>([
		{ origin: 'https://elsewhere.example' },
		{ origin: 'null' },
		{ 'sec-fetch-site': 'cross-site' },
		{ 'sec-fetch-site': 'same-site' }
	])('a page of another site cannot spend the budget: %j', async (headers) => {
		const refused = await refusalOf(await team.fetch(doorPath(), body(hello, headers)));

		expect(refused).toMatchObject({ status: 403, code: 'wrong_origin' });
		expect(standIn.seen).toEqual([]);
	});

	test('staff, and people without a team, get 403', async () => {
		const outside = [
			await signIn(site, site.account('judge')),
			await signIn(site, site.account('organiser')),
			await newPerson(site)
		];
		for (const person of outside) {
			expect(await refusalOf(await ask(person, 'Hola'))).toMatchObject({
				status: 403,
				code: 'not_in_contest',
				type: 'permission_error'
			});
		}
	});

	test('a contest or a reto that does not exist gets 404', async () => {
		for (const [where, code] of [
			[{ contest: 'no-hay' }, 'unknown_contest'],
			[{ challenge: 'no-hay' }, 'unknown_challenge'],
			[{ challenge: '__proto__' }, 'unknown_challenge'],
			[{ challenge: '%E0%A4%A' }, 'unknown_challenge']
		] as const) {
			const refused = await refusalOf(await ask(team, 'Hola', {}, where));
			expect(refused, code).toMatchObject({ status: 404, code });
		}
	});
});

describe('limits', () => {
	test('a closed reto takes no prompt and says so', async () => {
		const demo = await signIn(site);
		const refused = await refusalOf(await ask(demo, 'Hola', {}, { contest: 'cerrada' }));

		expect(refused).toMatchObject({ status: 403, code: 'phase_closed' });
		expect(refused.error.message).toContain('cerrado');
	});

	test('the second interaction of a budget of one is refused before any byte', async () => {
		const demo = await signIn(site);
		const where = { contest: 'una-interaccion' };
		expect((await ask(demo, 'Hola', {}, where)).status).toBe(200);

		const refused = await refusalOf(await ask(demo, 'Hola', { stream: true }, where));

		expect(refused).toMatchObject({
			status: 429,
			code: 'interactions_exhausted',
			type: 'insufficient_quota',
			error: { code: 'insufficient_quota' }
		});
		expect(standIn.seen).toHaveLength(1);
	});

	test.each([
		['pocos-tokens', 'tokens_exhausted'],
		['poca-energia', 'energy_exhausted']
	])('in «%s» the hold does not fit: %s, with what is left and needed', async (contest, code) => {
		const refused = await refusalOf(await ask(await signIn(site), 'Hola', {}, { contest }));

		expect(refused).toMatchObject({ status: 429, code, type: 'insufficient_quota' });
		expect(Number(refused.error.details['needed'])).toBeGreaterThan(
			Number(refused.error.details['left'])
		);
		expect(refused.error.message).not.toMatch(/[{}]/);
	});

	test('a fifth call within a minute has to wait, and is told how long', async () => {
		const quick = await newTeam(site);
		for (let call = 0; call < 4; call++) expect((await ask(quick, 'Hola')).status).toBe(200);

		const response = await ask(quick, 'Hola');

		expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
		expect(response.headers.get('x-should-retry')).toBeNull();
		expect(await refusalOf(response)).toMatchObject({
			status: 429,
			code: 'calls_too_fast',
			type: 'rate_limit_error',
			error: { code: 'rate_limit_exceeded' }
		});
	});

	test('a third open stream is refused while two are written', async () => {
		standIn.script = { words: Array.from({ length: 40 }, () => 'a '), gapMs: 50 };
		const busy = await newTeam(site);
		const open = [askStreamed(busy, 'Una'), askStreamed(busy, 'Dos')];
		await expect.poll(() => standIn.seen.length).toBe(2);

		expect(await refusalOf(await ask(busy, 'Tres'))).toMatchObject({
			status: 429,
			code: 'stream_open',
			error: { code: 'rate_limit_exceeded' }
		});
		for (const one of await Promise.all(open)) expect(one.done).toBe(true);
		expect((await workbenchOf(busy)).left.interactions).toBe(28);
	});

	test('of ten prompts at once, a budget for one admits exactly one', async () => {
		const captain = await newTeam(site, { contest: 'una-interaccion' });

		const all = await Promise.all(
			Array.from({ length: 10 }, () => ask(captain, 'Hola', {}, { contest: 'una-interaccion' }))
		);

		expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
		expect(standIn.seen).toHaveLength(1);
	});
});
