import { svelte } from '@sveltejs/vite-plugin-svelte';
import { createRawSnippet } from 'svelte';
import { render } from 'svelte/server';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let vite: ViteDevServer;

beforeAll(async () => {
	vite = await createServer({
		configFile: false,
		cacheDir: 'node_modules/.vite/rendered',
		logLevel: 'error',
		appType: 'custom',
		server: { middlewareMode: true, ws: false, watch: null },
		// The components and this test must share one Svelte: Node's own.
		plugins: [
			svelte({
				configFile: false,
				compilerOptions: { runes: true },
				prebundleSvelteLibraries: false
			}),
			{
				name: 'svelte-of-node',
				enforce: 'post',
				config: () => ({
					optimizeDeps: { noDiscovery: true, include: [] },
					ssr: { external: ['svelte'], optimizeDeps: { noDiscovery: true, include: [] } }
				})
			}
		]
	});
});

afterAll(() => vite.close());

/** The HTML that the server sends for a component of the kit, without the framework's own marks. */
async function html(name: string, props: Record<string, unknown>): Promise<string> {
	const module = await vite.ssrLoadModule(`/src/lib/ui/${name}.svelte`);
	const { body } = render(module.default, { props });
	return body.replace(/<!--.*?-->/g, '');
}

const text = (written: string) => createRawSnippet(() => ({ render: () => `<p>${written}</p>` }));

describe('an answer on the page', () => {
	test('brings no element of its own', async () => {
		const answer =
			'<script>alert(1)</script>\n\n# Hola\n\n<img src=x onerror=alert(1)> ![a](https://e.example/p.gif) ' +
			'[b](javascript:alert(1)) <b style="color:red">c</b>\n\n| <i>d</i> |\n| - |\n| `<u>` |\n\n' +
			'```"><svg onload=alert(1)>\n</code></pre><iframe>\n```';
		const page = await html('Markdown', { text: answer });

		expect(page).not.toMatch(/<(script|img|a|b|i|u|svg|iframe)[\s>]/);
		expect(page).not.toMatch(/<[^>]*\s(style|src|href|on\w+)=/);
		expect(page).toContain('&lt;script>alert(1)&lt;/script>');
		expect(page).toContain('b (javascript:alert(1))');
	});

	test('keeps its headings below those of the page', async () => {
		const page = await html('Markdown', { text: '# Plan\n\n###### Nota', headingLevel: 4 });

		expect(page).toContain('<h4>Plan</h4>');
		expect(page).toContain('<h6>Nota</h6>');
	});

	test('that nests without end is still drawn', async () => {
		const deep = Array.from({ length: 120 }, (_, level) => `${'  '.repeat(level)}- x`).join('\n');

		const lists = (await html('Markdown', { text: deep })).match(/<ul>/g) ?? [];

		expect(lists.length).toBeGreaterThan(5);
		expect(lists.length).toBeLessThan(16);
	});
});

describe('a field', () => {
	test('ties its label, hint and error to the control', async () => {
		const seen: Record<string, unknown>[] = [];
		const children = createRawSnippet((control: () => Record<string, unknown>) => {
			seen.push(control());
			return { render: () => '<input />' };
		});
		const page = await html('Field', { label: 'Correo', hint: 'a@b.c', error: 'Falta', children });
		const [control] = seen;
		const described = String(control?.['aria-describedby']).split(' ');

		expect(page).toContain(`for="${String(control?.id)}"`);
		expect(control?.['aria-invalid']).toBe('true');
		expect(described).toHaveLength(2);
		for (const id of described) expect(page).toContain(`id="${id}"`);
	});
});

describe('without colour', () => {
	test('a budget says what is left, held and wanting', async () => {
		const page = await html('BudgetMeter', {
			label: 'Energía',
			kind: 'energy',
			left: 400_000_000n,
			total: 5_000_000_000n,
			held: 210_000_000n
		});

		expect(page.replaceAll('\u00a0', ' ')).toContain('quedan 0,4 Wh de 5 Wh');
		expect(page.replaceAll('\u00a0', ' ')).toContain('0,21 Wh en reserva');
		expect(page).toContain('queda poco');
	});

	test('a notice names its kind, and an error interrupts', async () => {
		const error = await html('Notice', { tone: 'error', children: text('No se ha enviado') });

		expect(error).toContain('role="alert"');
		expect(error).toContain('Error:');
		expect(await html('Notice', { children: text('Nota') })).not.toContain('role=');
	});
});

test('a countdown starts from the clock of the server', async () => {
	const now = Date.UTC(2026, 10, 22, 17);

	expect(await html('Countdown', { until: now + 725_000, now })).toBe(
		'<time datetime="2026-11-22T17:12:05.000Z">12 min 05 s</time>'
	);
});

test('an estimated energy says so, apart from its unit', async () => {
	const page = await html('Measure', { value: '78,8', unit: 'mWh', estimated: true });

	expect(page.replace(/<[^>]+>/g, '').replace('&nbsp;', ' ')).toMatch(/^78,8\s+mWh estimación$/);
});
