import { Validator } from '@seriousme/openapi-schema-validator';
import Ajv2020 from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OPERATIONS } from '../../src/lib/server/http/read-api/openapi.ts';
import { CONTEST } from '../support/participant.ts';
import { furnish } from '../support/furnished.ts';
import { startSite, type RunningSite } from '../support/site.ts';
import { signIn, visitorOf } from '../support/visitor.ts';

let site: RunningSite;
beforeAll(async () => {
	site = await startSite();
	await furnish(site);
}, 200_000);
afterAll(() => site?.end());

interface Described {
	paths: Record<
		string,
		{
			get: {
				parameters: { name: string; in: string; example?: string }[];
				responses: Record<string, { content?: Record<string, { schema: { $ref: string } }> }>;
			};
		}
	>;
	components: { schemas: Record<string, object> };
}

const described = async () =>
	(await (await visitorOf(site).fetch('/api/openapi.json')).json()) as Described;

describe('the read API', () => {
	test('is described by a valid OpenAPI document that names every operation', async () => {
		const document = await described();

		expect(await new Validator().validate({ ...document })).toMatchObject({ valid: true });
		expect(Object.keys(document.paths)).toEqual(OPERATIONS.map(({ path }) => path));
	});

	test.each(OPERATIONS)('$path answers at its example as its schema says', async ({ path }) => {
		const { paths, components } = await described();
		const { parameters, responses } = paths[path]?.get ?? { parameters: [], responses: {} };
		const address = parameters
			.filter((one) => one.in === 'path')
			.reduce((filled, { name, example = '' }) => filled.replace(`{${name}}`, example), path);
		const visitor = visitorOf(site);

		const answer = await visitor.fetch(address);
		expect(answer.status, address).toBe(200);
		const schema = responses['200']?.content?.['application/json']?.schema.$ref ?? '';
		const ajv = new Ajv2020({ strict: false, validateFormats: false });
		const check = ajv.compile({ components, $ref: schema });
		expect(check(await answer.json()), JSON.stringify(check.errors)).toBe(true);

		const etag = answer.headers.get('etag') ?? '';
		const again = await visitor.fetch(address, { headers: { 'if-none-match': etag } });
		expect(again.status).toBe(304);
		expect(await again.text()).toBe('');
	});

	test('may be read by pages of other sites, and says no in OpenAI’s shape', async () => {
		const visitor = visitorOf(site);
		const list = await visitor.fetch('/api/public/contests');
		expect(list.headers.get('access-control-allow-origin')).toBe('*');
		expect(list.headers.get('set-cookie')).toBeNull();

		for (const path of [
			'no-hay',
			`${CONTEST}/boards/no-hay`,
			`${CONTEST}/boards/hogar?version=9`
		]) {
			const refused = await visitor.fetch(`/api/public/contests/${path}`);
			expect(refused.status, path).toBe(404);
			expect(await refused.json()).toMatchObject({ error: { message: expect.any(String) } });
		}
	});

	test('shows the same board as the page’s own JSON, byte for byte', async () => {
		const visitor = visitorOf(site);
		const api = await visitor.fetch(`/api/public/contests/${CONTEST}/boards/hogar`);
		const page = await visitor.fetch(`/contests/${CONTEST}/leaderboard/hogar/board.json`);

		expect(await api.text()).toBe(await page.text());
	});
});

describe('what travels', () => {
	test('a board as a table in which no cell is a formula', async () => {
		const csv = await visitorOf(site).fetch(`/contests/${CONTEST}/leaderboard/hogar/board.csv`);
		const [head = '', ...rows] = (await csv.text()).trim().split('\r\n');

		expect(csv.headers.get('content-type')).toContain('text/csv');
		expect(head).toContain('place,team,team_id');
		expect(rows.length).toBeGreaterThan(0);
		for (const cell of rows.flatMap((row) => row.split(','))) expect(cell).not.toMatch(/^[=+@]/);
	});

	test('a feed of what was published', async () => {
		const feed = await visitorOf(site).fetch(`/contests/${CONTEST}/feed.xml`);
		const xml = await feed.text();

		expect(feed.headers.get('content-type')).toContain('application/atom+xml');
		expect(xml).toContain('<feed xmlns="http://www.w3.org/2005/Atom">');
		expect(xml).toContain('Bases, versión 1');
	});
});

describe('a board in a frame of another site', () => {
	const board = `/contests/${CONTEST}/leaderboard/hogar`;

	test('may be framed with ?embed, alone, and nothing else may', async () => {
		const visitor = visitorOf(site);
		const framed = await visitor.fetch(`${board}?embed`);
		const html = await framed.text();
		expect(framed.headers.get('x-frame-options')).toBeNull();
		expect(framed.headers.get('content-security-policy')).toContain('frame-ancestors *');
		expect(html).not.toContain('<header');
		expect(html).toContain('<table');

		for (const path of [board, `/contests/${CONTEST}?embed`, '/sign-in?embed']) {
			const page = await visitor.fetch(path);
			expect(page.headers.get('x-frame-options'), path).toBe('DENY');
			expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
		}
	});

	test('knows nobody, whoever is signed in', async () => {
		const member = await signIn(site, site.account('participant'));
		const [own, framed] = await Promise.all(
			[`${board}/__data.json`, `${board}/__data.json?embed`].map(async (path) =>
				(await member.fetch(path)).text()
			)
		);

		expect(own).toContain('Paula Participa');
		expect(framed).not.toContain('Paula Participa');
	});
});
