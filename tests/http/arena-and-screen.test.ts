import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONTEST, newTeam, type NewTeam } from '../support/participant.ts';
import { present } from '../support/presented.ts';
import { startSite, type RunningSite } from '../support/site.ts';
import { signIn, visitorOf, type Visitor } from '../support/visitor.ts';

const arena = `/contests/${CONTEST}/arena/hogar`;
const screen = `/contests/${CONTEST}/screen`;
const reveal = `/organiser/${CONTEST}/reveal`;

let site: RunningSite;
let organiser: Visitor;
let early: NewTeam;
let late: NewTeam;
beforeAll(async () => {
	site = await startSite();
	organiser = await signIn(site, site.account('organiser'));
	early = await newTeam(site, { team: 'Madrugadores </script><b>uno' });
	late = await newTeam(site, { team: 'Rezagados' });
	await present(early, 'Sé breve.');
}, 200_000);
afterAll(() => site?.end());

const textOf = async (who: Visitor, path: string) =>
	(await who.fetch(path, { headers: { accept: 'text/html' } })).text();

/** What each address says to somebody, but for the clock and what is made anew for each answer. */
async function toldTo(who: Visitor): Promise<Record<string, string>> {
	const told: Record<string, string> = {};
	for (const path of [arena, screen, `${screen}?scene=1`, `${screen}?scene=2`]) {
		const html = await textOf(who, path);
		const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
		told[path] = main.replace(/<time[\s\S]*?<\/time>/g, '').replace(/svelte-\w+|s\d+-\w+/g, '');
	}
	const state = await (await who.fetch(`${screen}/state`)).json();
	told['state'] = JSON.stringify({ ...(state as object), now: 0 });
	for (const path of [arena, screen]) {
		const data = await textOf(who, `${path}/__data.json`);
		told[`data of ${path}`] = data.replace(/\b1[67]\d{11}\b/g, '');
	}

	return told;
}

/** Ends a stretch of the round now, as an organiser does. */
async function happen(instant: string) {
	const answered = await organiser.post(`/organiser/${CONTEST}/phases?/now`, {
		roundId: 'previa',
		instant,
		reason: 'Para la prueba'
	});
	expect(answered.status).toBeLessThan(400);
}

/** What is kept for readers is kept two seconds. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 2200));

test('the arena shows everybody who stands on the public’s board, without scripts', async () => {
	const html = await textOf(visitorOf(site), arena);

	expect(html).toContain('Madrugadores &lt;/script>');
	expect(html).toContain('<svg');
	expect(html).toContain('Equipos en el plano');
	expect(await textOf(visitorOf(site), screen)).not.toContain('Crear cuenta');
	const [first] = (await visitorOf(site).fetch(`/contests/${CONTEST}/arena`)).headers
		.get('location')
		?.split('/')
		.slice(-1) ?? [''];
	expect(first).toBe('hogar');
});

test('the state of a screen is told anew only where it changed', async () => {
	const first = await visitorOf(site).fetch(`${screen}/state`);
	const etag = first.headers.get('etag') ?? '';
	const again = await visitorOf(site).fetch(`${screen}/state`, {
		headers: { 'if-none-match': etag }
	});

	expect(first.status).toBe(200);
	expect(again.status).toBe(304);
});

test('a screen shows what was said to all, and nothing that was said to one team', async () => {
	await early.post(`/contests/${CONTEST}/notices?/ask`, { text: '¿Vale?', challenge: '' });
	await organiser.post(`/organiser/${CONTEST}/notices?/announce`, { text: 'Hay café en la sala.' });
	const state = await textOf(visitorOf(site), `${screen}/state`);

	expect(state).toContain('Hay café en la sala.');
	expect(state).not.toContain('¿Vale?');
	expect(state).not.toContain(early.email);
});

describe('once the round is frozen', () => {
	let before: Record<string, string> = {};
	beforeAll(async () => {
		await happen('freezes');
		await settle();
		before = await toldTo(visitorOf(site));
		await present(late, 'Llegamos tarde.');
		await present(early, 'Ahora sin tabla y con muchas más palabras que antes.');
		await settle();
	}, 60_000);

	test('neither the arena nor the screen tells a visitor anything that came after', async () => {
		expect(before['state']).toContain('"frozen":true');
		expect(await toldTo(visitorOf(site))).toEqual(before);
		expect(JSON.stringify(before)).not.toContain('Rezagados');
	});

	test('a team sees its own way go on, and another team does not see it', async () => {
		expect(await textOf(early, arena)).toContain('Tu camino sigue después de la congelación');
		const others = await textOf(late, `${arena}/__data.json`);
		const own = await textOf(early, `${arena}/__data.json`);

		expect(await textOf(late, arena)).toContain('Rezagados');
		expect(await textOf(early, arena)).not.toContain('Rezagados');
		expect(own).not.toContain('Rezagados');
		expect(others).not.toBe(own);
		const judge = await signIn(site, site.account('judge'));
		expect(await textOf(judge, arena)).not.toContain('Rezagados');
	});

	test('the ceremony is not to be had before the close', async () => {
		const { password } = site.account('organiser');
		const fields = { challenge: 'hogar', prizes: '3', oneByOne: '10', password };
		const leave = await organiser.post(`${reveal}?/file`, fields);
		const file = await organiser.fetch(leave.headers.get('location') ?? '');

		expect(file.status).toBe(403);
		expect(await file.text()).not.toContain('Rezagados');
	});
});

describe('once the round is closed', () => {
	const fields = { challenge: 'hogar', prizes: '2', oneByOne: '10' };
	beforeAll(() => happen('closes'));

	test('only the right password opens the ceremony, and what was typed is kept', async () => {
		const wrong = await organiser.post(`${reveal}?/file`, { ...fields, password: 'no es' });
		const shown = await wrong.text();

		expect(wrong.status).toBe(401);
		expect(shown).toContain('Esa no es tu contraseña');
		expect(shown).toMatch(/name="prizes"[^>]*value="2"|value="2"[^>]*name="prizes"/);
		const { password } = site.account('organiser');
		const many = await organiser.post(`${reveal}?/file`, { ...fields, prizes: '99', password });
		expect(await many.text()).toContain('Escribe un número entre 1 y 10.');
	});

	test('it is handed over once, to whoever gave the password, as a file that fetches nothing', async () => {
		const { password } = site.account('organiser');
		const leave = await organiser.post(`${reveal}?/file`, { ...fields, password });
		const address = leave.headers.get('location') ?? '';
		expect((await visitorOf(site).fetch(address)).status).toBe(303);
		expect((await early.fetch(address)).status).toBe(403);

		const file = await organiser.fetch(address);
		const html = await file.text();
		expect(file.headers.get('content-disposition')).toContain('attachment');
		expect(html).toContain("default-src 'none'");
		expect(html).toContain('Rezagados');
		expect(html).not.toContain('</script><b>uno');
		expect(html).not.toMatch(/https?:\/\//);
		expect((await organiser.fetch(address)).status).toBe(404);
	});

	test('the rehearsal holds nothing of the contest’s teams', async () => {
		const html = await textOf(organiser, `${reveal}/rehearsal.html`);

		expect(html).toContain('Ensayo: datos inventados');
		expect(html).not.toContain('Rezagados');
		expect(html).not.toContain('Madrugadores');
	});
});
