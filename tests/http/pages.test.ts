import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { furnish, type Furnished } from '../support/furnished.ts';
import { scriptsOf } from '../support/page-scripts.ts';
import { newPerson } from '../support/participant.ts';
import { everyRoute } from '../support/routes.ts';
import { startSite, type RunningSite } from '../support/site.ts';
import { visitorOf } from '../support/visitor.ts';

const KEY = 'sk-esta-clave-no-sale-nunca';

let site: RunningSite;
let furnished: Furnished;
beforeAll(async () => {
	site = await startSite({ env: { ALIA_API_KEY: KEY, LOG_LEVEL: 'debug' } });
	furnished = await furnish(site);
}, 200_000);
afterAll(() => site?.end());

const html = { headers: { accept: 'text/html' } };

interface Opened {
	title: string;
	response: Response;
	text: string;
}

/** Every page for everyone who may open it, and some errors. */
async function openAll(): Promise<Opened[]> {
	const { people, pages } = furnished;
	const errors = ['/no-hay', '/contests/no-hay', '/contests/desafio-alia/challenges/no-hay'];
	const visits = [
		...pages,
		...errors.map((path) => ({ role: 'visitor' as const, path })),
		{ role: 'participant' as const, path: '/organiser/desafio-alia' }
	];
	const opened: Opened[] = [];
	for (const { role, path } of visits) {
		const response = await people[role].fetch(path, html);
		opened.push({ title: `${role} at ${path}`, response, text: await response.text() });
	}
	return opened;
}

describe('every page', () => {
	let all: Opened[] = [];
	beforeAll(async () => {
		all = await openAll();
	}, 60_000);

	test('opens for those it is for', () => {
		const wrong = all
			.slice(0, furnished.pages.length)
			.filter(({ response, title }) => !(response.status < 400 || title.includes('/refused/')));

		expect(wrong.map(({ title, response }) => `${response.status} ${title}`)).toEqual([]);
	});

	test('has a strict policy: nothing inline but by nonce and one hashed attribute', () => {
		for (const { title, response, text } of all) {
			if (response.status >= 300 && response.status < 400) continue;
			const policy = directivesOf(response.headers.get('content-security-policy') ?? '');
			expect(policy.get('default-src'), title).toEqual(["'self'"]);
			for (const name of ['script-src', 'style-src'])
				expect(policy.get(name)?.slice(1), title).toEqual(
					policy
						.get(name)
						?.slice(1)
						.filter((source) => source.startsWith("'nonce-")) ?? []
				);
			expect(policy.get('style-src-attr')?.[0], title).toBe("'unsafe-hashes'");
			expect(policy.get('style-src-attr')?.[1], title).toMatch(/^'sha256-/);
			expect(policy.get('frame-ancestors'), title).toEqual(["'none'"]);
			expect(policy.get('object-src'), title).toEqual(["'none'"]);
			expect(policy.get('base-uri'), title).toEqual(["'none'"]);
			expect(policy.get('form-action'), title).toEqual(["'self'"]);
			expect([...policy.values()].flat(), title).not.toContain("'unsafe-inline'");
			expect(text, title).not.toMatch(/<[^>]+\son\w+=/);
			expect(text.replace(/style="[^"]*display: ?contents[^"]*"/g, ''), title).not.toMatch(
				/<[^>!]+\sstyle="/
			);
		}
	});

	test('has the headers that keep it from being framed, sniffed or remembered', () => {
		for (const { title, response } of all) {
			const { headers } = response;
			expect(headers.get('x-content-type-options'), title).toBe('nosniff');
			expect(headers.get('referrer-policy'), title).toBe('same-origin');
			expect(headers.get('x-frame-options'), title).toBe('DENY');
			expect(headers.get('x-powered-by'), title).toBeNull();
			if (!title.startsWith('visitor')) {
				expect(headers.get('cache-control'), title).toContain('no-store');
			}
		}
	});

	test('is in Spanish and says so, and shows no key of a message nor a hole', () => {
		for (const { title, response, text } of all) {
			if (response.status >= 300 && response.status < 400) continue;
			expect(text, title).toMatch(/<html lang="es"/);
			expect(text, title).toMatch(/<title>[^<]{3,}<\/title>/);
			const words = text
				.replace(/<(script|style|pre|code|textarea)\b[\s\S]*?<\/\1>/g, '')
				.replace(/<[^>]+>/g, ' ');
			expect(words, title).not.toMatch(/\b(undefined|null|NaN|\[object)\b/);
			expect(words.replaceAll('{{FICHA}}', ''), title).not.toMatch(/\{[a-z]+[,}]/);
		}
	});

	test('takes what it loads from the site itself', () => {
		for (const { title, text } of all) {
			const loaded = [...text.matchAll(/<(?:script|link|img|iframe)[^>]+(?:src|href)="([^"]+)"/g)];
			for (const [, address = ''] of loaded) {
				expect(new URL(address, `${site.url}/a/b/c`).origin, title).toBe(site.url);
			}
		}
	});

	test('and the log name no key, address of the endpoint, password, session or prompt', () => {
		const { people } = furnished;
		const endpoint = new URL(site.endpointUrl).host;
		const secrets = [
			KEY,
			endpoint,
			...site.accounts().map(({ password }) => password),
			...Object.values(people)
				.map(({ cookie }) => cookie.split('=')[1]?.split('.')[1])
				.filter((secret) => secret !== undefined)
		];
		expect(secrets.length).toBeGreaterThan(6);
		const log = site.log().replace(/Cuentas[\s\S]*?\n\n/g, '');
		for (const secret of secrets) {
			for (const { title, text } of all) {
				// The one page that is about the endpoint.
				if (secret === endpoint && title.includes('/endpoint')) continue;
				expect(text, title).not.toContain(secret);
			}
		}
		for (const secret of secrets.filter((one) => !site.accounts().some((a) => a.password === one)))
			expect(log).not.toContain(secret);
		expect(log).not.toContain('Exactamente cinco medidas');
		expect(log).not.toContain('passwordHash');
	});

	test('tells a visitor and a judge nothing of who the people are', () => {
		const emails = site.accounts().map(({ email }) => email);
		for (const { title, text } of all) {
			const [role, , path = ''] = title.split(' ');
			if (role === 'visitor' || (role === 'judge' && path.startsWith('/judge'))) {
				for (const email of emails) {
					if (role === 'judge' && email.startsWith('jurado')) continue;
					expect(text, title).not.toContain(email);
				}
			}
			if (role === 'judge' && path.startsWith('/judge')) {
				expect(text, title).not.toContain('Equipo Demo');
				expect(text, title).not.toContain('Paula');
			}
		}
	});
});

test('an unexpected failure is told by a number alone, which the log knows', async () => {
	const broken = await visitorOf(site).fetch('/contests/%00', html);
	const text = await broken.text();

	expect(broken.status).toBeLessThan(600);
	expect(text).not.toMatch(/at \w+ \(|\.ts:\d|node_modules|SQLITE|\/home\/|\/tmp\//);
});

test('the first page of a cold server comes within a second', async () => {
	await site.restart();
	const began = performance.now();
	const response = await fetch(site.url);
	await response.text();

	expect(response.status).toBe(200);
	expect(performance.now() - began).toBeLessThan(1000);
});

test('the challenge page needs less than 80 KB of scripts, compressed', async () => {
	const page = await furnished.people.participant.fetch('/contests/desafio-alia/challenges/hogar');
	const known = await scriptsOf(page);
	const bytes = [...known.values()].reduce((sum, size) => sum + size, 0);

	expect(known.size).toBeGreaterThan(10);
	expect(bytes).toBeLessThan(80 * 1024);
});

test('pages without a person’s own things may open for anybody, tokens that are none may not', async () => {
	const somebody = await newPerson(site);
	for (const { id } of everyRoute().filter((route) => route.id.includes('[token]'))) {
		const path = id
			.replace('/(account)', '')
			.replace('[contest]', 'desafio-alia')
			.replace('[token]', 'aaaaaaaa.bbbbbbbb');
		for (const visitor of [visitorOf(site), somebody]) {
			expect((await visitor.fetch(path, html)).status, path).toBe(404);
		}
	}
});

function directivesOf(policy: string): Map<string, string[]> {
	return new Map(
		policy
			.split(';')
			.map((directive) => directive.trim().split(/\s+/))
			.map(([name = '', ...sources]) => [name, sources])
	);
}
