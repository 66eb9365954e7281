import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale, buildIsStale } from './fresh-build.ts';
import { startRehearsal } from './rehearsal-process.ts';
import { welcomeText } from './welcome.ts';

/**
 * `npm start`: builds what is stale, starts the rehearsal endpoint where no other is set, serves the
 * site in this process and says how to enter it. `--dev` serves the sources instead of the build.
 */
const root = join(import.meta.dirname, '..');
const DATABASE_UNREACHABLE = new Set(['ECONNREFUSED', 'ENOTFOUND', '28P01', '28000', '3D000']);

process.chdir(root);
if (existsSync('.env')) process.loadEnvFile('.env');
// An empty line in it counts as absent, for SvelteKit's server too.
for (const [name, value] of Object.entries(process.env)) if (value === '') delete process.env[name];
// A test that started the site and is gone must not leave it behind.
if (process.channel) process.on('disconnect', () => process.exit(1));

try {
	if (process.argv.includes('--dev')) await develop();
	else await serveBuild();
} catch (error) {
	process.stderr.write(`\n${(await wrongSetting()) ?? sentenceOf(error)}\n\n`);
	process.exit(1);
}

async function serveBuild() {
	if (await buildIsStale()) {
		await checkSettings();
		process.stdout.write('\n  Preparando la web; solo la primera vez o tras un cambio…\n');
		await buildIfStale();
	}
	const rehearsalUrl = await offerRehearsal();
	const { serve } = await import('./entry.js');
	const { url, site } = await serve();

	process.stdout.write(`${welcomeText({ url, ...site.welcome, rehearsalUrl })}\n`);
	process.send?.({ url });
}

async function develop() {
	await checkSettings();
	process.env.VATIO_REHEARSAL_URL = await offerRehearsal();
	const { runDevServer } = await import('./dev-server.ts');
	await runDevServer();
}

/** Before a build, which takes a while; the site itself checks again. */
async function checkSettings() {
	const { readSettings } = await import('./lib/server/config.ts');
	readSettings(process.env);
}

/** A setting that SvelteKit's server stumbled over before the site could name it. */
async function wrongSetting(): Promise<string | undefined> {
	try {
		await checkSettings();
	} catch (error) {
		return error instanceof Error && error.constructor.name === 'WrongSetting'
			? error.message
			: undefined;
	}
}

async function offerRehearsal(): Promise<string | undefined> {
	if (process.env.ALIA_BASE_URL) return undefined;
	const { url } = await startRehearsal();
	process.env.ALIA_BASE_URL = `${url}/v1`;
	process.env.VATIO_SIMULATED = 'yes';

	return process.env.ALIA_BASE_URL;
}

/** What the person at the terminal can put right is one sentence; anything else comes with its trace. */
function sentenceOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	const expected = /^(WrongSetting|DatabaseInUse|BuildFailed|PortsTaken)\b/;
	if (expected.test(error.constructor.name)) return error.message;

	const code = codeOf(error);
	if (code === 'EACCES') return `${error.message}. Choose a PORT and folders that you may use.`;
	if (code && DATABASE_UNREACHABLE.has(code)) {
		return `The database of DATABASE_URL cannot be opened (${code}). Is it running, and is the address right?`;
	}
	return error.stack ?? error.message;
}

function codeOf(error: Error): string | undefined {
	if ('code' in error && typeof error.code === 'string') return error.code;
	return error.cause instanceof Error ? codeOf(error.cause) : undefined;
}
