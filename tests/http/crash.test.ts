import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { ask, askStreamed, settledTurn, streamOf, workbenchOf } from '../support/door.ts';
import { newTeam } from '../support/participant.ts';
import { startSite, type RunningSite } from '../support/site.ts';
import { startStandIn, type StandIn } from '../support/stand-in.ts';

const endless = { words: Array.from({ length: 600 }, () => 'más '), gapMs: 100, running: true };

let site: RunningSite;
let standIn: StandIn;
beforeAll(async () => {
	standIn = await startStandIn();
	site = await startSite({ endpoint: standIn.url, env: { VATIO_SIMULATED: 'yes' } });
}, 200_000);
afterAll(async () => {
	await site?.end();
	await standIn?.close();
});
beforeEach(() => {
	standIn.script = {};
});
afterEach(async () => {
	// A test that fails halfway leaves no stopped site to the next one.
	await site.restart();
});

/** Begins an answer that will not end by itself soon. */
async function beginEndless(team: Parameters<typeof ask>[0]) {
	standIn.script = endless;
	const response = await ask(team, 'Una pregunta larga', { stream: true });
	const sent = standIn.seen.at(-1);
	await expect.poll(() => sent?.sent ?? 0).toBeGreaterThan(2);

	return { id: response.headers.get('x-vatio-interaction') ?? '', response };
}

/** What a team has left, without the moment at which it was told. */
const leftOf = async (team: Parameters<typeof workbenchOf>[0]) => ({
	...(await workbenchOf(team)).left,
	at: undefined
});

test('a process killed mid-answer leaves it interrupted, uncharged and without a hold', async () => {
	const team = await newTeam(site);
	await askStreamed(team, 'Una corta');
	const before = await leftOf(team);
	const { id, response } = await beginEndless(team);
	const cut = streamOf(response).catch(() => 'cut');

	await site.kill();

	expect(await cut).toBe('cut');
	await site.restart();
	standIn.script = {};
	const turn = await settledTurn(team, id);
	expect(turn).toMatchObject({
		prompt: 'Una pregunta larga',
		end: { outcome: 'interrupted', billed: false }
	});
	expect(await leftOf(team)).toEqual(before);
	expect((await ask(team, 'Otra')).status).toBe(200);
});

test('what was on record before a crash is on record after it', async () => {
	const team = await newTeam(site);
	const { vatio } = await askStreamed(team, 'Recuérdalo');
	const before = await workbenchOf(team);

	await site.kill();
	await site.restart();

	const after = await workbenchOf(team);
	expect(after.turns).toEqual(before.turns);
	expect({ ...after.left, at: 0 }).toEqual({ ...before.left, at: 0 });
	expect(after.turns[0]).toMatchObject({ id: vatio?.interaction, answer: 'Hola, mundo.' });
});

test('a polite stop waits ten seconds for an answer, no more, and charges nobody for its cut', async () => {
	const team = await newTeam(site);
	const before = await leftOf(team);
	const { id, response } = await beginEndless(team);
	const read = streamOf(response);
	const began = performance.now();

	expect(await site.stop()).toBe(0);

	expect(performance.now() - began).toBeGreaterThan(8000);
	expect(performance.now() - began).toBeLessThan(12_500);
	const { vatio, error, chunks } = await read;
	expect(vatio).toMatchObject({ outcome: 'interrupted', billed: false });
	// A cut that looks like a clean end would be believed.
	expect(error?.code).toBe('shutting_down');
	expect(chunks.some(({ choices }) => choices?.[0]?.finish_reason === 'stop')).toBe(false);

	await site.restart();
	expect((await settledTurn(team, id)).end).toMatchObject({
		outcome: 'interrupted',
		billed: false
	});
	expect(await leftOf(team)).toEqual(before);
}, 40_000);

test('people stay signed in over a restart', async () => {
	const team = await newTeam(site);
	await site.restart();

	expect((await team.fetch('/account')).status).toBe(200);
});
