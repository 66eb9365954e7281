import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const root = join(import.meta.dirname, '..');
const folders = ['src', 'scoring', 'static', 'drizzle'];
const stamp = join(root, 'build', '.built-from');
const lock = join(root, '.svelte-kit', 'building');

export class BuildFailed extends Error {}

/** Whether `build/` is missing or older than what it is built from. */
export async function buildIsStale(): Promise<boolean> {
	return !existsSync(stamp) || Number(readFileSync(stamp, 'utf8')) < (await newestSource());
}

/** Builds the site where the build is missing or stale; what starts at the same time waits for it. */
export async function buildIfStale(): Promise<void> {
	if (!(await buildIsStale())) return;
	await takeLock();
	try {
		const source = await newestSource();
		if (!(await buildIsStale())) return;
		await viteBuild();
		writeFileSync(stamp, String(source));
	} finally {
		await rm(lock, { force: true });
	}
}

/** Epoch milliseconds of the last change; folders count too, because a deletion changes only them. */
async function newestSource(): Promise<number> {
	const beside = await readdir(root);
	const inside = await Promise.all(
		folders.map(async (folder) => {
			const names = await readdir(join(root, folder), { recursive: true });
			return [folder, ...names.map((name) => join(folder, name))];
		})
	);
	const sources = [
		...beside.filter((name) => name === 'package-lock.json' || /\.config\.[jt]s$/.test(name)),
		...inside.flat().filter((name) => !name.endsWith('.test.ts'))
	];
	const times = await Promise.all(
		sources.map(async (name) => (await stat(join(root, name)).catch(() => undefined))?.mtimeMs ?? 0)
	);
	return Math.max(...times);
}

async function viteBuild(): Promise<void> {
	const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
	const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
		cwd: root,
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let output = '';
	child.stdout.on('data', (data: Buffer) => (output += data.toString()));
	child.stderr.on('data', (data: Buffer) => (output += data.toString()));
	const code = await new Promise((resolve, reject) =>
		child.on('error', reject).on('close', resolve)
	);
	if (code !== 0) throw new BuildFailed(`${output}\nThe build failed.`);
}

async function takeLock(): Promise<void> {
	mkdirSync(join(lock, '..'), { recursive: true });
	while (true) {
		try {
			const file = openSync(lock, 'wx');
			writeFileSync(file, String(process.pid));
			closeSync(file);
			return;
		} catch {
			if (!isAlive(await holder())) await rm(lock, { force: true });
			await wait(200);
		}
	}
}

async function holder(): Promise<number> {
	await wait(20);
	return existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : process.pid;
}

function isAlive(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}
