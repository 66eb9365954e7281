import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** `npm run verify`: what a change must pass before it is kept; stops at the first «no» and shows it. */
const root = join(import.meta.dirname, '../..');
const steps: [title: string, program: string, args: string[]][] = [
	['sync', '@sveltejs/kit/svelte-kit.js', ['sync']],
	['format', 'prettier/bin/prettier.cjs', ['--check', '.']],
	['lint', 'eslint/bin/eslint.js', ['--max-warnings', '0', '.']],
	['types', 'svelte-check/bin/svelte-check', ['--fail-on-warnings']],
	['tests', 'vitest/vitest.mjs', ['run']]
];

for (const [title, program, args] of steps) {
	const start = performance.now();
	const script = join(root, 'node_modules', program);
	const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
		cwd: root,
		encoding: 'utf8',
		maxBuffer: 256 * 1024 * 1024
	});
	const took = `${((performance.now() - start) / 1000).toFixed(1)} s`;
	process.stdout.write(`${status === 0 ? '✓' : '✗'} ${title.padEnd(8)} ${took.padStart(7)}\n`);
	if (status !== 0) {
		process.stdout.write(`${stdout}${stderr}`);
		process.exit(1);
	}
}
