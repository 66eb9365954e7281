import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Rulebook } from '../../scoring/index.ts';
import { addEditions } from '../support/editions.ts';
import { newTeam, type NewTeam } from '../support/participant.ts';
import { present, type Presented } from '../support/presented.ts';
import { startSite, type RunningSite } from '../support/site.ts';
import { signIn, type Visitor } from '../support/visitor.ts';

const CONTEST = 'asistida';
const PAGE = `/organiser/${CONTEST}/jury/assisted`;
const cli = join(import.meta.dirname, '../../scoring/cli.ts');

let site: RunningSite;
let organiser: Visitor;
let judge: Visitor;
let team: NewTeam;
let presented: Presented;
let entry = '';
beforeAll(async () => {
	site = await startSite();
	await addEditions(site, [{ slug: CONTEST, change: assisted }]);
	organiser = await signIn(site, site.account('organiser'));
	judge = await signIn(site, site.account('judge'));
	team = await newTeam(site, { contest: CONTEST, team: 'Las Nutrias de Betanzos' });
	presented = await present(team, `Firmado: ${team.name}, ${team.email}, ${team.team}.`, CONTEST);
	entry = /\/judge\/asistida\/\w{20}/.exec(await textOf(judge, `/judge/${CONTEST}`))?.[0] ?? '';
}, 200_000);
afterAll(() => site?.end());

function assisted(rulebook: Rulebook) {
	const [home, centre] = rulebook.rounds[0]?.challenges ?? [];
	if (!home || !centre) throw new Error('the edition has its retos');
	home.judging.assisted = 'after-draft';
	home.rubric = centre.rubric;
}

const textOf = async (visitor: Visitor, path: string) =>
	(await (await visitor.fetch(path)).text()).replaceAll('<!---->', '').replaceAll(/\s+/g, ' ');

/** A draft with every level, as the form sends it. */
const draft = async () => {
	const page = await textOf(judge, entry);
	const levels = [...page.matchAll(/name="(level-[\w-]+)"/g)].map(([, name = '']) => [name, '3']);

	return { decision: 'valid', ...(Object.fromEntries(levels) as Record<string, string>) };
};

test('begins after the close, shows first what it may take, and reads each entry twice', async () => {
	expect(await textOf(organiser, PAGE)).toContain('Podrás empezar cuando se cierre la ronda');
	expect((await organiser.post(`${PAGE}?/start`, { challenge: 'hogar' })).status).toBe(403);
	expect((await organiser.post(`${PAGE}?/start`, { challenge: 'nada' })).status).toBe(400);
	const now = { roundId: 'previa', instant: 'closes', reason: 'Se cierra antes' };
	await organiser.post(`/organiser/${CONTEST}/phases?/now`, now);
	const before = await textOf(organiser, PAGE);
	expect(before).toMatch(/lecturas por hacer<\/dt> <dd class="figure[^"]*">2</);
	expect(before).toContain('Empezar las lecturas');

	await organiser.post(`${PAGE}?/start`, { challenge: 'hogar' });

	await expect
		.poll(() => textOf(organiser, PAGE), { timeout: 30_000 })
		.toContain('2 de 2 lecturas hechas');
}, 60_000);

test('the advice is out only once the judge’s own draft is whole, and names nobody', async () => {
	const isOut = (page: string) => page.includes('Lo que dice el modelo');
	expect(isOut(await textOf(judge, entry))).toBe(false);
	const whole = await draft();
	expect(Object.keys(whole).length).toBeGreaterThan(2);
	const [, , missing = ''] = Object.keys(whole);
	const partial = Object.fromEntries(Object.entries(whole).filter(([name]) => name !== missing));
	await judge.post(`${entry}?/draft`, partial);
	for (const path of [entry, `${entry}/__data.json`, `${entry}?mark=assisted`]) {
		const text = await textOf(judge, path);
		expect(isOut(text)).toBe(false);
		expect(text).not.toContain('passages');
	}
	expect(await textOf(judge, entry)).toContain('La verás cuando tu borrador esté completo');

	const kept = await judge.post(`${entry}?/draft`, whole);

	expect(isOut(await kept.text())).toBe(true);
	const told = [team.name, team.email, team.team, ...Object.values(presented)];
	for (const path of [entry, `${entry}/__data.json`, `${entry}?mark=assisted`]) {
		const text = await textOf(judge, path);
		expect(text).toContain(path.includes('__data') ? 'passages' : 'Lo que dice el modelo');
		for (const word of told) expect(text).not.toContain(word);
		expect(text).not.toMatch(/energyNwh|promptTokens|completionTokens|teamId|accountId/);
	}
	expect((await team.fetch(PAGE)).status).toBe(403);
	expect((await judge.fetch(PAGE)).status).toBe(403);
});

test('the organiser reads how far model and jury agree, and the archive verifies with it', async () => {
	await judge.post(`${entry}?/verdict`, await draft());
	const agreement = await textOf(organiser, `/organiser/${CONTEST}/agreement`);
	expect(agreement).toContain('La lectura asistida y el jurado');
	expect(agreement).toContain('una decidida también por el jurado');
	const hidden = await textOf(team, `/contests/${CONTEST}/agreement`);
	expect(hidden).not.toContain('La lectura asistida y el jurado');

	const folder = mkdtempSync(join(tmpdir(), 'vatio-assisted-'));
	try {
		const file = join(folder, 'archive.zip');
		const archive = await organiser.fetch(`/organiser/${CONTEST}/archive.zip?texts=yes`);
		writeFileSync(file, Buffer.from(await archive.arrayBuffer()));
		const { stdout } = spawnSync(process.execPath, [cli, 'verify', file], { encoding: 'utf8' });
		expect(JSON.parse(stdout)).toMatchObject({ verifies: true, differences: [] });
	} finally {
		rmSync(folder, { recursive: true });
	}
});
