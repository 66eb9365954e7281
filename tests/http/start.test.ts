import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSite, type RunningSite } from '../support/site.ts';

const script = join(import.meta.dirname, '../../src/start.ts');
const folders: string[] = [];
let site: RunningSite;

beforeAll(async () => {
	site = await startSite();
}, 200_000);
afterAll(async () => {
	await site?.end();
	for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** `npm start` as a person types it, with settings of its own. */
function launch(env: Record<string, string>) {
	const dataDir = mkdtempSync(join(tmpdir(), 'vatio-start-'));
	folders.push(dataDir);
	const child = spawn(process.execPath, [script], {
		env: { ...process.env, DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1', ...env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	const ended = once(child, 'close').then(([code]) => code as number | null);
	let output = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (data: Buffer) => (output += data.toString()));
	}
	const shows = (text: string) => expect.poll(() => output, { timeout: 15_000 }).toContain(text);

	return { child, ended, shows, output: () => output };
}

test('a second process on the same file is refused with one sentence', async () => {
	const second = launch({
		DATABASE_URL: join(site.dataDir, 'vatio.db'),
		ALIA_BASE_URL: site.endpointUrl
	});

	expect(await second.ended).toBe(1);
	expect(second.output().trim()).toMatch(/^Another process is using \S+vatio\.db\. [^\n]*$/);
});

test('a wrong setting stops the start with its name, what was read and what is expected', async () => {
	const wrong = launch({ PORT: 'eighty' });

	expect(await wrong.ended).toBe(1);
	expect(wrong.output().trim()).toBe(
		'Wrong setting: PORT is "eighty"; expected a port between 0 and 65535.'
	);
});

test('a database that cannot be reached stops the start with one sentence and no secret', async () => {
	const lost = launch({ DATABASE_URL: 'postgres://vatio:secreto@127.0.0.1:1/vatio' });

	expect(await lost.ended).toBe(1);
	expect(lost.output().trim()).toMatch(/^The database of DATABASE_URL cannot be opened[^\n]*$/);
	expect(lost.output()).not.toContain('secreto');
});

test('a taken port leads to the next free one, and a line says so', async () => {
	const taken = createServer().listen(0, '127.0.0.1');
	await once(taken, 'listening');
	const { port } = taken.address() as AddressInfo;
	const started = launch({ PORT: String(port) });
	await started.shows('Cuentas');

	const used = Number(/http:\/\/localhost:(\d+)/.exec(started.output())?.[1]);
	expect(used).toBeGreaterThan(port);
	expect(started.output()).toMatch(new RegExp(`${port}.* ${used}\\b`));
	started.child.kill('SIGTERM');
	expect(await started.ended).toBe(0);
	taken.close();
});

test('without an endpoint the simulated model is started, and ends even with a killed site', async () => {
	const started = launch({ ALIA_BASE_URL: '' });
	await started.shows('Cuentas');
	const model = /simulado, en (\S+)/.exec(started.output())?.[1] ?? 'no address';
	expect((await fetch(`${model}/models`)).status).toBe(200);

	started.child.kill('SIGKILL');
	await started.ended;
	const state = () =>
		fetch(`${model}/models`).then(
			() => 'up',
			() => 'gone'
		);
	await expect.poll(state, { timeout: 10_000 }).toBe('gone');
});

test('a second start keeps all data, after a polite end and after a crash', async () => {
	const people = site.accounts();
	expect(await site.stop()).toBe(0);
	await site.restart();
	expect(site.accounts()).toEqual(people);

	await site.kill();
	await site.restart();
	expect(site.accounts()).toEqual(people);
	expect((await fetch(site.url)).status).toBe(200);
});

test.runIf(existsSync('/proc/self/status'))('the idle server takes less than 150 MB', async () => {
	await fetch(site.url);
	const status = readFileSync(`/proc/${site.pid()}/status`, 'utf8');
	const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]);

	expect(kilobytes).toBeLessThan(150 * 1024);
});
