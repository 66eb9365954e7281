import { expect, test } from 'vitest';
import type { Endpoint } from './endpoint.ts';
import { countText, estimatePrompt } from './token-count.ts';

/** An endpoint that cannot count. */
const mute = { countText: async () => undefined } as unknown as Endpoint;

test.for([
	['blanks', ' '],
	['line breaks', '\n'],
	['letters', 'a'],
	['signs', '-']
])(
	'a prompt of 120,000 %s in a row is counted without holding up the site',
	async ([, one = '']) => {
		await countText(mute, 'any', 'Primero se carga el contador.');
		const began = performance.now();

		const { tokens } = await countText(mute, 'any', `Hola${one.repeat(120_000)}adiós`);
		const whole = await estimatePrompt([{ role: 'user', content: `Hola${one.repeat(120_000)}` }]);

		expect(performance.now() - began).toBeLessThan(3000);
		expect(tokens).toBeGreaterThan(800);
		expect(whole).toBeGreaterThan(800);
	}
);
