import { fork, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfStale } from '../../src/fresh-build.ts';
import { CHALLENGE, SLUG } from './contest.ts';
import type { Crowd, Crowded } from './crowd.ts';
import type { Loaded } from './load.ts';
import { INSTRUMENTS, load, median } from './processes.ts';
import { signedIn, writeBoard } from './room.ts';
import { folder, open, PACED, SITE_PORT, TEAMS, urls } from './stage.ts';

/**
 * What a room full of readers does to the board and to those who play: 200 paced streams alone and
 * beside readers that poll and feeds that listen, in turn; medians of the rounds. The board changes every
 * ten seconds.
 * `node tests/bench/readers.ts [--rounds 3] [--seconds 20] [--readers 5000] [--listeners 200] [--streams 200]`
 */
const { values: options } = parseArgs({
	options: {
		rounds: { type: 'string', default: '3' },
		seconds: { type: 'string', default: '20' },
		readers: { type: 'string', default: '5000' },
		listeners: { type: 'string', default: '200' },
		streams: { type: 'string', default: '200' }
	}
});
const rounds = Number(options.rounds);
const ms = Number(options.seconds) * 1000;
const streams = Number(options.streams);
const BAR = { pageMs: 150, slower: 0.05 };
const WARM_MS = 12_000;
const CHANGES_MS = 10_000;
const BOARD_TEAMS = 200;

const streaming = {
	url: urls.ours,
	key: 'vatio_bench_',
	keys: TEAMS,
	connections: streams,
	warmMs: WARM_MS,
	ms,
	rampMs: 2000
};
const crowd: Omit<Crowd, 'listeners'> = {
	site: `http://127.0.0.1:${SITE_PORT}`,
	board: `/contests/${SLUG}/leaderboard/${CHALLENGE}`,
	feed: `/api/contests/${SLUG}/${CHALLENGE}/live`,
	readers: Number(options.readers),
	warmMs: WARM_MS,
	ms
};

async function look(listeners: string[]): Promise<Crowded> {
	const asked: Crowd = { ...crowd, listeners };
	const child = fork(join(import.meta.dirname, 'crowd.ts'), [JSON.stringify(asked)], {
		stdio: ['ignore', 'pipe', 'inherit', 'ipc']
	});
	spawnSync('taskset', ['-a', '-c', '-p', String(INSTRUMENTS), String(child.pid)]);
	let output = '';
	child.stdout?.on('data', (part: Buffer) => (output += part.toString()));
	await new Promise((resolve) => child.once('close', resolve));

	return JSON.parse(output) as Crowded;
}

const say = (line: string) => process.stdout.write(`${line}\n`);
const figure = (value: number, digits = 1) => value.toFixed(digits);
const told = ({ count, p50, p99 }: Crowded['page']) =>
	`${count}: ${figure(p50)} ms median, ${figure(p99)} ms p99`;

await buildIfStale();
try {
	const bench = await open(PACED);
	let turn = 0;
	const change = () => writeBoard(bench.dataDir, { teams: BOARD_TEAMS, turn: turn++ });
	change();
	// Of teams that do not play themselves.
	const listeners = signedIn(bench.dataDir, { teams: Number(options.listeners), of: TEAMS });
	await load({ ...streaming, warmMs: 2000, ms: 2000 });
	const changing = setInterval(change, CHANGES_MS);
	const rows: { alone: Loaded; beside: Loaded; seen: Crowded }[] = [];
	for (let round = 0; round < rounds; round++) {
		const alone = await load(streaming);
		let seen: Crowded | undefined;
		const beside = await load(streaming, async () => {
			seen = await look(listeners);
		});
		if (!seen) throw new Error('nobody looked');
		rows.push({ alone, beside, seen });
		say(
			`round ${round + 1}: pages ${told(seen.page)}; news ${told(seen.news)}; polls ${told(seen.asked)}; ${seen.listening} feeds, ${seen.errors + beside.errors} errors`
		);
	}
	clearInterval(changing);
	const page = median(rows.map(({ seen }) => seen.page.p99));
	const asked = median(rows.map(({ seen }) => seen.asked.p99));
	const ratio = median(
		rows.map(({ alone, beside }) => beside.tokensPerSecond / alone.tokensPerSecond)
	);
	const first = median(rows.map(({ alone, beside }) => beside.first.p99 - alone.first.p99));
	say(
		`${crowd.readers} readers and ${listeners.length} feeds beside ${streams} streams: board page ${figure(page)} ms p99 (bar ${BAR.pageMs}), poll ${figure(asked)} ms p99; tokens ${figure(ratio, 3)} × without readers (bar ${1 - BAR.slower}), first token + ${figure(first)} ms p99`
	);
	process.exitCode = page < BAR.pageMs && ratio >= 1 - BAR.slower ? 0 : 1;
	await bench.stop();
} finally {
	rmSync(folder, { recursive: true, force: true });
}
process.exit();
