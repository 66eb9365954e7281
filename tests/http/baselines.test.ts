import { afterAll, beforeAll, expect, test } from 'vitest';
import { CONTEST, newTeam } from '../support/participant.ts';
import { startSite, type RunningSite } from '../support/site.ts';
import { startStandIn, type StandIn } from '../support/stand-in.ts';
import { signIn, visitorOf, type Visitor } from '../support/visitor.ts';

const PAGE = `/organiser/${CONTEST}/baselines`;
const SECRET = 'Cinco medidas numeradas, con su ahorro';

let site: RunningSite;
let standIn: StandIn;
let organiser: Visitor;
beforeAll(async () => {
	standIn = await startStandIn({ words: ['1. Bajar ', 'la calefacción.'], gapMs: 150 });
	site = await startSite({ endpoint: standIn.url, env: { VATIO_SIMULATED: 'yes' } });
	organiser = await signIn(site, site.account('organiser'));
}, 200_000);
afterAll(async () => {
	await site?.end();
	await standIn?.close();
});

const textOf = async (response: Promise<Response>) =>
	(await (await response).text()).replaceAll('<!---->', '').replaceAll(/\s+/g, ' ');

test('what a reference cannot ask is said beside its field, and what was typed is kept', async () => {
	const typed = { challenge: 'hogar', name: 'Pregunta directa', 'prompt-1': '', 'prompt-2': '' };
	const empty = await organiser.post(`${PAGE}?/write`, typed);
	expect(empty.status).toBeGreaterThanOrEqual(400);
	const shown = await textOf(Promise.resolve(empty));
	expect(shown).toContain('Escribe algo antes de enviar.');
	expect(shown).toContain('value="Pregunta directa"');
	expect(standIn.seen).toHaveLength(0);
});

test('a reference is played, cut by a power cut, taken up again, and shown without a place', async () => {
	const written = {
		challenge: 'hogar',
		name: 'Pregunta directa',
		'prompt-1': SECRET,
		'prompt-2': 'Más corto'
	};
	expect((await organiser.post(`${PAGE}?/write`, written)).status).toBe(200);
	await expect.poll(() => standIn.seen.length, { timeout: 20_000, interval: 10 }).toBe(2);
	await expect.poll(() => textOf(organiser.fetch(PAGE)), { timeout: 5_000 }).toContain('1 de 2');
	await site.kill();
	await site.restart();
	standIn.seen.length = 0;

	const cut = await textOf(organiser.fetch(PAGE));
	expect(cut).toContain('Hay referencias a medias');
	await organiser.post(`${PAGE}?/continue`, { challenge: 'hogar' });
	await expect.poll(() => textOf(organiser.fetch(PAGE)), { timeout: 20_000 }).toContain('2 de 2');
	expect(standIn.seen.map(({ body }) => body.messages.at(-1)?.content)).toEqual(['Más corto']);

	await expect
		.poll(() => textOf(visitorOf(site).fetch(`/contests/${CONTEST}/leaderboard/hogar`)), {
			timeout: 10_000
		})
		.toContain('Pregunta directa');
	const board = await textOf(visitorOf(site).fetch(`/contests/${CONTEST}/leaderboard/hogar`));
	expect(board).toContain('Referencia');
	expect(board).toContain('no compite');
});

test('nobody but the organisers reads what it asked', async () => {
	const team = await newTeam(site);
	for (const reader of [visitorOf(site), team]) {
		const refused = await reader.fetch(PAGE, { redirect: 'manual' });
		expect([303, 403]).toContain(refused.status);
		for (const path of [
			`/contests/${CONTEST}/leaderboard/hogar`,
			`/contests/${CONTEST}/challenges/hogar`,
			`/contests/${CONTEST}/ledger`
		]) {
			expect(await textOf(reader.fetch(path))).not.toContain(SECRET);
		}
	}
});

test('a reference that is withdrawn leaves the board', async () => {
	const shown = await textOf(organiser.fetch(PAGE));
	const [, teamId = ''] = /name="teamId" value="([^"]+)"/.exec(shown) ?? [];
	await organiser.post(`${PAGE}?/withdraw`, { teamId });

	expect(await textOf(organiser.fetch(PAGE))).toContain('Retirada');
	await expect
		.poll(() => textOf(visitorOf(site).fetch(`/contests/${CONTEST}/leaderboard/hogar`)), {
			timeout: 10_000
		})
		.not.toContain('Pregunta directa');
});
