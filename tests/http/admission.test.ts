import { afterAll, beforeAll, expect, test } from 'vitest';
import { addEditions } from '../support/editions.ts';
import { newTeam, type NewTeam } from '../support/participant.ts';
import { startSite, type RunningSite } from '../support/site.ts';
import { signIn, type Visitor } from '../support/visitor.ts';

const CONTEST = 'aprobada';
const desk = `/organiser/${CONTEST}/teams/admission`;
const REASON = 'Solo para centros públicos';

let site: RunningSite;
let organiser: Visitor;
beforeAll(async () => {
	site = await startSite();
	await addEditions(site, [
		{
			slug: CONTEST,
			change: ({ rounds }) => {
				if (rounds[0]) rounds[0].admission = { kind: 'approval' };
			}
		}
	]);
	organiser = await signIn(site, site.account('organiser'));
}, 200_000);
afterAll(() => site?.end());

const html = async (visitor: Visitor, path: string) =>
	(await visitor.fetch(path, { headers: { accept: 'text/html' } })).text();

const prompt = (team: Visitor, challenge: string, headers: Record<string, string> = {}) =>
	team.fetch(`/api/contests/${CONTEST}/${challenge}/v1/chat/completions`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify({ messages: [{ role: 'user', content: 'Hola' }] })
	});

const practice = async () => {
	const { rounds } = (await (await organiser.fetch(`/contests/${CONTEST}/rules.json`)).json()) as {
		rounds: { challenges: { id: string; practice: boolean }[] }[];
	};
	return rounds[0]?.challenges.find((one) => one.practice)?.id ?? '';
};

/** The id of a team by its row on the organiser's page. */
async function idOf({ team }: NewTeam): Promise<string> {
	const page = await html(organiser, desk);
	const [, id = ''] = new RegExp(`value="([^"]+)"[^>]*aria-label="[^"]*${team}"`).exec(page) ?? [];

	return id;
}

const decide = (team: string, decision: 'admit' | 'decline', reason = '') =>
	organiser.post(`${desk}?/decide`, { team, decision, reason });

test('a team waits, practises, and works on the challenge once it is admitted', async () => {
	const team = await newTeam(site, { contest: CONTEST });
	const challenge = `/contests/${CONTEST}/challenges/hogar`;

	expect(await html(team, `/contests/${CONTEST}/team`)).toContain('todavía no ha decidido');
	const waiting = await html(team, challenge);
	expect(waiting).toContain('todavía no ha admitido a tu equipo');
	expect(waiting).not.toContain('<textarea');
	const refused = await prompt(team, 'hogar');
	expect(refused.status).toBe(403);
	expect(await refused.json()).toMatchObject({
		error: { code: 'not_admitted', type: 'permission_error', details: { state: 'waiting' } }
	});
	for (const path of ['workbench', 'entries']) {
		const api = await team.fetch(`/api/contests/${CONTEST}/hogar/${path}`);
		expect(api.status, path).toBe(403);
	}
	expect((await prompt(team, await practice())).status).toBe(200);

	expect((await decide(await idOf(team), 'admit')).status).toBe(200);

	expect((await prompt(team, 'hogar')).status).toBe(200);
	expect(await html(team, challenge)).toContain('<textarea');
	expect(await html(team, `/contests/${CONTEST}/notices`)).toContain('está admitido en la ronda');
	expect((await decide(await idOf(team), 'decline', REASON)).status).toBe(409);
});

test('a key opens nothing that counts for a team that waits', async () => {
	const team = await newTeam(site, { contest: CONTEST });
	const made = await team.post(`/contests/${CONTEST}/keys?/create`, { name: 'portátil' });
	const [, key = ''] = /(vatio_[\w-]+)/.exec(await made.text()) ?? [];
	expect(key).not.toBe('');
	const call = () =>
		fetch(new URL(`/api/contests/${CONTEST}/hogar/v1/chat/completions`, site.url), {
			method: 'POST',
			headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
			body: JSON.stringify({ messages: [{ role: 'user', content: 'Hola' }] })
		});
	expect((await call()).status).toBe(403);
	expect((await call()).status).toBe(403);

	await decide(await idOf(team), 'admit');

	expect((await call()).status).toBe(200);
});

test('declining takes a reason, which nobody else reads', async () => {
	const [team, other] = [
		await newTeam(site, { contest: CONTEST }),
		await newTeam(site, { contest: CONTEST })
	];
	const without = await decide(await idOf(team), 'decline');
	expect(without.status).toBe(400);
	const none = await organiser.post(`${desk}?/decide`, { decision: 'decline', reason: 'Tarde' });
	expect(none.status).toBe(400);
	const unmarked = await none.text();
	expect(unmarked).toContain('Marca al menos un equipo');
	expect(unmarked).toMatch(/<textarea[^>]*>Tarde</);

	await decide(await idOf(team), 'decline', REASON);

	expect(await html(team, `/contests/${CONTEST}/team`)).toContain(REASON);
	expect(await html(team, `/contests/${CONTEST}/challenges/hogar`)).toContain('no está admitido');
	for (const path of ['team', 'notices', 'challenges', 'challenges/hogar', 'leaderboard', '']) {
		expect(await html(other, `/contests/${CONTEST}/${path}`), path).not.toContain(REASON);
	}
	for (const who of [other, await signIn(site, site.account('judge'))]) {
		for (const path of [desk, `${desk}/admission.csv?round=previa`]) {
			expect((await who.fetch(path)).status).toBe(403);
		}
	}
});

test('a form that is cut short is refused in words, on every page that takes files', async () => {
	const pages = [
		`${desk}?/decide`,
		`${desk}?/preview`,
		`/organiser/${CONTEST}/teams/registration?/preview`,
		`/organiser/${CONTEST}/rulebook/draft?/document`,
		`/organiser/${CONTEST}/publish?/attach`,
		'/organiser?/rulebook',
		'/site?/import'
	];
	for (const path of pages) {
		const cut = await organiser.fetch(path, {
			method: 'POST',
			headers: {
				origin: site.url,
				accept: 'text/html',
				'content-type': 'multipart/form-data; boundary=corte'
			},
			body: '--corte\r\ncontent-disposition: form-data; name="text"\r\n\r\nequi'
		});
		expect(cut.status, path).toBe(400);
		expect(await cut.text(), path).toContain('Falta algún dato');
	}
});

test('a list is shown before it counts, and a bad line keeps nothing of it', async () => {
	const team = await newTeam(site, { contest: CONTEST, team: `=HYPERLINK(${Date.now()})` });
	const other = await newTeam(site, { contest: CONTEST });
	const bad = `equipo;decision;motivo\n${team.team};sí;\nNadie;no;Porque no\n`;
	const shown = await (await organiser.post(`${desk}?/import`, { text: bad })).text();
	expect(shown).toMatch(/Línea 3:\s+no hay ningún equipo/);
	expect((await prompt(team, 'hogar')).status).toBe(403);

	const good = `equipo;decision;motivo\n${team.team};sí;\n${other.team};no;${REASON}\n`;
	const previewed = await (await organiser.post(`${desk}?/preview`, { text: good })).text();
	expect(previewed).toContain('cambian 2 equipos');
	expect((await prompt(team, 'hogar')).status).toBe(403);
	await organiser.post(`${desk}?/import`, { text: good });

	expect((await prompt(team, 'hogar')).status).toBe(200);
	expect(await html(other, `/contests/${CONTEST}/team`)).toContain(REASON);
	const csv = await (await organiser.fetch(`${desk}/admission.csv?round=previa`)).text();
	expect(csv).toContain(`'=HYPERLINK(`);
	expect(csv).toContain(`${other.team},`);

	expect(await html(other, `/contests/${CONTEST}/notices`)).not.toContain(team.team);
	await organiser.post(`${desk}?/announce`, {});
	expect(await html(other, `/contests/${CONTEST}/notices`)).toContain(team.team);
});
