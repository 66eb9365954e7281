import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildIfStale } from '../../src/fresh-build.ts';
import { bookedTokens, books } from './books.ts';
import { SLUG } from './contest.ts';
import type { Loaded } from './load.ts';
import { load, median } from './processes.ts';
import {
	folder,
	open,
	PACED,
	record,
	SHORT,
	SITE_PORT,
	TEAMS,
	urls,
	type Target
} from './stage.ts';

/**
 * What the gateway adds to a model server, beside the least that any proxy adds: direct, bare proxy and
 * ours in turn, medians of the rounds, ratios within a round.
 * `node tests/bench/gateway.ts [--rounds 3] [--seconds 6] [--past 1000000] [--only short,paced,memory,pages,leave,past]`
 */
const { values: options } = parseArgs({
	options: {
		rounds: { type: 'string', default: '3' },
		seconds: { type: 'string', default: '6' },
		past: { type: 'string', default: '1000000' },
		only: { type: 'string', default: 'short,paced,memory,pages,leave,past' }
	}
});
const rounds = Number(options.rounds);
const ms = Number(options.seconds) * 1000;
const only = new Set(options.only.split(','));

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
		const rows = await inTurn(['direct', 'bare', 'ours'], connections, 2000);
		const added = (share: 'p50' | 'p99', target: Target) =>
			median(rows.map((row) => row[target].first[share] - row.direct.first[share]));
		const through = median(
			rows.map(({ ours, direct }) => ours.tokensPerSecond / direct.tokensPerSecond)
		);
		const errors = rows.reduce((sum, { ours }) => sum + ours.errors, 0);
		say(
			`${connections} paced streams: first token + ${round(added('p50', 'ours'))} ms median, + ${round(added('p99', 'ours'))} ms p99 (bare + ${round(added('p50', 'bare'))}, + ${round(added('p99', 'bare'))}); tokens ${round(through, 3)} × direct; ${errors} errors`
		);
		say(await books(bench.dataDir));
		await bench.stop();
	}
}

/** Memory that 1,000 streams take which are open and say little, beside a site that has just been started. */
async function memory() {
	const bench = await open({ firstMs: 100, gapMs: 1000, tokens: 30 });
	await load(ask('ours', 20, 0, { ms: 1000 }));
	const idle = bench.site.memory();
	let held = 0;
	await load(ask('ours', 1000, 4000, { warmMs: 8000, ms: 4000 }), async () => {
		await new Promise((resolve) => setTimeout(resolve, 10_000));
		held = bench.site.memory();
	});
	say(`1,000 open streams: ${round(held - idle, 0)} MB`);
	await bench.stop();
}

/** A public page, asked for twenty times a second while 500 streams run. */
async function pages() {
	const bench = await open(PACED);
	const took: number[] = [];
	const look = async () => {
		const from = performance.now() + 4000;
		while (performance.now() < from + ms) {
			const asked = performance.now();
			await (await fetch(`http://127.0.0.1:${SITE_PORT}/contests/${SLUG}`)).text();
			if (asked > from) took.push(performance.now() - asked);
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
	};
	await inTurn(['ours'], 500, 2000, look);
	took.sort((a, b) => a - b);
	const at = (share: number) => round(took[Math.floor(took.length * share)] ?? NaN, 0);
	say(`a page while 500 streams run: ${at(0.5)} ms median, ${at(0.99)} ms p99`);
	await bench.stop();
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
	if (only.has('memory')) await memory();
	if (only.has('pages')) await pages();
	if (only.has('leave')) await leave();
	if (only.has('past')) await past();
} finally {
	rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
