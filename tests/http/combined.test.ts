import { afterAll, beforeAll, expect, test } from 'vitest';
import { hash } from 'node:crypto';
import { EXAMPLE_PROMPTS } from '../../src/rehearsal/example-prompts.ts';
import type { Rulebook } from '../../scoring/index.ts';
import { addEditions } from '../support/editions.ts';
import { newTeam, type NewTeam } from '../support/participant.ts';
import { startSite, type RunningSite } from '../support/site.ts';
import { signIn, visitorOf, type Visitor } from '../support/visitor.ts';

const SUM = 'general';
const PUBLIC = `/contests/${SUM}/overall`;
const DESK = `/organiser/${SUM}`;
const PARTS = ['hogar', 'hogar-dos'] as const;

/** Two conversations by points, added up in the proportion of one to two. */
function addUp(rulebook: Rulebook): void {
	const [round] = rulebook.rounds;
	const home = round?.challenges.find(({ id }) => id === 'hogar');
	const centre = round?.challenges.find(({ id }) => id === 'centro-civico');
	if (!round || !home || !centre) throw new Error('the edition has other challenges');
	home.rubric = centre.rubric;
	const qualityWeights = { checks: '0', jury: '1' };
	home.ranking = { policy: 'weighted', a: '1/2', parNwh: 300_000_000, qualityWeights };
	round.challenges.push({ ...structuredClone(home), id: 'hogar-dos', title: { es: 'Otro hogar' } });
	rulebook.combine = {
		parts: [
			{ challenge: 'hogar', weight: '1/3' },
			{ challenge: 'hogar-dos', weight: '2/3' }
		],
		ties: ['hogar-dos']
	};
}

let site: RunningSite;
let organiser: Visitor;
let judge: Visitor;
let team: NewTeam;
let half: NewTeam;
beforeAll(async () => {
	site = await startSite();
	await addEditions(site, [{ slug: SUM, change: addUp }]);
	organiser = await signIn(site, site.account('organiser'));
	judge = await signIn(site, site.account('judge'));
	team = await newTeam(site, { contest: SUM });
	half = await newTeam(site, { contest: SUM });
}, 200_000);
afterAll(() => site?.end());

const html = async (visitor: Visitor, path: string) =>
	(await visitor.fetch(path, { headers: { accept: 'text/html' } })).text();

const now = async (instant: string) => {
	const fields = { roundId: 'previa', instant, reason: 'Ensayo' };
	const { status } = await organiser.post(`${DESK}/phases?/now`, fields);
	if (status >= 400) throw new Error(`${instant} answered ${status}`);
};

async function send<T>(person: Visitor, path: string, body: object): Promise<T> {
	const response = await person.fetch(path, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body)
	});
	if (!response.ok) throw new Error(`${path} answered ${response.status}`);

	return (await response.json()) as T;
}

async function play(person: Visitor, challenge: string): Promise<void> {
	const content = EXAMPLE_PROMPTS.find(({ id }) => id === 'hogar-tabla')?.text ?? '';
	const api = `/api/contests/${SUM}/${challenge}`;
	for (let tries = 0; tries < 10; tries++) {
		const asked = { messages: [{ role: 'user', content }] };
		const { vatio } = await send<{ vatio: { conversation: string } }>(
			person,
			`${api}/v1/chat/completions`,
			asked
		);
		const { conversation } = vatio;
		const { passed } = await send<{ passed: boolean }>(person, `${api}/entries`, { conversation });
		if (passed) return;
	}
	throw new Error('the simulated model gave no valid answer');
}

/** A verdict with the same level throughout on everything that is presented. */
async function judgeAll(level: string): Promise<number> {
	const desk = await html(judge, `/judge/${SUM}`);
	const entries = new Set([...desk.matchAll(/\/judge\/general\/\w{20}/g)].map(([path]) => path));
	for (const entry of entries) {
		const fields = [...(await html(judge, entry)).matchAll(/name="(level-[^"]+)"/g)];
		const levels = Object.fromEntries(fields.map(([, name = '']) => [name, level]));
		const verdict = { decision: 'valid', reason: '', ...levels };
		const answer = await judge.post(`${entry}?/verdict`, verdict);
		if (answer.status !== 303) throw new Error(`${entry} answered ${answer.status}`);
	}

	return entries.size;
}

test('the general ranking waits for its parts, is published once and read by everyone', async () => {
	const visitor = visitorOf(site);
	for (const path of [PUBLIC, `/contests/${SUM}/rules`, `/contests/${SUM}/method`]) {
		const page = await html(visitor, path);
		expect(page).toContain('Otro hogar');
		expect(page).toContain('Quien no tiene una presentación válida en uno suma 0');
	}
	expect(await html(visitor, PUBLIC)).toContain('Todavía no se ha publicado');
	expect((await visitor.fetch(`${PUBLIC}/board.json`)).status).toBe(404);
	expect(await html(visitor, `/contests/${SUM}/leaderboard`)).toContain(PUBLIC);

	await play(team, 'hogar');
	await play(team, 'hogar-dos');
	await play(half, 'hogar');
	expect(await judgeAll('4')).toBe(3);
	await now('closes');
	await now('results');
	expect(await html(organiser, `${DESK}/overall`)).toContain('sin publicar');
	const early = await organiser.post(`${DESK}/overall?/publish`, {});
	expect(early.status).toBe(409);
	expect(await early.text()).toContain('mira qué le falta a cada parte');

	for (const part of PARTS) {
		const { status } = await organiser.post(`${DESK}/leaderboard/${part}?/publish`, {});
		expect(status).toBe(200);
	}
	const preview = await html(organiser, `${DESK}/overall`);
	expect(preview).toContain('Publicar la clasificación general');
	expect(preview).toContain(team.team);
	expect(await html(visitor, PUBLIC)).not.toContain(team.team);

	const published = await organiser.post(`${DESK}/overall?/publish`, {});
	expect(published.status).toBe(200);
	expect(await published.text()).toContain('Versión 1 publicada');
	expect((await organiser.post(`${DESK}/overall?/publish`, {})).status).toBe(409);

	const page = await html(visitor, PUBLIC);
	expect(page.indexOf(team.team)).toBeGreaterThan(0);
	expect(page.indexOf(half.team)).toBeGreaterThan(page.indexOf(team.team));
	expect(page).toContain('no presentó');
	expect(page).toContain('Oficial, provisional');
	expect(await html(half, PUBLIC)).toContain('tu equipo');
	const bytes = await (await visitor.fetch(`${PUBLIC}/board.json`)).text();
	expect(page).toContain(hash('sha256', bytes));
	expect(JSON.parse(bytes)).toMatchObject({
		format: 'vatio-combined-board/1',
		rows: [
			{ teamName: team.team, place: 1 },
			{ teamName: half.team, place: 2 }
		]
	});
	expect((await visitor.fetch(`${PUBLIC}/board.json?version=2`)).status).toBe(404);
});

test('a contest whose rules add nothing up says so and has no such document', async () => {
	const visitor = visitorOf(site);

	expect(await html(visitor, '/contests/desafio-alia/overall')).toContain(
		'Este concurso no tiene clasificación general'
	);
	expect((await visitor.fetch('/contests/desafio-alia/overall/board.json')).status).toBe(404);
	expect(await html(visitor, '/contests/desafio-alia/rules')).not.toContain('/overall');
	const refused = await organiser.post('/organiser/desafio-alia/overall?/publish', {});
	expect(refused.status).toBe(404);
	expect((await half.post(`${DESK}/overall?/publish`, {})).status).toBe(403);
});
