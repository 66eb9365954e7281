import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startRehearsal } from '../../../rehearsal-process.ts';
import { startDialect, type DialectName, type Traits } from '../../../../tests/support/dialects.ts';
import { readSettings } from '../config.ts';
import { sentenceOf } from './probe-finding.ts';
import { probeEndpoint } from './probe.ts';

const MODEL = 'BSC-LT/ALIA-40b-instruct';
const KEY = 'clave-que-nadie-ha-de-leer';
const rulebook = {
	model: MODEL,
	contextTokens: 32_768,
	parameters: { temperature: 0, top_p: 1, frequency_penalty: 0, presence_penalty: 0, seed: 1 }
};

async function probed(
	name: DialectName,
	traits: Partial<Traits> = {},
	environment: Record<string, string> = {}
) {
	const server = await startDialect(name, traits);
	onTestFinished(() => server.close());
	const settings = readSettings({
		ALIA_BASE_URL: server.url,
		ALIA_API_KEY: traits.key ?? '',
		...environment
	});
	const findings = await probeEndpoint({ settings, rulebook });
	const of = (level: string) => findings.filter((one) => one.level === level).map(sentenceOf);

	return { server, findings, ok: of('ok'), warn: of('warn'), no: of('no') };
}

describe('the probe of an endpoint that can be billed', () => {
	test('vLLM: running usage, exact prompts, a cache that tells', async () => {
		const { ok, warn, no, server } = await probed('vllm', { key: KEY });

		expect(no).toEqual([]);
		expect(warn).toEqual([]);
		expect(ok.join('\n')).toMatch(
			/vLLM does \(0\.14\.0\).*\n.*is listed[\s\S]*32768 tokens of context/
		);
		expect(ok.join('\n')).toMatch(/running usage[\s\S]*agree on the prompt[\s\S]*from its cache/);
		expect(server.asked()).toHaveLength(3);
	});

	test('llama.cpp: running counts by its timings, prompts bounded by bytes', async () => {
		const { ok, warn, no } = await probed('llama.cpp');

		expect(no).toEqual([]);
		expect(warn).toEqual([expect.stringContaining('llama.cpp’s server does (b6730-a094f381)')]);
		expect(ok.join('\n')).toMatch(
			/32768 tokens of context[\s\S]*running usage[\s\S]*from its cache/
		);
	});

	test('a hosted one: usage at the end, everything else inconvenient', async () => {
		const { warn, no } = await probed('hosted', { key: KEY });

		expect(no).toEqual([]);
		expect(warn).toEqual([
			expect.stringContaining('no /tokenize'),
			expect.stringContaining('how many tokens of context'),
			expect.stringContaining('at the end only'),
			expect.stringContaining('nothing from a cache')
		]);
	});

	test('under another name it is practice only', async () => {
		const { warn } = await probed('vllm', { model: 'ALIA-Q8' }, { ALIA_MODEL: 'ALIA-Q8' });

		expect(warn).toEqual([expect.stringContaining('practice only')]);
	});

	test.for([
		[{ gzip: true }, 'compresses (gzip)'],
		[{ withoutDone: true }, 'without [DONE]'],
		[{ contextTokens: 8192 }, 'takes 8192 tokens of context'],
		[{ usage: 'never' }, 'gives no usage']
	] as const)('%o is inconvenient only', async ([traits, sentence]) => {
		const { warn, no } = await probed('vllm', traits);

		expect(no).toEqual([]);
		expect(warn.join('\n')).toContain(sentence);
	});
});

describe('the probe refuses what would make billing wrong', () => {
	test.for<[DialectName, Partial<Traits>, string]>([
		['hosted', { usage: 'never' }, 'no usage and it has no tokenizer'],
		['llama.cpp', { usage: 'never' }, 'cannot count a whole prompt'],
		['vllm', { usage: 'too small' }, 'cannot be that of what it streamed'],
		['hosted', { usage: 'no numbers' }, 'no counts'],
		['vllm', { usage: 'uncached only' }, 'the first time and'],
		['vllm', { tokenized: () => 7 }, '/tokenize counts 7 tokens'],
		['vllm', { promptTokens: () => 100_000, contextTokens: 200_000 }, 'cannot be that'],
		['vllm', { answers: 'otro-modelo' }, 'answers as «otro-modelo»'],
		['llama.cpp', { model: 'mi-modelo.gguf' }, 'lists «mi-modelo.gguf» and answers as'],
		['vllm', { model: 'otro-modelo' }, 'refused a usual call with status 404'],
		['llama.cpp', { ignoresLimit: true }, 'ignores max_tokens'],
		['hosted', { withoutReason: true }, 'no finish_reason'],
		[
			'llama.cpp',
			{ error: { status: 503, body: { error: { message: 'Loading model' } } } },
			'Loading'
		]
	])('%s with %o', async ([name, traits, sentence]) => {
		const { no } = await probed(name, traits);

		expect(no.join('\n')).toContain(sentence);
	});

	test('an address where nobody answers', async () => {
		const settings = readSettings({ ALIA_BASE_URL: 'http://127.0.0.1:9/v1' });

		expect(await probeEndpoint({ settings, rulebook })).toEqual([
			{ level: 'no', key: 'unreachable', values: { code: 'endpoint_unavailable' } }
		]);
	});

	test('a key that it does not take, or none, without a word of it', async () => {
		const wrong = await probed('hosted', { key: KEY }, { ALIA_API_KEY: 'otra-clave-secreta' });
		const none = await probed('vllm', { key: KEY }, { ALIA_API_KEY: '' });

		expect(wrong.no).toEqual([expect.stringContaining('does not take the key that is set')]);
		expect(none.no).toEqual([expect.stringContaining('set ALIA_API_KEY')]);
		expect(JSON.stringify([wrong.findings, none.findings])).not.toMatch(/secreta|clave-que/);
	});

	test('without the key, should the server say it', async () => {
		const body = { error: { message: `no such thing for ${KEY}` } };
		const { no } = await probed('vllm', { key: KEY, error: { status: 418, body } });

		expect(no).toEqual([expect.stringContaining('no such thing for …')]);
	});
});

describe('npm run endpoint:probe', () => {
	const script = join(import.meta.dirname, '../../../endpoint-probe.ts');
	const run = async (environment: Record<string, string>, dotEnv?: string, args: string[] = []) => {
		const cwd = mkdtempSync(join(tmpdir(), 'vatio-probe-'));
		if (dotEnv) writeFileSync(join(cwd, '.env'), dotEnv);
		const child = spawn(process.execPath, [script, ...args], {
			cwd,
			env: { PATH: process.env['PATH'], ...environment }
		});
		let said = '';
		child.stdout.on('data', (data: Buffer) => (said += data.toString()));
		child.stderr.on('data', (data: Buffer) => (said += data.toString()));
		const code = await new Promise((resolve) => child.once('close', resolve));
		return { code, said };
	};

	test('with nothing set says so and starts nothing', async () => {
		const { code, said } = await run({});

		expect(code).toBe(2);
		expect(said).toMatch(/^No endpoint is set: .+\n$/);
	});

	test('with a wrong setting names it', async () => {
		expect(await run({ ALIA_BASE_URL: 'alia' })).toMatchObject({
			code: 2,
			said: expect.stringContaining('ALIA_BASE_URL is "alia"')
		});
	});

	test('finds the rehearsal endpoint fit, by .env', async () => {
		const rehearsal = await startRehearsal({ pace: 'none' });
		onTestFinished(() => rehearsal.stop());

		const { code, said } = await run(
			{},
			`ALIA_BASE_URL=${rehearsal.url}/v1\nVATIO_SIMULATED=yes\n`
		);

		expect(said).toMatch(/ok {4}«vatio-simulado-1» is listed[\s\S]*can be billed\.\n$/);
		expect(said).not.toContain('NO  ');
		expect(code).toBe(0);
	});

	test('ends with 1 where it refuses, and never prints the key', async () => {
		const server = await startDialect('hosted', { key: KEY, usage: 'never' });
		onTestFinished(() => server.close());

		const { code, said } = await run({ ALIA_BASE_URL: server.url, ALIA_API_KEY: KEY });

		expect(code).toBe(1);
		expect(said).toMatch(/NO {4}It gives no usage.*\n[\s\S]*Refused: 1 of these/);
		expect(said).not.toContain(KEY);
	});
});
