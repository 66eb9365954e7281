import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addEditions } from '../support/editions.ts';
import { refusalOf, settledTurn, teamApi } from '../support/door.ts';
import { CONTEST, newTeam, type NewTeam } from '../support/participant.ts';
import { everyRoute, pathOf } from '../support/routes.ts';
import { startSite, type RunningSite } from '../support/site.ts';
import { signIn, visitorOf, type Visitor } from '../support/visitor.ts';

let site: RunningSite;
let team: NewTeam;
let key = '';
beforeAll(async () => {
	site = await startSite({ env: { LOG_LEVEL: 'debug' } });
	await addEditions(site, [{ slug: 'otra' }]);
	team = await newTeam(site);
	key = await newKey(team);
}, 200_000);
afterAll(() => site?.end());

const keysPage = (contest = CONTEST) => `/contests/${contest}/keys`;
const html = { headers: { accept: 'text/html' } };

/** Makes a key by the form and reads it in the one answer that shows it. */
async function newKey(person: Visitor, name = 'portátil', contest = CONTEST): Promise<string> {
	const made = await person.post(`${keysPage(contest)}?/create`, { name });
	const [, shown = ''] = />(vatio_[\w-]{32})<\/textarea>/.exec(await made.text()) ?? [];
	expect(made.status).toBe(200);
	expect(made.headers.get('cache-control')).toContain('no-store');
	expect(shown).not.toBe('');

	return shown;
}

const withKey = (path: string, init: RequestInit = {}, bearer = key) =>
	fetch(new URL(path, site.url), {
		redirect: 'manual',
		...init,
		headers: { authorization: `Bearer ${bearer}`, ...(init.headers as Record<string, string>) }
	});
const posted = (body: object): RequestInit => ({
	method: 'POST',
	headers: { 'content-type': 'application/json' },
	body: JSON.stringify(body)
});
const models = (bearer = key, contest = CONTEST) =>
	withKey(teamApi('/v1/models', { contest }), {}, bearer);

async function ask(prompt: string, bearer = key) {
	const messages = [{ role: 'user', content: prompt }];
	const answered = await withKey(teamApi('/v1/chat/completions'), posted({ messages }), bearer);
	expect(answered.status).toBe(200);
	const { vatio } = (await answered.json()) as {
		vatio: { interaction: string; conversation: string };
	};

	return vatio;
}

/** The id of a key on its owner's page, by its name. */
async function keyId(person: Visitor, name: string): Promise<string> {
	const page = await (await person.fetch(keysPage(), html)).text();
	const row = page.split('<li').find((item) => item.includes(`<bdi>${name}</bdi>`)) ?? '';

	return /name="id" value="([^"]+)"/.exec(row)?.[1] ?? '';
}

describe('a team key', () => {
	test('is shown once, and afterwards only by its name and last characters', async () => {
		const page = await (await team.fetch(keysPage(), html)).text();

		expect(page).not.toContain(key);
		expect(page).toContain('<bdi>portátil</bdi>');
		expect(page).toContain(key.slice(-4));
	});

	test('needs a name, and says so beside the field', async () => {
		const refused = await team.post(`${keysPage()}?/create`, { name: '  ' });

		expect(refused.status).toBe(400);
		expect(await refused.text()).toContain('Ponle a la clave un nombre');
	});

	test('opens the door, its interactions and its entries', async () => {
		expect((await models()).status).toBe(200);
		const { interaction, conversation } = await ask('Dame cinco medidas');
		await settledTurn(team, interaction);

		const read = await withKey(teamApi(`/interactions/${interaction}`));
		expect(await read.json()).toMatchObject({ turn: { prompt: 'Dame cinco medidas' } });
		const presented = await withKey(teamApi('/entries'), posted({ conversation }));
		expect(presented.status).toBe(200);
		const listed = await withKey(teamApi('/entries'));
		expect(listed.headers.get('cache-control')).toContain('no-store');
		expect(await listed.json()).toMatchObject({ entries: [{ interactionId: interaction }] });
		const stop = await withKey(teamApi(`/interactions/${interaction}/stop`), posted({}));
		expect(await stop.json()).toEqual({ stopped: false });
	});

	test('shows its owner when it was used last', async () => {
		await models();
		const page = await (await team.fetch(keysPage(), html)).text();

		expect(page).toContain('Último uso:');
	});

	test('needs no origin: a program of another machine sends none, or another', async () => {
		const elsewhere = { headers: { origin: 'https://elsewhere.example' } };

		expect((await withKey(teamApi('/entries'), elsewhere)).status).toBe(200);
		const stopped = await withKey(teamApi('/interactions/nadie/stop'), {
			...posted({}),
			headers: { 'content-type': 'application/json', origin: 'https://elsewhere.example' }
		});
		expect(stopped.status).toBe(200);
	});

	test('shows the team’s own entries and nobody else’s', async () => {
		const { conversation } = await ask('Solo nuestra');
		await withKey(teamApi('/entries'), posted({ conversation }));
		const others = await newKey(await newTeam(site));

		const listed = await withKey(teamApi('/entries'), {}, others);
		expect(await listed.json()).toEqual({ entries: [] });
		const taken = await withKey(teamApi('/entries'), posted({ conversation }), others);
		expect(await refusalOf(taken)).toMatchObject({ status: 400, code: 'not_presentable' });
	});

	test('stops opening at once when it is revoked, everywhere', async () => {
		const brief = await newKey(team, 'de paso');
		expect((await models(brief)).status).toBe(200);
		const { interaction } = await ask('Con la clave de paso', brief);

		const revoked = await team.post(`${keysPage()}?/revoke`, { id: await keyId(team, 'de paso') });

		expect(revoked.status).toBe(200);
		expect(await revoked.text()).toContain('ya no abre nada');
		for (const path of ['/v1/models', '/entries', `/interactions/${interaction}`]) {
			const refused = await refusalOf(await withKey(teamApi(path), {}, brief));
			expect(refused, path).toMatchObject({ status: 401, code: 'invalid_api_key' });
		}
	});

	test('is revoked by its owner and by nobody else', async () => {
		const id = await keyId(team, 'portátil');
		const outsider = await newTeam(site);

		expect((await outsider.post(`${keysPage()}?/revoke`, { id })).status).toBe(404);
		expect((await models()).status).toBe(200);
	});

	test('opens the contest that it was made in and no other', async () => {
		for (const path of ['/v1/models', '/entries']) {
			const refused = await withKey(teamApi(path, { contest: 'otra' }));
			expect(await refusalOf(refused), path).toMatchObject({ status: 403, code: 'not_in_contest' });
		}
	});

	test('opens nothing once its owner has left the team', async () => {
		const leaver = await newTeam(site);
		const own = await newKey(leaver);
		expect((await models(own)).status).toBe(200);
		expect((await leaver.post(`/contests/${CONTEST}/team?/leave`, {})).status).toBe(303);

		for (const path of ['/v1/models', '/entries']) {
			const refused = await refusalOf(await withKey(teamApi(path), {}, own));
			expect(refused, path).toMatchObject({ status: 403, code: 'not_in_contest' });
		}
		const without = await leaver.post(`${keysPage()}?/create`, { name: 'otra más' });
		expect(without.status).toBe(403);
	});

	test('opens no page and no form of anybody’s', async () => {
		const guarded = everyRoute().filter(
			({ id }) => /^\/(organiser|judge)|\(member\)|\/account$/.test(id) && !id.includes('token')
		);
		expect(guarded.length).toBeGreaterThan(15);
		for (const route of guarded) {
			const path = pathOf(route, { contest: CONTEST, challenge: 'hogar' });
			const opened = await withKey(path, html);
			expect(opened.status, path).toBe(303);
			for (const action of route.actions) {
				const sent = await withKey(`${path}?/${action}`, {
					method: 'POST',
					headers: { accept: 'text/html', origin: site.url },
					body: new URLSearchParams({ name: 'x', reason: 'x' })
				});
				expect(sent.status, `${path}?/${action}`).toBe(303);
			}
		}
		for (const path of ['/workbench', '/live']) {
			expect((await withKey(teamApi(path))).status, path).toBe(401);
		}
	});

	test('has no page for who judges or organises the contest', async () => {
		for (const part of ['judge', 'organiser'] as const) {
			const staff = await signIn(site, site.account(part));
			expect((await staff.fetch(keysPage(), html)).status).toBe(409);
			const tried = await staff.post(`${keysPage()}?/create`, { name: 'x' });
			expect(tried.status).toBe(409);
			expect(await tried.text()).not.toContain('vatio_');
		}
	});
});

describe('what the API refuses is JSON, whatever the client accepts', () => {
	const api = (path: string) => `/api/contests/${CONTEST}/hogar${path}`;

	test.each([
		['a wrong key', api('/entries'), { authorization: 'Bearer vatio_nope' }, 401],
		['a key of another kind', api('/entries'), { authorization: 'Basic abc' }, 401],
		['nobody', api('/workbench'), {}, 401],
		['a contest that there is not', '/api/contests/nada/hogar/entries', {}, 404],
		['a challenge that there is not', `/api/contests/${CONTEST}/nada/entries`, {}, 404],
		['an address that there is not', api('/nothing'), {}, 404],
		['an address outside contests', '/api/nothing/at/all', {}, 404]
	])('%s', async (_, path, headers, status) => {
		for (const accept of ['text/html', '*/*', 'application/json']) {
			const refused = await fetch(new URL(path, site.url), { headers: { ...headers, accept } });
			expect(refused.status).toBe(status);
			expect(refused.headers.get('content-type')).toContain('application/json');
			expect(refused.headers.get('x-content-type-options')).toBe('nosniff');
			expect(await refused.json()).toMatchObject({
				error: { type: expect.any(String), code: expect.any(String), message: expect.any(String) }
			});
		}
	});

	test('a method that an address does not take, a page of another site, a body that is none', async () => {
		const headers = { accept: 'text/html', 'content-type': 'application/json' };
		const method = await team.fetch(api('/entries'), { method: 'DELETE', headers });
		const origin = await team.fetch(api('/entries'), {
			method: 'POST',
			headers: { ...headers, origin: 'https://elsewhere.example' },
			body: '{}'
		});
		const body = await team.fetch(api('/entries'), { method: 'POST', headers, body: '{' });

		expect(await refusalOf(method)).toMatchObject({ status: 405, type: 'invalid_request_error' });
		expect(await refusalOf(origin)).toMatchObject({ status: 403, code: 'wrong_origin' });
		expect(await refusalOf(body)).toMatchObject({ status: 400, param: 'body' });
	});

	test('whoever asks too often what a text takes is told when to come back', async () => {
		const eager = await newTeam(site);
		const asked = () => eager.fetch(teamApi('/estimate'), posted({ text: 'Hola' }));
		const statuses = await Promise.all(
			Array.from({ length: 61 }, async () => (await asked()).status)
		);

		expect(statuses.filter((status) => status === 200)).toHaveLength(60);
		const refused = await asked();
		expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
		expect(await refusalOf(refused)).toMatchObject({ status: 429, code: 'too_many_attempts' });
	});
});

describe('an organiser’s pause', () => {
	const gateway = `/organiser/${CONTEST}/gateway`;

	test('is told to teams before they send, refuses at the door, and ends', async () => {
		const organiser = await signIn(site, site.account('organiser'));
		const reasonless = await organiser.post(`${gateway}?/pause`, { reason: ' ' });
		expect(reasonless.status).toBe(400);
		const paused = await organiser.post(`${gateway}?/pause`, { reason: 'Revisamos el servidor' });
		expect(await paused.text()).toContain('Los envíos de este concurso están parados');

		for (const path of [`/contests/${CONTEST}/team`, `/contests/${CONTEST}/challenges/hogar`]) {
			const page = await (await team.fetch(path, html)).text();
			expect(page.split('Revisamos el servidor»').length - 1, path).toBeGreaterThan(0);
		}
		const asked = posted({ messages: [{ role: 'user', content: 'Hola' }] });
		const refused = await refusalOf(await withKey(teamApi('/v1/chat/completions'), asked));
		expect(refused).toMatchObject({ status: 503, code: 'gateway_paused' });
		const overview = await (await organiser.fetch(`/organiser/${CONTEST}`, html)).text();
		expect(overview).toContain('Los envíos están parados');

		await organiser.post(`${gateway}?/resume`, {});
		expect((await ask('Hola otra vez')).interaction).not.toBe('');
		const page = await (await team.fetch(`/contests/${CONTEST}/team`, html)).text();
		expect(page).not.toContain('ha parado los envíos');
	});

	test('survives a restart', async () => {
		const organiser = await signIn(site, site.account('organiser'));
		await organiser.post(`${gateway}?/pause`, { reason: 'Cambio de servidor' });
		await site.restart();

		const page = await (await organiser.fetch(gateway, html)).text();
		expect(page).toContain('Cambio de servidor');
		await organiser.post(`${gateway}?/resume`, {});
	});

	test('places are the site’s: changed by who organises it, and only by a number', async () => {
		const organiser = await signIn(site, site.account('organiser'));
		const wrong = await organiser.post(`/organiser/${CONTEST}/endpoint?/places`, { places: '0,5' });
		expect(wrong.status).toBe(400);
		const set = await organiser.post(`/organiser/${CONTEST}/endpoint?/places`, { places: '7' });

		expect(await set.text()).toContain('Guardado: 7 plazas');
	});
});

test('no page, export or line of the log has ever held a key', async () => {
	const organiser = await signIn(site, site.account('organiser'));
	const files = ['csv', 'jsonl'].map((kind) => `/organiser/${CONTEST}/interactions.${kind}`);
	for (const path of [`/organiser/${CONTEST}/interactions`, ...files]) {
		const text = await (await organiser.fetch(path, html)).text();
		expect(text, path).not.toContain('vatio_');
	}
	const csv = await (await organiser.fetch(files[0] ?? '')).text();
	const [head = '', ...rows] = csv.replace('\uFEFF', '').split('\r\n');
	const column = head.split(',').indexOf('key');
	const keys = rows.map((row) => row.split(',')[column]);
	expect(keys.some((id) => /^[a-z0-9]{10,}$/.test(id ?? ''))).toBe(true);
	expect(await (await team.fetch(keysPage(), html)).text()).not.toContain(key);
	expect(site.log()).not.toContain(key.slice('vatio_'.length));
	expect(visitorOf(site).cookie).toBe('');
});
