import OpenAI from 'openai';
import { describe, expect, onTestFinished } from 'vitest';
import { Metrics } from '../../src/lib/server/gateway/metrics.ts';
import { readinessOf } from '../../src/lib/server/gateway/readiness.ts';
import type { Context } from '../../src/lib/server/context.ts';
import type { Db } from '../../src/lib/server/db/client.ts';
import { GET as metricsPage } from '../../src/routes/metrics/+server.ts';
import { onEveryEngine, test } from '../support/databases.ts';
import { startDialect } from '../support/dialects.ts';
import { energyOf } from '../support/gateway.ts';
import { openWorld } from '../support/world.ts';
import { MODEL, openDoor, slowly } from './door.ts';

const TOKEN = 'un-token-de-prueba-largo';
const asked = { model: MODEL, messages: [{ role: 'user' as const, content: 'Hola' }] };

async function watched(db: Db, options: Parameters<typeof openDoor>[1] = {}) {
	const door = await openDoor(db, options);
	const { ctx } = door.world;
	ctx.settings = { ...ctx.settings, METRICS_TOKEN: TOKEN };
	ctx.db = ctx.metrics.timed(db);
	const client = new OpenAI({ apiKey: door.key, baseURL: door.baseURL, maxRetries: 0 });
	const scrape = async () => {
		const text = await (await page(ctx, `Bearer ${TOKEN}`)).text();
		const figures = [...text.matchAll(/^([a-z]\S*(?:\{[^}]*\})?) (\S+)$/gm)];
		return { text, figures: new Map(figures.map(([, name = '', value]) => [name, Number(value)])) };
	};

	return { ...door, ctx, scrape, chat: client.chat.completions };
}

function page(ctx: Context, authorization?: string): Promise<Response> {
	const headers = new Headers(authorization ? { authorization } : {});
	const event = { locals: { ctx }, request: { headers } };

	return metricsPage(event as unknown as Parameters<typeof metricsPage>[0]) as Promise<Response>;
}

describe('the metrics', () => {
	test('are a page only where a token is set, and only for who has it', async ({ db }) => {
		const { ctx } = await watched(db);

		expect((await page(ctx, `Bearer ${TOKEN}`)).status).toBe(200);
		expect((await page(ctx, `Bearer ${TOKEN}o`)).status).toBe(401);
		expect((await page(ctx, 'Bearer ')).status).toBe(401);
		const unnamed = await page(ctx);
		expect(unnamed.status).toBe(401);
		expect(await unnamed.text()).toBe('');
		ctx.settings = { ...ctx.settings, METRICS_TOKEN: undefined };
		await expect(async () => page(ctx, `Bearer ${TOKEN}`)).rejects.toMatchObject({ status: 404 });
	});

	test('agree with the books: tokens, energy, ends, refusals and errors', async ({ db }) => {
		const { chat, scrape, books, standIn } = await watched(db, {
			script: { promptTokens: 31, model: 'otro' }
		});
		await chat.create(asked);
		standIn.script = { promptTokens: 31 };
		await chat.create(asked);
		standIn.script = { status: 500 };
		await expect(chat.create(asked)).rejects.toThrow();
		await expect(chat.create({ ...asked, model: 'gpt-4o' })).rejects.toThrow();
		expect(await books()).toHaveLength(3);

		const { figures } = await scrape();

		expect(Object.fromEntries(figures)).toMatchObject({
			'vatio_tokens_total{kind="prompt"}': 62,
			'vatio_tokens_total{kind="completion"}': 8,
			'vatio_energy_nanowatthours_total{charged="team"}': Number(2n * energyOf(31, 4)),
			'vatio_interactions_settled_total{outcome="completed"}': 2,
			'vatio_interactions_settled_total{outcome="failed"}': 1,
			'vatio_refusals_total{code="model_not_found"}': 1,
			'vatio_endpoint_errors_total{kind="endpoint_error"}': 1,
			'vatio_usage_flags_total{flag="other_model"}': 1,
			vatio_first_token_seconds_count: 2,
			vatio_answer_seconds_count: 3,
			vatio_queue_wait_seconds_count: 3,
			vatio_holds_open: 0,
			vatio_places: 64
		});
		expect(figures.get('vatio_commit_seconds_count')).toBeGreaterThanOrEqual(6);
	});

	test('show what is open now, and name nobody', async ({ db }) => {
		const { chat, scrape, ctx, team, key, world } = await watched(db, { script: slowly(100) });
		ctx.queue.setPlaces(1);
		const leaving = new AbortController();
		const open = [1, 2].map((at) =>
			chat
				.create({ ...asked, user: `usuaria-${at}` }, { signal: leaving.signal })
				.catch(() => 'left')
		);
		await expect.poll(() => ctx.queue.length).toBe(1);

		const { figures, text } = await scrape();

		expect(Object.fromEntries(figures)).toMatchObject({
			vatio_streams_open: 1,
			vatio_queue_length: 1,
			vatio_places: 1,
			vatio_holds_open: 2
		});
		for (const name of [
			team.id,
			team.accountId,
			world.contest.id,
			world.contest.slug,
			key,
			'usuaria'
		]) {
			expect(text).not.toContain(name);
		}
		leaving.abort();
		await Promise.all(open);
		await expect.poll(async () => (await scrape()).figures.get('vatio_holds_open')).toBe(0);
	});

	test('of Node itself are there once asked for, in a registry of their own', async ({ db }) => {
		const { ctx } = await watched(db);
		const own = [1, 2].map(() => new Metrics({ queue: ctx.queue, db }));
		own[0]?.watchProcess();

		const [first, second] = await Promise.all(own.map(({ registry }) => registry.metrics()));

		expect(first).toContain('nodejs_eventloop_lag_seconds');
		expect(first).toContain('process_resident_memory_bytes');
		expect(second).not.toContain('nodejs_');
	});

	test('that cannot be read do not hide the others', async ({ db, openDb }) => {
		const { ctx } = await watched(db);
		const other = await openDb();
		const metrics = new Metrics({ queue: ctx.queue, db: other });
		await other.close();

		expect(await metrics.registry.metrics()).toMatch(
			/vatio_places 64[\s\S]*vatio_holds_open (Nan|NaN)/i
		);
	});
});

onEveryEngine('the site is ready', ({ test }) => {
	const worldOf = async (db: Db, url?: string) => {
		const server = await startDialect('vllm', { key: 'clave' });
		onTestFinished(() => server.close());
		const settings = { ALIA_API_KEY: 'clave' };
		const world = await openWorld(db, { endpointUrl: url ?? server.url, settings });
		return { ctx: world.ctx, server };
	};

	test('where its database takes writes and its model server answers', async ({ db }) => {
		const { ctx, server } = await worldOf(db);
		const { account } = db.t;

		expect(await readinessOf(ctx)).toEqual({ database: true, endpoint: true });
		expect(server.asked()).toEqual([]);
		expect(await db.read.select().from(account)).toEqual([]);
	});

	test('not without its model server', async ({ db }) => {
		const { ctx } = await worldOf(db, 'http://127.0.0.1:9/v1');

		expect(await readinessOf(ctx)).toEqual({ database: true, endpoint: false });
	});

	test('not with a key that the model server refuses', async ({ db }) => {
		const { ctx, server } = await worldOf(db);
		server.traits.key = 'otra';

		expect(await readinessOf(ctx)).toEqual({ database: true, endpoint: false });
	});

	test('not where its database takes no writes, nor where it hangs', async ({ db }) => {
		const { ctx } = await worldOf(db);
		const full = { ...ctx, db: { ...db, write: () => Promise.reject(new Error('disk full')) } };
		const stuck = {
			db: { ...db, write: () => new Promise<never>(() => undefined) },
			endpoint: { ...ctx.endpoint, reachable: () => new Promise<never>(() => undefined) }
		};

		expect((await readinessOf(full)).database).toBe(false);
		expect(await readinessOf(stuck)).toEqual({ database: false, endpoint: false });
	});

	test('asks at most once in a few seconds, however many ask', async ({ db }) => {
		const { ctx, server } = await worldOf(db);
		let elapsed = 0;
		const models = () => server.calls.filter(({ path }) => path === '/v1/models').length;

		await Promise.all(Array.from({ length: 20 }, () => readinessOf(ctx, () => elapsed)));
		expect(models()).toBe(1);
		elapsed = 3000;
		await readinessOf(ctx, () => elapsed);
		expect(models()).toBe(2);
	});
});
