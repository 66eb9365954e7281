import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSite, type RunningSite } from '../support/site.ts';
import { signIn } from '../support/visitor.ts';

let site: RunningSite;

beforeAll(async () => {
	site = await startSite({ pace: 'real' });
}, 200_000);
afterAll(() => site?.end());

test('a site told to stop lets an answer end, takes no new visitor and exits 0', async () => {
	const visitor = await signIn(site);
	const response = await visitor.prompt('hogar', 'Responde en una frase: ¿cómo ahorrar luz?', {
		max_completion_tokens: 60
	});
	expect(response.status).toBe(200);
	const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
	const first = await reader?.read();
	expect(first?.value).toContain('data: ');

	const stopped = site.stop();
	let text = '';
	for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
		text += part.value;
	}

	expect(text).toContain('"usage"');
	expect(text).toMatch(/data: \[DONE\]\s*$/);
	expect(await stopped).toBe(0);
	await expect(fetch(site.url)).rejects.toThrow();
});
