import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfStale } from '../../src/fresh-build.ts';
import { bookedTokens, books } from './books.ts';
import { CHALLENGE, furnishContest, SLUG } from './contest.ts';
import type { Loaded } from './load.ts';
import { INSTRUMENTS, load, median, start, TARGET, type Running } from './processes.ts';

/**
 * What the gateway adds to a model server, beside the least that any proxy adds: direct, bare proxy and
 * ours in turn, medians of the rounds, ratios within a round.
 * `node tests/bench/gateway.ts [--rounds 3] [--seconds 6] [--past 1000000] [--only short|paced|leave|past]`
 */
const { values: options } = parseArgs({
	options: {
		rounds: { type: 'string', default: '3' },
		seconds: { type: 'string', default: '6' },
		past: { type: 'string', default: '1000000' },
		only: { type: 'string', default: 'short,paced,leave,past' }
	}
});
const rounds = Number(options.rounds);
const ms = Number(options.seconds) * 1000;
const only = new Set(options.only.split(','));

const MODEL_PORT = 9311;
const BARE_PORT = 9312;
const SITE_PORT = 9313;
const TEAMS = 1000;
const folder = mkdtempSync(join(tmpdir(), 'vatio-bench-'));
const root = join(import.meta.dirname, '../..');

type Target = 'direct' | 'bare' | 'ours';
const urls: Record<Target, string> = {
	direct: `http://127.0.0.1:${MODEL_PORT}/v1/chat/completions`,
	bare: `http://127.0.0.1:${BARE_PORT}/v1/chat/completions`,
	ours: `http://127.0.0.1:${SITE_PORT}/api/contests/${SLUG}/${CHALLENGE}/v1/chat/completions`
};

interface Shape {
	firstMs: number;
	gapMs: number;
	tokens: number;
}
const SHORT: Shape = { firstMs: 0, gapMs: 0, tokens: 16 };
const PACED: Shape = { firstMs: 100, gapMs: 40, tokens: 64 };

const siteSettings = (dataDir: string) => ({
	NODE_ENV: 'production',
	DATA_DIR: dataDir,
	DATABASE_URL: join(dataDir, 'vatio.db'),
	ALIA_BASE_URL: `http://127.0.0.1:${MODEL_PORT}/v1`,
	VATIO_SIMULATED: 'yes',
	DEMO: 'no',
	HOST: '127.0.0.1',
	PORT: String(SITE_PORT),
	ENDPOINT_CONCURRENCY: '5000',
	LOG_LEVEL: 'info'
});

interface Bench {
	site: Running;
	dataDir: string;
	stop(): Promise<void>;
}

/** Model server, bare proxy and site, all fresh. */
async function open(shape: Shape, past = 0): Promise<Bench> {
	const dataDir = mkdtempSync(join(folder, 'data-'));
	const migrations = join(root, 'drizzle/sqlite');
	await furnishContest({
		file: join(dataDir, 'vatio.db'),
		migrations,
		teams: TEAMS,
		keys: TEAMS,
		past
	});
	const { firstMs, gapMs, tokens } = shape;
	const model = await start(INSTRUMENTS, 'tests/bench/model-server.ts', [
		...[MODEL_PORT, firstMs, gapMs, tokens].map(String)
	]);
	const bare = await start(TARGET, 'tests/bench/bare-proxy.ts', [
		String(BARE_PORT),
		`http://127.0.0.1:${MODEL_PORT}`
	]);
	const site = await start(TARGET, 'src/start.ts', [], siteSettings(dataDir));

	return {
		site,
		dataDir,
		async stop() {
			for (const running of [site, bare, model]) await running.stop();
		}
	};
}

const record = async () =>
	(await (await fetch(`http://127.0.0.1:${MODEL_PORT}/record`)).json()) as {
		requests: number;
		tokens: number;
		left: number;
	};

const ask = (target: Target, connections: number, rampMs: number, more: object = {}) => ({
	url: urls[target],
	...(target === 'ours' ? { key: 'vatio_bench_', keys: TEAMS } : {}),
	connections,
	warmMs: rampMs + 2000,
	ms,
	rampMs,
	...more
});

/** Each target in turn, as many rounds as asked; the first round after a start only warms. */
async function inTurn(
	targets: Target[],
	connections: number,
	rampMs: number,
	meanwhile?: () => Promise<void>
) {
	const rows: Record<Target, Loaded>[] = [];
	for (let round = 0; round < rounds; round++) {
		const row = {} as Record<Target, Loaded>;
		for (const target of targets) {
			row[target] = await load(
				ask(target, connections, rampMs),
				target === 'ours' ? meanwhile : undefined
			);
		}
		rows.push(row);
	}
	return rows;
}

const say = (line: string) => process.stdout.write(`${line}\n`);
const round = (figure: number, digits = 2) => figure.toFixed(digits);

async function short() {
	const bench = await open(SHORT);
	await load(ask('ours', 50, 0));
	for (const connections of [1, 50, 200]) {
		const rows = await inTurn(['direct', 'bare', 'ours'], connections, 0);
		const [direct, bare, ours] = (['direct', 'bare', 'ours'] as const).map((target) =>
			median(rows.map((row) => row[target].perSecond))
		);
		const ratio = median(rows.map(({ ours, bare }) => ours.perSecond / bare.perSecond));
		const errors = rows.reduce((sum, { ours }) => sum + ours.errors, 0);
		say(
			`short replies, ${connections} at a time: direct ${round(direct ?? 0, 0)}/s, bare ${round(bare ?? 0, 0)}/s, ours ${round(ours ?? 0, 0)}/s = ${round(ratio, 3)} × bare, ${errors} errors`
		);
	}
	say(await books(bench.dataDir));
	await bench.stop();
}

async function paced() {
	for (const connections of [200, 500, 1000]) {
		const bench = await open(PACED);
		await load(ask('ours', 50, 0));
		const idle = bench.site.memory();
		let held = 0;
		const pages: number[] = [];
		const look = async () => {
			const until = performance.now() + ms;
			await new Promise((resolve) => setTimeout(resolve, 4000));
			while (performance.now() < until) {
				const from = performance.now();
				await (await fetch(`http://127.0.0.1:${SITE_PORT}/contests/${SLUG}`)).text();
				pages.push(performance.now() - from);
				held = Math.max(held, bench.site.memory());
				await new Promise((resolve) => setTimeout(resolve, 50));
			}
		};
		const rows = await inTurn(['direct', 'bare', 'ours'], connections, 2000, look);
		const added = (share: 'p50' | 'p99', target: Target) =>
			median(rows.map((row) => row[target].first[share] - row.direct.first[share]));
		const through = median(
			rows.map(({ ours, direct }) => ours.tokensPerSecond / direct.tokensPerSecond)
		);
		const errors = rows.reduce((sum, { ours }) => sum + ours.errors, 0);
		pages.sort((a, b) => a - b);
		say(
			`${connections} paced streams: first token + ${round(added('p50', 'ours'))} ms median, + ${round(added('p99', 'ours'))} ms p99 (bare + ${round(added('p50', 'bare'))}, + ${round(added('p99', 'bare'))}); tokens ${round(through, 3)} × direct; ${errors} errors; ${round(((held - idle) * 1000) / connections, 0)} MB per 1,000 streams; pages p99 ${round(pages[Math.floor(pages.length * 0.99)] ?? NaN, 0)} ms`
		);
		say(await books(bench.dataDir));
		await bench.stop();
	}
}

/** Half of the readers leave after ten tokens. */
async function leave() {
	const bench = await open(PACED);
	for (const target of ['bare', 'ours'] as const) {
		const before = await record();
		const booked = bookedTokens(bench.dataDir);
		const loaded = await load(ask(target, 100, 500, { leave: 0.5, leaveAfter: 10 }));
		await new Promise((resolve) => setTimeout(resolve, 1000));
		const after = await record();
		const sent = after.tokens - before.tokens;
		const share = (sent - loaded.tokens) / sent;
		say(
			`${target}, half of 100 leave: ${loaded.left} left, ${round(share * 100)} % of the tokens for nobody`
		);
		if (target === 'bare') continue;
		const difference = bookedTokens(bench.dataDir) - booked - sent;
		say(`  ${sent} tokens sent, ${difference} more in the books`);
	}
	say(await books(bench.dataDir));
	await bench.stop();
}

/** The same short replies over an empty and over a full database, in turn. */
async function past() {
	const rates: Record<string, number[]> = { empty: [], full: [] };
	for (let turn = 0; turn < rounds; turn++) {
		for (const [name, rows] of [
			['empty', 0],
			['full', Number(options.past)]
		] as const) {
			const bench = await open(SHORT, rows);
			await load(ask('ours', 50, 0));
			rates[name]?.push((await load(ask('ours', 50, 0))).perSecond);
			await bench.stop();
		}
	}
	const ratios = (rates.full ?? []).map((rate, place) => rate / (rates.empty?.[place] ?? NaN));
	say(
		`with ${options.past} past interactions: ${round(median(ratios), 3)} × the requests of an empty database`
	);
}

await buildIfStale();
try {
	if (only.has('short')) await short();
	if (only.has('paced')) await paced();
	if (only.has('leave')) await leave();
	if (only.has('past')) await past();
} finally {
	rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
