import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { foldedText } from '../../src/lib/server/judging/folded-text.ts';
import { declared, newTeam, PASSWORD } from '../support/participant.ts';
import { present, type Presented } from '../support/presented.ts';
import { everyRoute, pathOf } from '../support/routes.ts';
import { startSite, type RunningSite } from '../support/site.ts';
import { signIn, visitorOf, type Visitor } from '../support/visitor.ts';

const AREA = '/judge/desafio-alia';
const JURY = '/organiser/desafio-alia/jury';
const NAME = 'Zoraida Quintana Ferrán';
const EMAIL = 'zoraida.quintana@instituto-lince.es';
const TEAM = 'Las Nutrias de Betanzos';
const DISGUISES = [
	TEAM,
	'las nutrias de betanzos',
	'LasNutriasDeBetanzos',
	'L a s  N u t r i a s  d e  B e t a n z o s',
	'Las Nu\u200btrias de Bet\u00adanzos',
	'Lаs Nutriаs dе Bеtаnzоs',
	'Ｌａｓ Ｎｕｔｒｉａｓ ｄｅ Ｂｅｔａｎｚｏｓ',
	NAME,
	'ZORAIDA QUINTANA FERRAN',
	EMAIL,
	'zoraida.quintana @ instituto-lince . es',
	'instituto-lince.es',
	'https://instituto-lince.es/zoraida'
];

let site: RunningSite;
let judge: Visitor;
let organiser: Visitor;
let team: Visitor;
let presented: Presented;
let entry = '';
beforeAll(async () => {
	site = await startSite();
	judge = await signIn(site, site.account('judge'));
	organiser = await signIn(site, site.account('organiser'));
	const form = { name: NAME, email: EMAIL, password: PASSWORD };
	await visitorOf(site).post('/register', form);
	team = await signIn(site, form);
	await team.post('/contests/desafio-alia/team?/create', { ...declared, name: TEAM });
	presented = await present(team, DISGUISES.join('; '));
	entry = await firstInQueue(judge);
}, 200_000);
afterAll(() => site?.end());

async function firstInQueue(whose: Visitor): Promise<string> {
	const page = await (await whose.fetch(AREA)).text();
	const [address = ''] = /\/judge\/desafio-alia\/\w{20}/.exec(page) ?? [];

	return address;
}

/** Every way of asking a route of the judges’ area for something. */
function everyAnswer(): { title: string; ask: () => Promise<Response> }[] {
	const params = { contest: 'desafio-alia', entry: entry.split('/').at(-1) ?? '' };
	const routes = everyRoute().filter(({ id }) => id === '/judge' || id.startsWith('/judge/'));
	const forms: Record<string, string>[] = [
		{ decision: 'invalid', reason: '' },
		{ decision: 'invalid', reason: 'No cuadra', note: 'x', 'flag-echo': 'echo' },
		{ how: 'nothing', domain: 'no', decision: 'perhaps' }
	];

	return routes.flatMap((route) => {
		const path = pathOf(route, params);
		const asked = route.page ? [path, `${path}/__data.json`, `${path}?mark=echo`] : [];
		return [
			...asked.map((one) => ({ title: `GET ${one}`, ask: () => judge.fetch(one) })),
			...route.methods.map((method) => ({
				title: `${method} ${path}`,
				ask: () => judge.fetch(path, { method })
			})),
			...route.actions.flatMap((action) =>
				forms.map((form) => ({
					title: `POST ${path}?/${action}`,
					ask: () => judge.post(`${path}?/${action}`, form)
				}))
			)
		];
	});
}

describe('whatever the judges’ area answers', () => {
	test('holds no name, address, team or organisation of who presented, however it is written', async () => {
		const answers = everyAnswer();
		expect(answers.length).toBeGreaterThan(12);
		const told = [NAME, EMAIL, TEAM, 'instituto-lince.es', ...Object.values(presented)];
		const letters = [NAME, EMAIL, TEAM, 'instituto-lince.es'].map((one) => foldedText(one).letters);

		for (const { title, ask } of answers) {
			const response = await ask();
			const body = `${await response.text()} ${[...response.headers].join(' ')}`;
			for (const word of [...told, ...DISGUISES]) expect(body, title).not.toContain(word);
			const folded = foldedText(body).letters;
			for (const word of letters) expect(folded, title).not.toContain(word);
			expect(response.status, title).toBeLessThan(500);
		}
		expect(await (await judge.fetch(entry)).text()).toContain('[oculto]; [oculto]');
	});
});

describe('what a judge has typed', () => {
	test('waits on the site for the judge to come back, wherever that is', async () => {
		const typed = { decision: 'invalid', reason: 'A medias', note: 'Para mí' };
		const kept = await judge.fetch(`${entry}?/draft`, {
			method: 'POST',
			headers: { origin: site.url, accept: 'application/json', 'x-sveltekit-action': 'true' },
			body: new URLSearchParams(typed)
		});
		expect(await kept.json()).toMatchObject({ type: 'success' });

		const again = await signIn(site, site.account('judge'));
		const page = await (await again.fetch(entry)).text();
		expect(page).toContain('A medias');
		expect(page).toContain('Para mí');
	});

	test('is told to nobody but the organiser, who sees note and flags', async () => {
		await judge.post(`${entry}?/verdict`, {
			decision: 'invalid',
			reason: 'No cuadra',
			note: 'Ojo con esto',
			'flag-injection': 'injection'
		});

		const jury = await (await organiser.fetch(JURY)).text();
		expect(jury).toContain('Ojo con esto');
		expect(jury).toContain('Órdenes a quien evalúa');
		for (const path of ['/contests/desafio-alia/challenges/hogar', '/contests/desafio-alia']) {
			expect(await (await team.fetch(path)).text()).not.toContain('Ojo con esto');
		}
	});

	test('comes back with a sentence where the team withdraws what is open', async () => {
		const other = await newTeam(site);
		const gone = await present(other, 'Otra vez');
		const open = await firstInQueue(judge);
		await other.post('/contests/desafio-alia/challenges/hogar?/withdraw', {
			entry: gone.entryId
		});

		const late = await judge.post(`${open}?/verdict`, { decision: 'invalid', reason: 'Mi motivo' });

		expect(late.status).toBe(409);
		const shown = await late.text();
		expect(shown).toContain('ha retirado esta presentación');
		expect(shown).toContain('Mi motivo');
	});

	test('of a judge who was removed meanwhile meets a sentence, and the entry another judge', async () => {
		await present(await newTeam(site), 'Una más');
		const open = await firstInQueue(judge);
		const { accountId } = site.account('judge');
		const removal = { accountId, reason: 'Lo pide', password: site.account('organiser').password };
		const removed = await organiser.post('/organiser/desafio-alia/people?/remove', removal);
		expect(removed.status).toBe(200);

		const late = await judge.post(`${open}?/verdict`, { decision: 'valid' });

		expect(late.status).toBe(403);
		expect(await late.text()).toContain('Esta zona es solo para quien evalúa');
		expect(await (await organiser.fetch(JURY)).text()).toContain('Todavía no hay jurado');
	});
});
