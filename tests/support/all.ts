import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfStale } from '../../src/fresh-build.ts';
import { findOrInstallBrowser } from './browser.ts';
import { addUp, ofPlaywright, ofVitest, totalLine, type Outcome } from './totals.ts';

/** `npm test`: everything there is, ended by one line with the total. */
const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'vatio-reports-'));
const total = addUp([await attempt(buildIfStale), runVitest(), await attempt(browserTests)]);
rmSync(folder, { recursive: true });
process.stdout.write(`\n${totalLine(total)}\n`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

function runVitest(): Outcome {
	const report = join(folder, 'vitest.json');
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
	const status = run('vitest/vitest.mjs', ['run', ...reporters]);
	return ofVitest(readReport(report), status);
}

function browserTests(): Outcome {
	findOrInstallBrowser();
	const report = join(folder, 'playwright.json');
	const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: report };
	const status = run('@playwright/test/cli.js', ['test', '--reporter=list,json'], env);
	return ofPlaywright(readReport(report), status);
}

function run(program: string, args: string[], env: Record<string, string> = {}): number {
	const script = join(root, 'node_modules', program);
	const { status } = spawnSync(process.execPath, [script, ...args], {
		cwd: root,
		stdio: 'inherit',
		env: { ...process.env, ...env }
	});
	return status ?? 1;
}

function readReport(file: string): unknown {
	return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** What cannot even start counts as one failure, said in a sentence. */
async function attempt(work: () => Outcome | Promise<void>): Promise<Outcome> {
	try {
		return (await work()) ?? { passed: 0, failed: 0, skipped: 0 };
	} catch (error) {
		process.stdout.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
		return { passed: 0, failed: 1, skipped: 0 };
	}
}
