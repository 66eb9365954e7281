import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONTEST, newPerson, newTeam, newTeammate } from '../support/participant.ts';
import { everyRoute, pathOf, type Route } from '../support/routes.ts';
import { startSite, type RunningSite } from '../support/site.ts';
import { signIn, visitorOf, type Visitor } from '../support/visitor.ts';

let site: RunningSite;
const people = new Map<string, Visitor>();
let theirs = '';
beforeAll(async () => {
	site = await startSite();
	people.set('a visitor', visitorOf(site));
	people.set('a person without a team', await newPerson(site));
	people.set('a participant', await newTeam(site));
	people.set('a judge', await signIn(site, site.account('judge')));
	people.set('an organiser', await signIn(site, site.account('organiser')));

	const others = await newTeam(site);
	const answered = await others.prompt('hogar', 'Dime cinco medidas', { stream: false });
	theirs = answered.headers.get('x-vatio-interaction') ?? '';
}, 200_000);
afterAll(() => site?.end());

const routes = everyRoute();
const within = (area: string) =>
	routes.filter(({ id }) => id === area || id.startsWith(`${area}/`));
const params = { contest: CONTEST, challenge: 'hogar' };
const person = (who: string) => people.get(who) ?? visitorOf(site);

interface Way {
	title: string;
	path: string;
	init: RequestInit;
}

/** Every way in: the page, its data, its forms, its methods. */
function waysInto(route: Route): Way[] {
	const path = pathOf(route, params);
	const accept = { accept: 'text/html' };
	const post = (to: string): RequestInit => ({
		method: 'POST',
		headers: { ...accept, origin: new URL(site.url).origin, 'x-to': to },
		body: new URLSearchParams({ reason: 'porque sí', decision: 'valid', name: 'x' })
	});
	const pages = route.page
		? [
				{ title: `GET ${route.id}`, path, init: { headers: accept } },
				{ title: `data of ${route.id}`, path: `${path}/__data.json`, init: {} }
			]
		: [];
	const forms = route.actions.map((action) => {
		const to = action === 'default' ? path : `${path}?/${action}`;
		return { title: `POST ${route.id}?/${action}`, path: to, init: post(to) };
	});
	const methods = route.methods.map((method) => ({
		title: `${method} ${route.id}`,
		path,
		init: method === 'GET' ? {} : { method, headers: { origin: site.url } }
	}));

	return [...pages, ...forms, ...methods];
}

/** What became of a request: where it was sent, or its status. Data requests say it in JSON. */
async function fate(who: string, { path, init }: Way): Promise<string> {
	const response = await person(who).fetch(path, init);
	if (response.status >= 300 && response.status < 400) {
		return `to ${new URL(response.headers.get('location') ?? '', site.url).pathname}`;
	}
	if (response.ok && path.endsWith('/__data.json')) {
		const told = (await response.json()) as { type: string; location?: string };
		if (told.type === 'redirect') return `to ${told.location?.split('?')[0]}`;
	}
	return String(response.status);
}

test('every area of the site is known here, so that a new one gets its guard', () => {
	const areas = new Set(routes.map(({ id }) => id.split('/')[1]));

	expect([...areas].sort()).toEqual(
		expect.arrayContaining(['(account)', '(public)', 'api', 'contests', 'judge', 'organiser'])
	);
	const known = ['(account)', '(public)', 'api', 'contests', 'judge', 'organiser'];
	const plain = ['', 'healthz', 'readyz', 'metrics', 'refused'];
	expect([...areas].filter((area = '') => !known.includes(area) && !plain.includes(area))).toEqual(
		[]
	);
});

describe.each([
	['judge', ['a person without a team', 'a participant', 'an organiser']],
	['organiser', ['a person without a team', 'a participant', 'a judge']]
] as const)('the %s’s area', (area, others) => {
	const guarded = within(`/${area}/[contest]`);

	test('has pages, forms or files to guard', () => {
		expect(guarded.length).toBeGreaterThan(1);
		expect(guarded.flatMap(({ actions }) => actions).length).toBeGreaterThan(0);
	});

	test.each(guarded)('$id sends a visitor to sign in', async (route) => {
		for (const way of waysInto(route)) {
			expect(await fate('a visitor', way), way.title).toBe('to /sign-in');
		}
	});

	test.each(guarded)('$id is closed to everybody else', async (route) => {
		for (const way of waysInto(route)) {
			for (const who of others) expect(await fate(who, way), `${who}: ${way.title}`).toBe('403');
		}
	});

	test('is closed by whatever spelling of its address', async () => {
		const spellings = [
			`/${area}/${CONTEST}/`,
			`/%${area.charCodeAt(0).toString(16)}${area.slice(1)}/${CONTEST}`,
			`/.//${area}/${CONTEST}`,
			`/contests/../${area}/${CONTEST}`,
			`/${area}/${CONTEST}?x-sveltekit-invalidated=01`
		];
		for (const path of spellings) {
			const response = await people.get('a participant')?.fetch(path);
			expect(response?.status, path).not.toBe(200);
		}
	});

	test('names of contests that do not exist tell a visitor no more than that', async () => {
		expect((await person('a participant').fetch(`/${area}/no-hay`)).status).toBe(404);
	});
});

describe('what needs somebody signed in', () => {
	const members = routes.filter(
		({ id }) =>
			id.includes('/(member)') ||
			id === '/(account)/account' ||
			id.startsWith('/(account)/site') ||
			id === '/judge' ||
			id === '/organiser'
	);

	test.each(members)('$id sends a visitor to sign in, and back afterwards', async (route) => {
		for (const way of waysInto(route)) {
			expect(await fate('a visitor', way), way.title).toBe('to /sign-in');
		}
		const response = await person('a visitor').fetch(pathOf(route, params));
		expect(response.headers.get('location')).toBe(
			`/sign-in?next=${encodeURIComponent(pathOf(route, params))}`
		);
	});
});

test('the whole site is in the hands of who organises it, and of nobody else', async () => {
	for (const route of routes.filter(({ id }) => id.startsWith('/(account)/site'))) {
		for (const who of ['a person without a team', 'a participant', 'a judge']) {
			for (const way of waysInto(route)) expect(await fate(who, way), way.title).toBe('403');
		}
	}
});

test('a contest is founded by who organises the site, and by nobody else', async () => {
	const accept = { accept: 'text/html' };
	for (const who of ['a person without a team', 'a participant', 'a judge']) {
		const founding = await person(who).post('/organiser?/edition', {
			slug: 'intruso',
			opens: '2030-01-01T10:00',
			model: 'simulated'
		});
		expect(founding.status, who).toBe(403);
		const uploaded = await person(who).post('/organiser?/rulebook', {
			slug: 'intruso',
			text: '{}'
		});
		expect(uploaded.status, who).toBeGreaterThanOrEqual(400);
	}
	const nothing = await person('a visitor').fetch('/contests/intruso', { headers: accept });
	expect(nothing.status).toBe(404);
});

describe('the API of a team', () => {
	const api = within('/api/contests').flatMap((route) =>
		route.methods.map((method) => ({ ...route, method }))
	);
	const request = (who: string, { id, method }: { id: string; method: string }) =>
		person(who).fetch(pathOf({ id }, { ...params, interaction: theirs }), {
			method,
			...(method === 'GET'
				? {}
				: { headers: { 'content-type': 'application/json' }, body: '{"text":"a"}' })
		});

	test('is there', () => expect(api.length).toBeGreaterThan(4));

	test.each(api)('$method $id is for those who signed in', async (route) => {
		const response = await request('a visitor', route);

		expect(response.status).toBe(401);
		expect(await response.json()).toMatchObject({
			error: { code: 'invalid_api_key', reason: 'not_signed_in' }
		});
	});

	test.each(api)('$method $id is for teams of the contest', async (route) => {
		// The one thing of a team's API that its organisers read by the same address.
		const others = route.id.endsWith('/receipt') ? [] : ['an organiser'];
		for (const who of ['a person without a team', 'a judge', ...others]) {
			const response = await request(who, route);
			expect(response.status, who).toBe(403);
			expect(await response.json()).toMatchObject({ error: { code: 'not_in_contest' } });
		}
	});

	test.each(api.filter(({ id }) => id.includes('[interaction]')))(
		'$method $id shows nothing of another team’s interaction',
		async (route) => {
			expect(theirs).not.toBe('');
			const response = await request('a participant', route);
			const text = await response.text();

			expect(text).not.toContain('Dime cinco medidas');
			if (route.method === 'GET') expect(response.status).toBe(404);
			else expect(text).toBe('{"stopped":false}');
		}
	);

	test('takes nothing from a page of another site', async () => {
		for (const route of api.filter(({ method }) => method !== 'GET')) {
			const response = await person('a participant').fetch(
				pathOf(route, { ...params, interaction: theirs }),
				{
					method: route.method,
					headers: { origin: 'https://elsewhere.example', 'content-type': 'text/plain' },
					body: '{}'
				}
			);
			expect(response.status, route.id).toBe(403);
		}
	});
});

test('what anyone may read of the API changes nothing and sets no cookie', async () => {
	for (const route of [...within('/api/public'), ...within('/api/openapi.json')]) {
		expect(route.methods, route.id).toEqual(['GET']);
		const response = await person('a visitor').fetch(pathOf(route, params));
		expect([200, 404], route.id).toContain(response.status);
		expect(response.headers.getSetCookie(), route.id).toEqual([]);
	}
});

describe('another team’s work', () => {
	test('cannot be presented, continued or withdrawn, and its history stays its own', async () => {
		const outsider = await newTeam(site);
		const owner = await newTeam(site);
		const answered = await owner.prompt('hogar', 'Solo nuestra pregunta', { stream: false });
		const body = (await answered.json()) as {
			choices: { message: { content: string } }[];
			vatio: { conversation: string };
		};

		const presented = await outsider.fetch(`/api/contests/${CONTEST}/hogar/entries`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ conversation: body.vatio.conversation })
		});
		expect(presented.status).toBe(400);
		const continued = await outsider.prompt('hogar', '', {
			messages: [
				{ role: 'user', content: 'Solo nuestra pregunta' },
				{ role: 'assistant', content: body.choices[0]?.message.content },
				{ role: 'user', content: 'Sigue' }
			]
		});
		expect(continued.status).toBe(400);
		const page = await outsider.fetch(
			`/contests/${CONTEST}/challenges/hogar?conversation=${body.vatio.conversation}`
		);
		expect(page.status).toBe(200);
		expect(await page.text()).not.toContain('Solo nuestra pregunta');

		const mate = await newTeammate(site, outsider);
		const seen = await mate.fetch(`/api/contests/${CONTEST}/hogar/workbench`);
		expect(await seen.json()).toMatchObject({ turns: [] });
	});
});
