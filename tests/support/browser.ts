import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';

const root = join(import.meta.dirname, '../..');
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
const DOWNLOAD_MS = 180_000;

const MISSING =
	'No Chromium was found, downloaded or installed: install it (Debian: apt-get install chromium) and run the tests again.';

/** How the tests start Chromium: quiet, and without the sandbox that root cannot have. */
export const launchArgs = [
	...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

/** The program of a Chromium on this machine: the system's own, else the one that Playwright keeps. */
export function findBrowser(): string | undefined {
	const folders = (process.env.PATH ?? '').split(':');
	const system = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));

	return [...system, MAC, chromium.executablePath()].find(
		(program) => existsSync(program) && starts(program)
	);
}

/** The same, or after an attempt to get one: Playwright's download, then Debian's package. */
export function findOrInstallBrowser(): string {
	const found = findBrowser() ?? downloaded() ?? installed();
	if (!found) throw new Error(MISSING);
	return found;
}

function downloaded(): string | undefined {
	const playwright = join(root, 'node_modules/@playwright/test/cli.js');
	const args = [playwright, 'install', '--no-shell', 'chromium'];
	spawnSync(process.execPath, args, { stdio: 'ignore', timeout: DOWNLOAD_MS });
	return findBrowser();
}

function installed(): string | undefined {
	if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
	const options = {
		stdio: 'inherit' as const,
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
	};
	try {
		execFileSync('apt-get', ['-qq', 'update'], options);
		execFileSync(
			'apt-get',
			['-qq', 'install', '-y', '--no-install-recommends', 'chromium'],
			options
		);
	} catch {
		return undefined;
	}
	return findBrowser();
}

function starts(program: string): boolean {
	return spawnSync(program, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}
