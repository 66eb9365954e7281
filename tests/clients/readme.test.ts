import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { test } from '../support/databases.ts';
import { openDoor } from './door.ts';

const root = join(import.meta.dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** The first block of the README in a language that has these words. */
function blockWith(language: string, words: string): string {
	const blocks = [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))];
	const found = blocks.map(([, text = '']) => text).find((text) => text.includes(words));
	if (!found) throw new Error(`no block of ${language} in the README has «${words}»`);

	return found;
}

async function run(command: string, args: string[], door: { baseURL: string; key: string }) {
	const child = spawn(command, args, {
		cwd: root,
		env: { ...process.env, VATIO_URL: door.baseURL, VATIO_KEY: door.key }
	});
	let said = '';
	child.stdout.on('data', (data: Buffer) => (said += data.toString()));
	const code = await new Promise((resolve) => child.once('close', resolve));

	return { code, said };
}

test('curl gets a stream as the README shows it', async ({ db }) => {
	const door = await openDoor(db);

	const { code, said } = await run('bash', ['-c', blockWith('sh', 'curl -N')], door);

	expect(code).toBe(0);
	expect(said).toMatch(/"content":"Hola"[\s\S]*"vatio":\{[\s\S]*data: \[DONE\]\n\n$/);
	expect(await door.books()).toMatchObject([{ outcome: 'completed', billed: true }]);
});

test('curl without a key is told so in OpenAI’s shape', async ({ db }) => {
	const door = await openDoor(db);

	const { said } = await run('bash', ['-c', blockWith('sh', 'curl -N')], { ...door, key: 'no' });

	expect(said).toContain('"code":"invalid_api_key"');
});

test('the README’s JavaScript writes an answer, billed once', async ({ db }) => {
	const door = await openDoor(db);
	const script = blockWith('js', "from 'openai'");

	const { code, said } = await run(
		process.execPath,
		['--input-type=module', '--eval', script],
		door
	);

	expect({ code, said }).toEqual({ code: 0, said: 'Hola, mundo.' });
	expect(await door.books()).toMatchObject([{ outcome: 'completed', billed: true }]);
});
