import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { snippetsOf, type Target } from './snippets.ts';

const target: Target = {
	base: 'https://x.example/api/contests/a/hogar/v1',
	model: 'alia-40b',
	prompt: 'L\'energia «bé» de "tothom" $HOME',
	sheet: undefined,
	entry: { conversation: 'c1' }
};

/** What the shell hands to `curl`, without any curl. */
function argumentsOf(snippet: string): string[] {
	const script = `curl() { printf '%s\\0' "$@"; }\n${snippet}`;
	const env = { VATIO_KEY: 'vatio_x', HOME: '/home/x' };

	return execFileSync('sh', ['-c', script], { env, encoding: 'utf8' }).split('\0').slice(0, -1);
}

test('the shell hands on an address, the key of the variable and the very words, quotes and all', () => {
	const [url, , authorization, , , , body = ''] = argumentsOf(snippetsOf(target).curl);

	expect(url).toBe(`${target.base}/chat/completions`);
	expect(authorization).toBe('Authorization: Bearer vatio_x');
	expect(JSON.parse(body)).toEqual({
		model: 'alia-40b',
		messages: [{ role: 'user', content: target.prompt }]
	});
});

test('a template is rehearsed on a sheet and presented as itself, beside the door', () => {
	const entry = { template: 'Lee {{FICHA}}' };
	const { curl, python, javascript, present } = snippetsOf({ ...target, sheet: 'e-1', entry });

	expect(JSON.parse(argumentsOf(curl).at(-1) ?? '')).toMatchObject({ metadata: { sheet: 'e-1' } });
	expect(python).toContain('metadata={"sheet": "e-1"},');
	expect(javascript).toContain('metadata: { sheet: "e-1" }');
	expect(argumentsOf(present)[0]).toBe('https://x.example/api/contests/a/hogar/entries');
	expect(JSON.parse(argumentsOf(present).at(-1) ?? '')).toEqual(entry);
});

test('no snippet has a key in it', () => {
	for (const snippet of Object.values(snippetsOf(target))) {
		expect(snippet).toContain('VATIO_KEY');
		expect(snippet).not.toContain('vatio_');
	}
});
