import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startRehearsal } from '../../src/rehearsal-process.ts';

const root = join(import.meta.dirname, '../..');
const READY_MS = 180_000;

export interface SiteOptions {
	/** How fast the rehearsal endpoint writes. */
	pace?: 'none' | 'fast' | 'real';
	/** Where the endpoint's draws start. */
	seed?: number;
	/** Another endpoint, up to and including `/v1`: none of its own is started. */
	endpoint?: string;
	/** Postgres instead of a file in the site's temporary folder. */
	databaseUrl?: string;
	/** Further settings. */
	env?: Record<string, string>;
}

export interface DemoAccount {
	accountId: string;
	name: string;
	email: string;
	password: string;
	part: 'participant' | 'judge' | 'organiser';
}

export interface RunningSite {
	/** `http://localhost:PORT`, the same after a restart. */
	readonly url: string;
	/** Its temporary folder, with the database and the demo accounts. */
	readonly dataDir: string;
	/** The endpoint that it calls, up to and including `/v1`. */
	readonly endpointUrl: string;
	pid(): number | undefined;
	/** The demo accounts with their passwords. */
	accounts(): DemoAccount[];
	account(part: DemoAccount['part']): DemoAccount;
	/** Everything that it has written to its output since the first start. */
	log(): string;
	/** Ends it politely (SIGTERM) and gives its exit status; the data stays. */
	stop(): Promise<number | null>;
	/** Ends it as a power cut would (SIGKILL); the data stays. */
	kill(): Promise<void>;
	/** Starts it again on the same data and port, after ending it politely if it still runs. */
	restart(): Promise<void>;
	/** Ends everything and removes its data. */
	end(): Promise<void>;
}

/**
 * Starts the built site as a process of its own, as `npm start` does, on a free port with an empty
 * folder for its data and a rehearsal endpoint. Builds first where the build is stale.
 */
export async function startSite(options: SiteOptions = {}): Promise<RunningSite> {
	const dataDir = mkdtempSync(join(tmpdir(), 'vatio-site-'));
	const { pace = 'none', seed = 1 } = options;
	const rehearsal = options.endpoint ? undefined : await startRehearsal({ pace, seed });
	const endpointUrl = options.endpoint ?? `${rehearsal?.url}/v1`;
	let log = '';
	let url = '';
	let child: ChildProcess | undefined;
	let exited: Promise<number | null> = Promise.resolve(null);

	async function start() {
		child = spawn(process.execPath, [join(root, 'src/start.ts')], {
			cwd: root,
			env: environment(),
			stdio: ['ignore', 'pipe', 'pipe', 'ipc']
		});
		const process_ = child;
		const collect = (data: Buffer) => (log += data.toString());
		process_.stdout?.on('data', collect);
		process_.stderr?.on('data', collect);
		exited = new Promise((resolve) => process_.once('close', resolve));
		url = await new Promise<string>((resolve, reject) => {
			process_.once('message', (message) => resolve((message as { url: string }).url));
			void exited.then((code) => reject(new Error(`The site ended with ${code}:\n${log}`)));
			setTimeout(() => reject(new Error(`The site is not ready:\n${log}`)), READY_MS).unref();
		});
	}

	function environment() {
		const settings: Record<string, string> = {
			DATA_DIR: dataDir,
			DATABASE_URL: options.databaseUrl ?? join(dataDir, 'vatio.db'),
			ALIA_BASE_URL: endpointUrl,
			VATIO_SIMULATED: rehearsal ? 'yes' : 'no',
			HOST: '127.0.0.1',
			PORT: url ? new URL(url).port : '0',
			LOG_LEVEL: 'warn',
			WARM_UP: 'no',
			DEMO: 'yes',
			// Empty counts as absent, and keeps a developer's own .env out of the tests.
			ALIA_API_KEY: '',
			ALIA_MODEL: '',
			ORIGIN: '',
			ADDRESS_HEADER: ''
		};
		return { ...process.env, NODE_ENV: 'production', ...settings, ...options.env };
	}

	const accounts = () =>
		JSON.parse(readFileSync(join(dataDir, 'demo-accounts.json'), 'utf8')) as DemoAccount[];

	const site = {
		get url() {
			return url;
		},
		dataDir,
		endpointUrl,
		pid: () => child?.pid,
		accounts,
		account(part: DemoAccount['part']) {
			const found = accounts().find((account) => account.part === part);
			if (!found) throw new Error(`no demo account is ${part}`);
			return found;
		},
		log: () => log,
		stop: () => signal('SIGTERM'),
		kill: async () => void (await signal('SIGKILL')),
		async restart() {
			await signal('SIGTERM');
			await start();
		},
		async end() {
			await signal('SIGTERM');
			await rehearsal?.stop();
			rmSync(dataDir, { recursive: true, force: true });
		}
	};

	try {
		await start();
		return site;
	} catch (error) {
		await site.end();
		throw error;
	}

	function signal(name: NodeJS.Signals) {
		if (child?.exitCode === null && child.signalCode === null) child.kill(name);
		return exited;
	}
}
