import { afterAll, beforeAll, expect, test } from 'vitest';
import { newPerson, newTeam } from '../support/participant.ts';
import { present, type Presented } from '../support/presented.ts';
import { everyRoute, pathOf } from '../support/routes.ts';
import { startSite, type RunningSite } from '../support/site.ts';
import { signIn, type Visitor } from '../support/visitor.ts';

const DESK = '/organiser/desafio-alia';
const KEY = 'La clave dice que el ahorro no cuadra';

interface Judge extends Visitor {
	name: string;
	email: string;
}

let site: RunningSite;
let organiser: Visitor;
let team: Visitor;
let presented: Presented;
let real: Judge;
let calibrating: Judge;
let entry = '';
beforeAll(async () => {
	site = await startSite();
	organiser = await signIn(site, site.account('organiser'));
	const demo = site.account('judge');
	const judges: Judge[] = [
		{ ...(await signIn(site, demo)), name: demo.name, email: demo.email },
		await newJudge(),
		await newJudge()
	];
	team = await newTeam(site);
	presented = await present(team, '');
	const places = [];
	for (const judge of judges) places.push(await waiting(judge));
	const withEntry = places.findIndex((place) => place !== '');
	entry = places[withEntry] ?? '';
	real = judges[withEntry] as Judge;
	calibrating = judges[places.indexOf('')] as Judge;
}, 200_000);
afterAll(() => site?.end());

const html = async (visitor: Visitor, path: string) => (await visitor.fetch(path)).text();

async function newJudge(): Promise<Judge> {
	const shown = await organiser.post(`${DESK}/people?/invite`, { part: 'judge', note: '' });
	const [, token = ''] = /\/staff\/([\w.-]+)/.exec(await shown.text()) ?? [];
	const person = await newPerson(site, 'Jueza');
	await person.post(`/staff/${token}?/accept`, {});

	return person;
}

async function waiting(judge: Visitor): Promise<string> {
	const [address = ''] =
		/\/judge\/desafio-alia\/\w{20}/.exec(await html(judge, '/judge/desafio-alia')) ?? [];

	return address;
}

/** What a judge's desk sends, without what says which judge it is. */
async function sent(judge: Judge, path: string): Promise<string> {
	const body = await html(judge, path);

	return [judge.name, judge.email]
		.reduce((text, word) => text.replaceAll(word, '·'), body)
		.replaceAll(/vatio-verdict-\w+/g, '·')
		.replaceAll(/nonce[="-]+[\w+/=-]+/g, '·');
}

const key = { challenge: 'hogar', decision: 'invalid', reason: KEY };

test('a gold entry is marked by the organiser alone, and with a reason for the judges', async () => {
	const form = { ...key, entry: presented.entryId };
	expect((await team.post(`${DESK}/jury?/gold`, form)).status).toBe(403);
	const blank = await organiser.post(`${DESK}/jury?/gold`, { ...form, reason: '' });
	expect(blank.status).toBeGreaterThanOrEqual(400);
	expect((await organiser.post(`${DESK}/jury?/gold`, form)).status).toBe(200);
	expect(await html(organiser, `${DESK}/jury`)).toContain(KEY);
});

test('nothing that a desk sends tells a gold entry before its verdict', async () => {
	expect(await waiting(calibrating)).toBe(entry);
	for (const path of [entry, `${entry}/__data.json`, '/judge/desafio-alia']) {
		const shown = await sent(calibrating, path);
		expect(shown, path).toBe(await sent(real, path));
		expect(shown, path).not.toContain(KEY);
	}
});

test('the key stands beside the verdict once that is saved, for nobody else', async () => {
	const said = { decision: 'invalid', reason: 'Me lo parece' };
	const saved = await calibrating.post(`${entry}?/verdict`, said);
	expect(saved.status).toBe(303);
	expect(saved.headers.get('location')).toContain(entry);
	const shown = await html(calibrating, entry);
	expect(shown).toContain(KEY);
	expect(shown).toContain('Me lo parece');
	expect(await html(real, entry)).not.toContain(KEY);
	expect(await html(organiser, `${DESK}/agreement`)).toContain('1 de 1 (100');

	const params = { contest: 'desafio-alia', challenge: 'hogar', entry: presented.entryId };
	const pages = everyRoute().filter(({ id, page }) => page && id.startsWith('/contests/'));
	expect(pages.length).toBeGreaterThan(5);
	for (const route of pages) {
		if (/\[(?!contest\]|challenge\]|entry\])/.test(route.id)) continue;
		const path = pathOf(route, params);
		for (const one of [path, `${path}/__data.json`]) {
			const body = await html(team, one);
			expect(body, one).not.toContain(KEY);
			expect(body, one).not.toContain('Me lo parece');
			expect(body, one).not.toMatch(/para calibrar/i);
		}
	}
});

test('a mark that is taken back stays in sight, as withdrawn', async () => {
	const page = await html(organiser, `${DESK}/jury`);
	const [, gold = ''] = /name="gold" value="(\w+)"/.exec(page) ?? [];
	expect((await organiser.post(`${DESK}/jury?/ungold`, { gold })).status).toBe(200);
	expect(await html(organiser, `${DESK}/jury`)).toContain('Retirada');
});
