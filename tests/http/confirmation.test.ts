import { afterAll, beforeAll, expect, test } from 'vitest';
import { CONTEST, newTeam, type NewTeam } from '../support/participant.ts';
import { startSite, type RunningSite } from '../support/site.ts';
import { startStandIn, type Script, type StandIn } from '../support/stand-in.ts';
import { signIn, type Visitor } from '../support/visitor.ts';

const PAGE = `/organiser/${CONTEST}/leaderboard/hogar/confirmation`;
const MEASURES = [
	'Bajar la calefacción de 22 a 20 grados en el salón; ahorro: 180 kWh al año; coste: nulo',
	'Cambiar las bombillas de la cocina por LED; ahorro: 90 kWh al año; coste: bajo',
	'Apagar la regleta del televisor en el salón; ahorro: 60 kWh al año; coste: nulo',
	'Poner el termo de agua caliente del baño a 50 grados; ahorro: 120 kWh al año; coste: nulo',
	'Colocar burlete en las ventanas del dormitorio; ahorro: 110 kWh al año; coste: bajo'
];
const good: Script = {
	words: ['Plan de ahorro para la vivienda:\n', ...MEASURES.map((m, i) => `${i + 1}. ${m}.\n`)]
};

let site: RunningSite;
let standIn: StandIn;
let organiser: Visitor;
let team: NewTeam;
beforeAll(async () => {
	standIn = await startStandIn(good);
	site = await startSite({ endpoint: standIn.url, env: { VATIO_SIMULATED: 'yes' } });
	organiser = await signIn(site, site.account('organiser'));
	team = await newTeam(site);
	const answer = await team.prompt('hogar', 'Dime cinco medidas', { stream: false });
	const { vatio } = (await answer.json()) as { vatio: { conversation: string } };
	const presented = await team.fetch(`/api/contests/${CONTEST}/hogar/entries`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', origin: site.url },
		body: JSON.stringify({ conversation: vatio.conversation })
	});
	expect(presented.status).toBeLessThan(300);
	const now = { roundId: 'previa', instant: 'closes', reason: 'Se cierra antes' };
	await organiser.post(`/organiser/${CONTEST}/phases?/now`, now);
	standIn.seen.length = 0;
}, 200_000);
afterAll(async () => {
	await site?.end();
	await standIn?.close();
});

const textOf = async (response: Promise<Response>) =>
	(await (await response).text()).replaceAll('<!---->', '').replaceAll(/\s+/g, ' ');

test('a set of confirmation runs is previewed, begun, cut by a power cut and taken up again', async () => {
	const preview = await textOf(organiser.post(`${PAGE}?/preview`, { how: 'ticked' }));
	expect(preview).toContain('no queda nada por repetir');
	const shown = await textOf(organiser.fetch(PAGE, { headers: { accept: 'text/html' } }));
	const [, entryId = ''] = /name="entry-([a-z0-9]+)"/.exec(shown) ?? [];
	const chosen = { [`entry-${entryId}`]: 'yes' };
	const cost = await textOf(organiser.post(`${PAGE}?/preview`, { how: 'ticked', ...chosen }));
	expect(cost).toMatch(/repeticiones<\/dt> <dd class="figure[^"]*">5</);
	expect(cost).toContain(`name="entry-${entryId}"`);
	expect(standIn.seen).toHaveLength(0);

	// Four at a time: the fifth is open when the power goes.
	standIn.script = { ...good, gapMs: 150 };
	const begun = await organiser.post(`${PAGE}?/start`, chosen);
	expect(begun.status).toBe(200);
	await expect.poll(() => standIn.seen.length, { timeout: 20_000 }).toBe(5);
	await expect
		.poll(() => textOf(organiser.fetch(PAGE)), { timeout: 5_000 })
		.toContain('4 de 5 hechas');
	expect(standIn.seen.at(-1)?.ended).toBe('open');
	await site.kill();
	await site.restart();
	standIn.seen.length = 0;
	standIn.script = good;

	const interrupted = await textOf(organiser.fetch(PAGE));
	expect(interrupted).toContain('4 de 5 hechas');
	expect(interrupted).toContain('una interrumpida, se repite');
	expect(standIn.seen).toHaveLength(0);
	await organiser.post(`${PAGE}?/continue`, {});
	expect(await textOf(organiser.fetch(`/organiser/${CONTEST}/audit`))).toContain(
		'Siguió con las ejecuciones de confirmación'
	);
	await expect
		.poll(() => textOf(organiser.fetch(PAGE)), { timeout: 20_000 })
		.toContain('Confirmada: 5 de 5');

	expect(standIn.seen).toHaveLength(1);
	expect(standIn.seen[0]?.body.messages.at(-1)?.content).toBe('Dime cinco medidas');
}, 90_000);

test('nobody but the organiser hears of it until a board is published', async () => {
	const board = await textOf(team.fetch(`/contests/${CONTEST}/leaderboard/hogar`));
	expect(board).not.toContain('confirmada en');
	expect((await team.fetch(PAGE)).status).toBe(403);

	await organiser.post(`/organiser/${CONTEST}/leaderboard/hogar?/publish`, {});
	const address = `/contests/${CONTEST}/leaderboard/hogar/board.json`;
	const published = await (await team.fetch(address)).json();
	expect(published).toMatchObject({
		doubt: { method: 'paired-bootstrap/1', replicates: 2000 },
		rows: [{ confirmation: { runs: 5, passes: 5, accepted: true, agreement: '1/1', answers: 1 } }]
	});
});
