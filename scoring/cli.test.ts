import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const CLI = fileURLToPath(new URL('cli.ts', import.meta.url));

let folder = '';
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'score-'));
});
afterAll(() => {
	rmSync(folder, { recursive: true });
});

function score(...args: string[]): { status: number | null; stdout: string; stderr: string } {
	return spawnSync(process.execPath, [CLI, ...args], {
		encoding: 'utf8',
		maxBuffer: 1 << 28
	});
}

function file(content: string): string {
	const path = join(folder, 'interactions.jsonl');
	writeFileSync(path, content);
	return path;
}

function answers(stdout: string): unknown[] {
	return stdout
		.trimEnd()
		.split('\n')
		.map((line) => JSON.parse(line) as unknown);
}

describe('pricing one interaction', () => {
	test('prints the whole account of it', () => {
		const { status, stdout, stderr } = score('energy', '--prompt', '200', '--completion', '500');

		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
		expect(stdout).toBe(
			'{"profile":"alia40b-h200x1-b32-2026.1","flop":"53143776788480","flopUnits":101363710,' +
				'"energyNwh":107478574,"wattHours":0.107478574,"gramsCO2e":0.015707994,' +
				'"gpuJoules":248.027479509}\n'
		);
	});

	test('takes cached tokens and another server', () => {
		const cached = ['energy', '--prompt=500', '--cached=480', '--completion=300'];

		expect(answers(score(...cached).stdout)).toMatchObject([{ energyNwh: 62_124_537 }]);
		expect(
			answers(score(...cached, '--profile', 'simulated-alia40b-b8-2026.1').stdout)
		).toMatchObject([{ profile: 'simulated-alia40b-b8-2026.1', flop: '24699752939520' }]);
	});
});

describe('pricing a file', () => {
	test('answers every line in its place, priced or refused', () => {
		const path = file(
			[
				'\uFEFF{"promptTokens":200,"cachedTokens":0,"completionTokens":500}',
				'{"promptTokens":200,"cachedTokens":0,"completionTokens":500',
				'{"promptTokens":1,"cachedTokens":2,"completionTokens":1}',
				'{"promptTokens":1,"completionTokens":1}',
				'{"promptTokens":"1","cachedTokens":0,"completionTokens":1}',
				'{"promptTokens":1,"cachedTokens":0,"completionTokens":1,"profile":"none"}',
				'{"promptTokens":1,"cachedTokens":0,"completionTokens":1,"profil":"x"}',
				'',
				'[]',
				'{"promptTokens":0.5,"cachedTokens":0,"completionTokens":1}',
				'{"promptTokens":1,"cachedTokens":0,"completionTokens":1,"profile":"alia40b-h200x1-b8-2026.1"}\r'
			].join('\n')
		);

		const { status, stdout, stderr } = score('energy', '--file', path);

		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
		expect(answers(stdout)).toEqual([
			expect.objectContaining({ energyNwh: 107_478_574 }),
			{ error: 'line 2: not JSON' },
			{ error: 'line 3: cachedTokens (2) is above promptTokens (1)' },
			{ error: 'line 4: cachedTokens is missing' },
			{ error: 'line 5: promptTokens is not a natural number' },
			{ error: expect.stringContaining('line 6: unknown profile "none"') as string },
			{ error: 'line 7: unknown field "profil"' },
			{ error: 'line 8: not JSON' },
			{ error: 'line 9: not a JSON object' },
			{ error: 'line 10: promptTokens is not a natural number' },
			expect.objectContaining({ profile: 'alia40b-h200x1-b8-2026.1', energyNwh: 721_817 })
		]);
	});

	test('prices lines that name no profile on the one given', () => {
		const path = file('{"promptTokens":1,"cachedTokens":0,"completionTokens":1}\n');

		const { stdout } = score('energy', '--file', path, '--profile', 'alia40b-h100x2-b32-2026.1');

		expect(answers(stdout)).toMatchObject([{ profile: 'alia40b-h100x2-b32-2026.1' }]);
	});

	test('an empty file has no answers', () => {
		expect(score('energy', '--file', file(''))).toMatchObject({ status: 0, stdout: '' });
	});

	test('answers a hundred thousand interactions, each in its place', () => {
		const line = (_: unknown, at: number): string =>
			JSON.stringify({ promptTokens: 1 + (at % 9000), cachedTokens: 0, completionTokens: 9 });
		const path = file(Array.from({ length: 100_000 }, line).join('\n'));

		const { stdout } = score('energy', '--file', path);
		const lines = stdout.trimEnd().split('\n');

		expect(lines).toHaveLength(100_000);
		expect(lines[9000]).toBe(lines[0]);
		expect(lines[9001]).not.toBe(lines[0]);
	});
});

describe('what cannot be done as it was asked', () => {
	test.each([
		[[], 'which command?'],
		[['enrgy'], 'unknown command "enrgy"'],
		[['rank'], 'rank: which archive? A folder or a .zip'],
		[['rank', '/nowhere/x.zip'], 'rank: cannot read "/nowhere/x.zip": no such file'],
		[['rank', 'a', 'b'], 'rank: unexpected "b"'],
		[['verify', '--key'], 'verify: which archive?'],
		[['verify', 'x', '--keys', 'k'], 'verify: unknown option "--keys"'],
		[['verify', 'x', '--head'], 'verify: --head needs a value'],
		[['energy'], 'energy: --prompt is missing'],
		[['energy', '--prompt', '1'], 'energy: --completion is missing'],
		[['energy', '--prompt', '-1', '--completion', '1'], '--prompt is not a natural number: "-1"'],
		[['energy', '--prompt', '1', '--completion', '1', '--gpu', 'x'], 'unknown option "--gpu"'],
		[['energy', '--prompt', '1', '--completion', '1', '--profile', 'x'], 'unknown profile "x"'],
		[['energy', '--prompt', '0', '--completion', '1'], 'completionTokens (1) cannot come out'],
		[['energy', '--prompt', '1', '--cached', '2', '--completion', '1'], 'is above promptTokens'],
		[['energy', '--prompt', '163840', '--completion', '1'], 'above the context of 163840'],
		[['energy', '--file', '/nowhere/x.jsonl'], 'cannot read "/nowhere/x.jsonl": no such file'],
		[['energy', '--file', '/'], 'cannot read "/": it is a folder'],
		[['energy', '--file', 'x', '--prompt', '1'], '--file takes its counts from the file alone']
	])('%j is told in one line', (args, message) => {
		const { status, stdout, stderr } = score(...args);

		expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
		expect(stderr).toContain(message);
		expect(stderr.trimEnd().split('\n')).toHaveLength(1);
	});

	test('help lists the commands that there are', () => {
		const { status, stdout } = score('help');

		expect(status).toBe(0);
		expect(stdout).toContain('energy --prompt N [--cached N] --completion N [--profile ID]');
		expect(stdout).toContain('rank ARCHIVE');
		expect(stdout).toContain('verify ARCHIVE [--key PEM] [--head FILE]… [--receipt FILE]…');
	});
});
