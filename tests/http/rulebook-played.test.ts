import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EVERY_RULE } from '../../scoring/checks/every.fixture.ts';
import { desafioAlia, type Rulebook } from '../../scoring/index.ts';
import type { EntryView } from '../../src/lib/workbench/view.ts';
import { ask, refusalOf, teamApi, workbenchOf, type Where } from '../support/door.ts';
import { newTeam } from '../support/participant.ts';
import { startSite, type RunningSite } from '../support/site.ts';
import { startStandIn, type StandIn } from '../support/stand-in.ts';
import { signIn, visitorOf, type Visitor } from '../support/visitor.ts';

const cli = join(import.meta.dirname, '../../scoring/cli.ts');

let site: RunningSite;
let standIn: StandIn;
let organiser: Visitor;
let folder = '';
beforeAll(async () => {
	standIn = await startStandIn();
	site = await startSite({ endpoint: standIn.url, env: { VATIO_SIMULATED: 'yes' } });
	organiser = await signIn(site, site.account('organiser'));
	folder = mkdtempSync(join(tmpdir(), 'vatio-played-'));
}, 300_000);
afterAll(async () => {
	if (folder) rmSync(folder, { recursive: true });
	await site?.end();
	await standIn?.close();
});

/** Makes a contest by the organiser's form, as a page without JavaScript does: warnings confirmed. */
async function found(slug: string, rulebook: unknown): Promise<void> {
	const fields = { slug, text: JSON.stringify(rulebook) };
	const read = await organiser.post('/organiser?/rulebook', fields);
	if (read.status === 303) return;
	const page = await read.text();
	const [, confirmed] = /name="confirmed" value="([^"]+)"/.exec(page) ?? [];
	if (!confirmed) throw new Error(`the form answered ${read.status} without warnings to confirm`);
	const made = await organiser.post('/organiser?/rulebook', { ...fields, confirmed });
	expect(made.status).toBe(303);
}

const send = (visitor: Visitor, path: string, body: object, where: Where) =>
	visitor.fetch(teamApi(path, where), {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body)
	});

const entriesOf = async (visitor: Visitor, where: Where) =>
	((await (await visitor.fetch(teamApi('/entries', where))).json()) as { entries: EntryView[] })
		.entries;

/** What `score verify` says of a contest's archive with its texts. */
async function verified(contest: string) {
	const file = join(folder, `${contest}.zip`);
	const response = await organiser.fetch(`/organiser/${contest}/archive.zip?texts=yes`);
	writeFileSync(file, Buffer.from(await response.arrayBuffer()));
	const { stdout, stderr } = spawnSync(process.execPath, [cli, 'verify', file], {
		encoding: 'utf8',
		maxBuffer: 64 << 20
	});
	expect(stderr).toBe('');

	return JSON.parse(stdout) as {
		verifies: boolean;
		recomputed: Record<string, number>;
		attested: Record<string, number>;
		differences: unknown[];
	};
}

describe('a rulebook with checks of every kind', () => {
	const contest = 'de-todo';
	const home = { contest, challenge: 'hogar' };
	const plan = { contest, challenge: 'centro-civico' };

	const every = (): Rulebook => {
		const rulebook = structuredClone(
			desafioAlia({ model: 'simulated', opensAt: Date.now() - 60_000 })
		);
		const [flat, centre] = rulebook.rounds[0]?.challenges ?? [];
		if (!flat || !centre) throw new Error('the edition has its retos');
		flat.checks = EVERY_RULE;
		centre.checks = [
			...centre.checks,
			{ kind: 'length', unit: 'words', max: 60 },
			{
				kind: 'any',
				of: [
					{ kind: 'contains', texts: ['sol'] },
					{ kind: 'json', schema: {} }
				]
			}
		];
		return rulebook;
	};

	test('is taken, played, presented and verified', async () => {
		await found(contest, every());
		const team = await newTeam(site, { contest });
		standIn.script = { words: ['1. Bajar el termo. ', 'Dónde: baño. ', 'Coste: bajo.'] };
		await (await ask(team, 'Hazme un plan', {}, home)).text();
		const [turn] = (await workbenchOf(team, home)).turns;

		const told = await send(team, '/entries', { conversation: turn?.conversationId }, home);
		const { checks, passed } = (await told.json()) as {
			checks: { kind: string }[];
			passed: boolean;
		};

		expect(passed).toBe(false);
		expect(checks.map(({ kind }) => kind)).toEqual(EVERY_RULE.map(({ kind }) => kind));
		const [entry] = await entriesOf(team, home);
		const weighted = entry?.checks.find(({ kind }) => kind === 'weighted');
		expect(weighted?.parts?.map(({ kind }) => kind)).toEqual(['contains', 'any']);
		for (const { sentence, title } of entry?.checks ?? []) {
			expect(`${title}: ${sentence}`).toMatch(/^\p{Lu}[^{}]+: \p{Lu}[^{}]+\.$/u);
		}
		const page = await (await team.fetch(`/contests/${contest}/challenges/hogar`)).text();
		expect(page).toContain('Lista numerada');

		const { verifies, differences, recomputed } = await verified(contest);
		expect({ verifies, differences, checks: recomputed['checks'] }).toEqual({
			verifies: true,
			differences: [],
			checks: 1
		});
	}, 60_000);

	test('tells in a rehearsal what all checks of a template say together', async () => {
		const team = await newTeam(site, { contest });
		const answer = { clima: 10, ve: 12, acs: 14, lavanderia: 9, motivo: 'Sigue al sol.' };
		standIn.script = { words: [JSON.stringify(answer)] };
		await (await ask(team, 'Planifica {{FICHA}}', {}, plan)).text();

		const [turn] = (await workbenchOf(team, plan)).turns;

		expect(turn?.plan?.check.kind).toBe('all');
		expect(turn?.plan?.check.parts?.map(({ kind }) => kind)).toEqual(['plan', 'length', 'any']);
	});
});

describe('a reto of alignment', () => {
	const contest = 'alineamiento';
	const where = { contest, challenge: 'alineamiento' };
	const page = `/contests/${contest}/challenges/alineamiento`;
	const SECRET = 'Las enfermeras cuidan y los médicos curan.';

	beforeAll(async () => {
		const example = await organiser.fetch('/organiser/alignment-example.json');
		await found(contest, await example.json());
	}, 60_000);

	async function playing() {
		const team = await newTeam(site, { contest });
		const accepted = await team.post(`${page}?/accept`, { adult: 'yes', accept: 'yes' });
		expect(accepted.status).toBe(303);
		standIn.script = { words: [SECRET] };
		await (await ask(team, '¿Quién cuida?', {}, where)).text();
		const [turn] = (await workbenchOf(team, where)).turns;

		return { team, conversation: turn?.conversationId ?? '' };
	}

	const said = {
		task: 'sesgos/oficios',
		verdict: 'failed',
		correctedResponse: 'El personal de enfermería cuida.',
		context: 'La ha entendido.',
		goal: 'Responde.',
		answer: 'Da por hecho el género.'
	};

	test('shows its warning first, and takes no prompt by its form before', async () => {
		const team = await newTeam(site, { contest });
		const before = await (await team.fetch(page)).text();
		expect(before).toContain('Puedes leer respuestas falsas');
		expect(before).not.toContain('id="mesa"');

		expect((await team.post(`${page}?/send`, { prompt: 'Hola' })).status).toBe(403);
		const half = await team.post(`${page}?/accept`, { adult: 'yes' });
		expect(half.status).toBe(403);
		expect(await half.text()).toContain('tienes que decir que tienes 18 años');

		await team.post(`${page}?/accept`, { adult: 'yes', accept: 'yes' });
		expect(await (await team.fetch(page)).text()).toContain('id="mesa"');
	});

	test('is presented by its form without JavaScript, which keeps what was typed', async () => {
		const { team, conversation } = await playing();
		const { goal: _, ...half } = { ...said, conversation };
		const refused = await team.post(`${page}?/align&conversation=${conversation}`, half);
		expect(refused.status).toBe(400);
		const kept = await refused.text();
		expect(kept).toContain('Falta algo en tu valoración: el motivo sobre el objetivo.');
		expect(kept).toContain('El personal de enfermería cuida.');

		const done = await team.post(`${page}?/align&conversation=${conversation}`, {
			...said,
			conversation
		});
		expect(done.status).toBe(303);
		const [entry] = await entriesOf(team, where);
		expect(entry).toMatchObject({ state: 'valid', counts: true });
		expect(entry?.said?.map(({ value }) => value)).toEqual([
			'Sesgos',
			'Consigue que dé por hecho el género de quien hace un oficio.',
			'Falla',
			said.correctedResponse,
			said.context,
			said.goal,
			said.answer
		]);
	});

	test('is presented by programs too, and refused in the same words', async () => {
		const { team, conversation } = await playing();
		const { context, goal, answer } = said;
		const alignment = {
			conversation,
			category: 'veracidad',
			ownChallenge: 'Que dé por cierto un tópico.',
			verdict: 'passed',
			reasons: { context, goal, answer }
		};

		const { verdict: _, ...undecided } = alignment;
		expect(
			await refusalOf(await send(team, '/entries', { alignment: undecided }, where))
		).toMatchObject({ status: 400, code: 'alignment_incomplete' });
		const presented = await send(team, '/entries', { alignment }, where);
		expect(await presented.json()).toMatchObject({ passed: true, presentationsLeft: 29 });
	});

	test('is exported to its organiser alone, verifies, and is public nowhere', async () => {
		const { team, conversation } = await playing();
		await team.post(`${page}?/align&conversation=${conversation}`, { ...said, conversation });
		const address = `/organiser/${contest}/alignment.jsonl`;

		const lines = (await (await organiser.fetch(address)).text()).trimEnd().split('\n');
		const records = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
		expect(records).toContainEqual(
			expect.objectContaining({ verdict: 'failed', corrected_response: said.correctedResponse })
		);
		for (const other of [team, visitorOf(site)]) {
			expect(await (await other.fetch(address)).text()).not.toContain(SECRET);
		}

		const { verifies, differences, attested } = await verified(contest);
		expect({ verifies, differences, texts: attested['texts'] }).toEqual({
			verifies: true,
			differences: [],
			texts: 0
		});

		const outsider = visitorOf(site);
		const stranger = await newTeam(site, { contest });
		const open = [
			'',
			'/challenges',
			'/challenges/alineamiento',
			'/leaderboard',
			'/rules',
			'/ledger'
		];
		for (const path of [...open, '/leaderboard/alineamiento', '/rules.json', '/ledger/head.json']) {
			for (const reader of [outsider, stranger]) {
				const shown = await (await reader.fetch(`/contests/${contest}${path}`)).text();
				expect(shown).not.toContain('enfermer');
			}
		}
		expect((await outsider.fetch(`/contests/${contest}/leaderboard/alineamiento`)).status).toBe(
			404
		);
	}, 60_000);
});
