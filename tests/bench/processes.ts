import { fork, spawnSync, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Load, Loaded } from './load.ts';

const root = join(import.meta.dirname, '../..');
const canPin = spawnSync('taskset', ['-c', '0,1', 'true']).status === 0;

/** The measured process has a core of its own, the instruments share the other. */
export const INSTRUMENTS = 0;
export const TARGET = 1;

export interface Running {
	pid: number;
	/** Resident memory in megabytes. */
	memory(): number;
	stop(): Promise<void>;
}

/** Starts one of our scripts on a core and waits until it says that it is ready. */
export async function start(
	core: number,
	script: string,
	args: string[] = [],
	env: Record<string, string> = {},
	execArgv: string[] = []
): Promise<Running> {
	const child = fork(join(root, script), args, {
		cwd: root,
		execArgv,
		env: { ...process.env, ...env },
		stdio: ['ignore', 'ignore', 'inherit', 'ipc']
	});
	const { pid } = child;
	if (pid === undefined) throw new Error(`${script} did not start`);
	if (canPin) spawnSync('taskset', ['-a', '-c', '-p', String(core), String(pid)]);
	await ready(child, script);

	return {
		pid,
		memory: () => residentMegabytes(pid),
		async stop() {
			const gone = new Promise((resolve) => child.once('exit', resolve));
			child.kill('SIGTERM');
			await gone;
		}
	};
}

function ready(child: ChildProcess, script: string) {
	return new Promise<void>((resolve, reject) => {
		child.once('message', () => resolve());
		child.once('exit', (code) => reject(new Error(`${script} ended with ${code}`)));
	});
}

function residentMegabytes(pid: number): number {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

/** Runs a load in a process of its own, beside the model server. `meanwhile` is called as it runs. */
export async function load(load: Load, meanwhile?: () => Promise<void>): Promise<Loaded> {
	const child = fork(join(root, 'tests/bench/load.ts'), [JSON.stringify(load)], {
		stdio: ['ignore', 'pipe', 'inherit', 'ipc']
	});
	if (canPin) spawnSync('taskset', ['-a', '-c', '-p', String(INSTRUMENTS), String(child.pid)]);
	let output = '';
	child.stdout?.on('data', (part: Buffer) => (output += part.toString()));
	const ended = new Promise((resolve) => child.once('close', resolve));
	await meanwhile?.();
	await ended;

	return JSON.parse(output) as Loaded;
}

export function median(figures: number[]): number {
	const sorted = [...figures].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
