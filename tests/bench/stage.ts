import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHALLENGE, furnishContest, SLUG } from './contest.ts';
import manifest from '../../package.json' with { type: 'json' };
import { INSTRUMENTS, start, TARGET, type Running } from './processes.ts';

const MODEL_PORT = 9311;
const BARE_PORT = 9312;
export const SITE_PORT = 9313;
export const TEAMS = 1000;
export const folder = mkdtempSync(join(tmpdir(), 'vatio-bench-'));
const root = join(import.meta.dirname, '../..');

export type Target = 'direct' | 'bare' | 'ours';
export const urls: Record<Target, string> = {
	direct: `http://127.0.0.1:${MODEL_PORT}/v1/chat/completions`,
	bare: `http://127.0.0.1:${BARE_PORT}/v1/chat/completions`,
	ours: `http://127.0.0.1:${SITE_PORT}/api/contests/${SLUG}/${CHALLENGE}/v1/chat/completions`
};

export interface Shape {
	firstMs: number;
	gapMs: number;
	tokens: number;
}
export const SHORT: Shape = { firstMs: 0, gapMs: 0, tokens: 16 };
export const PACED: Shape = { firstMs: 100, gapMs: 40, tokens: 64 };

/** What `npm start` gives to Node. */
const startFlags = manifest.scripts.start.match(/--\S+/g) ?? [];

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

export interface Bench {
	site: Running;
	dataDir: string;
	stop(): Promise<void>;
}

/** Model server, bare proxy and site, all fresh. */
export async function open(shape: Shape, past = 0): Promise<Bench> {
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
	const site = await start(TARGET, 'src/start.ts', [], siteSettings(dataDir), startFlags);

	return {
		site,
		dataDir,
		async stop() {
			for (const running of [site, bare, model]) await running.stop();
		}
	};
}

export const record = async () =>
	(await (await fetch(`http://127.0.0.1:${MODEL_PORT}/record`)).json()) as {
		requests: number;
		tokens: number;
		left: number;
	};
