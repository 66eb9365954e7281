import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wallClock } from '../../src/lib/zoned-time.ts';
import { addEditions } from '../support/editions.ts';
import { CONTEST, newTeam, type NewTeam } from '../support/participant.ts';
import { startSite, type RunningSite } from '../support/site.ts';
import { startStandIn, type StandIn } from '../support/stand-in.ts';
import { signIn, type Visitor } from '../support/visitor.ts';

const KEY = 'clave-que-nadie-ha-de-leer';
const area = `/organiser/${CONTEST}`;
/** Open since the day before yesterday. */
const OPENED = 'con-averia';
const html = { headers: { accept: 'text/html' } };

let site: RunningSite;
let first: StandIn;
let second: StandIn;
let organiser: Visitor;
let team: NewTeam;
beforeAll(async () => {
	const answers = { running: true, tokenize: true, model: 'vatio-simulado-1' };
	[first, second] = [await startStandIn({ ...answers }), await startStandIn({ ...answers })];
	site = await startSite({ endpoint: first.url, env: { VATIO_SIMULATED: 'yes' } });
	organiser = await signIn(site, site.account('organiser'));
	team = await newTeam(site);
	await addEditions(site, [{ slug: OPENED, openedDaysAgo: 2 }]);
}, 200_000);
afterAll(async () => {
	await site?.end();
	await Promise.all([first.close(), second.close()]);
});

const pageOf = async (who: Visitor, path: string) => (await who.fetch(path, html)).text();
const asked = () => team.prompt('hogar', 'Dame cinco medidas', { stream: false });

describe('the endpoint’s page', () => {
	test('says in the organiser’s language what the endpoint supports', async () => {
		const page = await (await organiser.post(`${area}/endpoint?/probe`, {})).text();

		expect(page).toContain('Escribe en continuo: primer token');
		expect(page).toContain('Declara el consumo mientras escribe');
	});

	test('asks who changes it for their password, and keeps what was typed but the key', async () => {
		const fields = { baseUrl: second.url, key: KEY, model: '', password: 'no es esta' };
		const refused = await organiser.post(`${area}/endpoint?/save`, fields);
		const page = await refused.text();

		expect(refused.status).toBe(401);
		expect(page).toContain(second.url);
		expect(page).not.toContain(KEY);
		await asked();
		expect(second.seen).toHaveLength(0);
	});

	test('sends the next call to the endpoint that was set, and back when it is taken away', async () => {
		const { password } = site.account('organiser');
		const seen = () => [first.seen.length, second.seen.length];
		const [before = 0] = seen();
		const fields = { baseUrl: second.url, key: KEY, model: '', password };
		expect(await (await organiser.post(`${area}/endpoint?/save`, fields)).text()).toContain(
			'Guardado. Las próximas llamadas'
		);

		await asked();
		expect(seen()).toEqual([before, 1]);
		expect(second.seen[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
		expect(await pageOf(organiser, `${area}/endpoint`)).not.toContain(KEY);

		await site.restart();
		await asked();
		expect(seen()).toEqual([before, 2]);

		await organiser.post(`${area}/endpoint?/unset`, { password });
		await asked();
		expect(seen()).toEqual([before + 1, 2]);
		expect(site.log()).not.toContain(KEY);
	});

	test('is changed by who organises the site alone', async () => {
		for (const action of ['save', 'try', 'unset', 'places']) {
			const refused = await team.post(`${area}/endpoint?/${action}`, { baseUrl: second.url });
			expect(refused.status, action).toBe(403);
		}
	});
});

describe('an outage', () => {
	const area = `/organiser/${OPENED}`;
	const notices = `/contests/${OPENED}/notices`;
	const yesterday = Date.now() - 24 * 3_600_000;
	const wish = {
		roundId: 'previa',
		startsAt: wallClock(yesterday, 'Europe/Madrid'),
		endsAt: wallClock(yesterday + 20 * 60_000, 'Europe/Madrid'),
		remedy: 'extend'
	};

	test('is previewed before it is applied, and asks for its reason', async () => {
		const page = (fields: object) =>
			pageOf(organiser, `${area}/outages?${new URLSearchParams({ ...wish, ...fields })}`);

		expect(await page({})).toContain('Aplicar y avisar a todos');
		expect(await page({ endsAt: wish.startsAt })).toContain('Escribe un final posterior');
		expect(await page({ remedy: 'return' })).toContain('no hay intentos perdidos que devolver');
		const reasonless = await organiser.post(`${area}/outages?/apply`, { ...wish, reason: ' ' });
		expect(reasonless.status).toBe(400);
	});

	test('is told to every team when it is applied, and can be taken back', async () => {
		const participant = await signIn(site, site.account('participant'));
		expect(await pageOf(participant, notices)).not.toContain('no se pudo trabajar');

		const reason = 'Se fue la luz en la sala de máquinas';
		await organiser.post(`${area}/outages?/apply`, { ...wish, reason });
		const told = await pageOf(participant, notices);
		expect(told).toContain('La ronda se alarga 20 minutos');
		expect(told).toContain(reason);

		const [, id = ''] =
			/name="id" value="([\w-]+)"/.exec(await pageOf(organiser, `${area}/outages`)) ?? [];
		await organiser.post(`${area}/outages?/revert`, { id, reason: 'Fue otra sala' });
		expect(await pageOf(organiser, `${area}/outages`)).toContain('Fue otra sala');
		const again = await pageOf(participant, notices);
		expect(again).toMatch(/Se deshace lo dicho[^<]*La ronda cierra el [^<]*Fue otra sala/);
	});
});

describe('the live room', () => {
	test('tells what goes on, and that the endpoint answers', async () => {
		const page = await pageOf(organiser, `${area}/gateway`);

		expect(page).toContain('El servidor del modelo responde');
		expect(page).toContain('La base de datos guarda');
		expect(page).toContain('En el último minuto entero');
	});
});

describe('the acts of the staff', () => {
	test('are kept with who, what, before, after and why', async () => {
		await organiser.post(`${area}/gateway?/pause`, { reason: 'Revisamos el servidor' });
		await organiser.post(`${area}/gateway?/resume`, {});
		const page = await pageOf(organiser, `${area}/audit`);

		for (const told of [
			'Cambió el servidor del modelo',
			'Volvió al servidor de la configuración del sitio',
			'Paró los envíos',
			'Revisamos el servidor',
			'Olga Organiza',
			second.url
		]) {
			expect(page, told).toContain(told);
		}
		expect(page).not.toContain(KEY);
		const filtered = await pageOf(organiser, `${area}/audit?area=gateway`);
		expect(filtered).not.toContain('Cambió el servidor del modelo</th>');
		const csv = await (await organiser.fetch(`${area}/audit.csv`)).text();
		expect(csv).toContain('gateway.paused');
		expect(csv).not.toContain(KEY);
		expect(await pageOf(organiser, '/site/audit')).toContain('Cambió el servidor del modelo');
	});

	test('hold nothing of what came too late, and the page says so', async () => {
		for (const [path, told] of [
			['people?/revoke', 'Ya la había usado alguien o ya estaba anulada'],
			['teams/registration?/drop', 'Ya se había inscrito un equipo con él o ya estaba anulado']
		] as const) {
			const late = await organiser.post(`${area}/${path}`, { id: 'de-otro-concurso' });
			expect(await late.text(), path).toContain(told);
		}
		const csv = await (await organiser.fetch(`${area}/audit.csv`)).text();
		expect(csv).not.toContain('de-otro-concurso');
	});
});

describe('a model server that has gone', () => {
	test('is what the live room says first, with what to do about it', async () => {
		expect(await pageOf(organiser, `${area}/gateway`)).not.toContain('los envíos fallan');
		await first.close();

		await expect
			.poll(() => pageOf(organiser, `${area}/gateway`), { timeout: 15_000 })
			.toContain('El servidor del modelo no responde: los envíos fallan.');
	});
});
