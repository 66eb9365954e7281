import { afterAll, beforeAll, expect, test } from 'vitest';
import { CONTEST, newTeam, newTeammate, type NewTeam } from '../support/participant.ts';
import { startSite, type RunningSite } from '../support/site.ts';
import { signIn, type Visitor } from '../support/visitor.ts';

const page = `/contests/${CONTEST}/notices`;
const desk = `/organiser/${CONTEST}/notices`;

let site: RunningSite;
let organiser: Visitor;
beforeAll(async () => {
	site = await startSite();
	organiser = await signIn(site, site.account('organiser'));
}, 200_000);
afterAll(() => site?.end());

const html = async (visitor: Visitor, path: string) =>
	(await visitor.fetch(path, { headers: { accept: 'text/html' } })).text();

/** The number beside the tab of a section, as the page shows it. */
function countAt(source: string, path: string): string | undefined {
	const tab = source.split(`href="${path}"`)[1]?.split('</a>')[0];

	return /class="count[^"]*">(\d+)</.exec(tab ?? '')?.[1];
}

const unreadIds = (source: string) => /name="ids" value="([^"]+)"/.exec(source)?.[1] ?? '';

async function questionOf(team: Visitor, text: string): Promise<string> {
	expect((await team.post(`${page}?/ask`, { text, challenge: 'hogar' })).status).toBe(200);
	const shown = await html(organiser, desk);
	const [, form = ''] = shown.split(text);

	return /name="questionId" value="([^"]+)"/.exec(form)?.[1] ?? '';
}

test('a question is answered to its team alone, without scripts, and counts until it is read', async () => {
	const team = await newTeam(site);
	const mate = await newTeammate(site, team);
	const other = await newTeam(site);
	const questionId = await questionOf(team, '¿Vale una tabla con cinco filas?');
	expect(await html(mate, page)).toContain('¿Vale una tabla con cinco filas?');
	expect(await html(other, page)).not.toContain('cinco filas');

	const answered = await organiser.post(`${desk}?/answer`, {
		questionId,
		text: 'Sí, <b>cinco</b> exactas',
		audience: 'team'
	});

	expect(answered.status).toBe(200);
	const seen = await html(team, page);
	expect(seen).toContain('Sí, &lt;b>cinco&lt;/b> exactas');
	expect(countAt(seen, page)).toBe('1');
	for (const path of [page, `/contests/${CONTEST}`, `/contests/${CONTEST}/challenges/hogar`]) {
		const theirs = await html(other, path);
		expect(theirs).not.toContain('exactas');
		expect(countAt(theirs, page)).toBeUndefined();
	}
	const own = unreadIds(seen);
	await other.post(`${page}?/read`, { ids: own });
	expect(countAt(await html(team, page), page)).toBe('1');
	await team.post(`${page}?/read`, { ids: own });
	expect(countAt(await html(team, page), page)).toBeUndefined();
	expect(countAt(await html(mate, page), page)).toBe('1');
	const again = await organiser.post(`${desk}?/answer`, {
		questionId,
		text: 'No',
		audience: 'all'
	});
	expect(again.status).toBe(409);
});

test('an answer to all carries the question, and not who asked it', async () => {
	const [team, other] = [await newTeam(site), await newTeam(site)];
	const questionId = await questionOf(team, '¿Hay que citar fuentes?');

	await organiser.post(`${desk}?/answer`, { questionId, text: 'No hace falta', audience: 'all' });

	const seen = await html(other, page);
	expect(seen).toContain('¿Hay que citar fuentes?');
	expect(seen).toContain('No hace falta');
	expect(seen).not.toContain(team.team);
	expect(seen).not.toContain(team.name);
});

test('a question is for teams: nobody else asks, and an empty one comes back with its sentence', async () => {
	const team = await newTeam(site);
	const judge = await signIn(site, site.account('judge'));

	expect((await judge.post(`${page}?/ask`, { text: 'Hola', challenge: '' })).status).toBe(403);
	const empty = await team.post(`${page}?/ask`, { text: '  ', challenge: '' });
	expect(empty.status).toBe(400);
	expect(await empty.text()).toContain('Este campo no puede quedar vacío.');
	const nowhere = await team.post(`${page}?/ask`, { text: 'Hola', challenge: 'no-hay' });
	expect(nowhere.status).toBe(404);
});

test('an answer that was kept answers when nothing else is written', async () => {
	const team = await newTeam(site);
	await organiser.post(`${desk}?/keep`, { text: 'Está en el reglamento' });
	const questionId = await questionOf(team, '¿Cuánto dura?');
	const [, canned = ''] =
		/<option value="([^"]+)">Está en el reglamento/.exec(await html(organiser, desk)) ?? [];

	await organiser.post(`${desk}?/answer`, { questionId, text: ' ', canned, audience: 'team' });

	expect(await html(team, page)).toContain('Está en el reglamento');
});

/** Reads the events of an open stream until one of them fits. */
async function heard(
	team: NewTeam,
	until: (news: { count: number }) => boolean,
	act: () => unknown
) {
	const leaving = new AbortController();
	const response = await team.fetch(`${page}/live`, { signal: leaving.signal });
	expect(response.headers.get('content-type')).toContain('text/event-stream');
	let text = '';
	let acted = false;
	const decoder = new TextDecoder();
	for await (const piece of response.body ?? []) {
		text += decoder.decode(piece, { stream: true });
		const all = [...text.matchAll(/event: news\ndata: (.*)\n\n/g)].map(
			([, data = '']) => JSON.parse(data) as { count: number }
		);
		if (all.length > 0 && !acted) {
			acted = true;
			await act();
		}
		if (all.some(until)) break;
	}
	leaving.abort();

	return text;
}

test('whoever is online hears of an announcement at once, and of nothing that others are told', async () => {
	const [team, other] = [await newTeam(site), await newTeam(site)];
	const before = Number(countAt(await html(team, page), page) ?? 0);

	const text = await heard(
		team,
		({ count }) => count === before + 1,
		async () => {
			const questionId = await questionOf(other, '¿Nos oye alguien?');
			await organiser.post(`${desk}?/answer`, { questionId, text: 'Sí', audience: 'team' });
			await organiser.post(`${desk}?/announce`, { text: 'Empezamos' });
		}
	);

	expect(text.match(/event: news/g)).toHaveLength(2);
	expect(text).not.toContain('Empezamos');
	expect(await html(team, page)).toContain('Empezamos');
});

test('a notice’s text cannot close its element, and a form of another site announces nothing', async () => {
	const team = await newTeam(site);
	const text = '</bdi><script>alert(1)</script>';
	await organiser.post(`${desk}?/announce`, { text });
	const foreign = await organiser.fetch(`${desk}?/announce`, {
		method: 'POST',
		headers: { origin: 'https://elsewhere.example' },
		body: new URLSearchParams({ text: 'Falso anuncio' })
	});

	expect(foreign.status).toBe(403);
	const seen = await html(team, page);
	expect(seen).not.toContain('<script>alert(1)');
	expect(seen).not.toContain('Falso anuncio');
});
