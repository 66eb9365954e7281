import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
	ask,
	askStreamed,
	refusalOf,
	settledTurn,
	streamOf,
	teamApi,
	workbenchOf
} from '../support/door.ts';
import { newTeam, newTeammate } from '../support/participant.ts';
import { startSite, type RunningSite } from '../support/site.ts';
import { startStandIn, type StandIn } from '../support/stand-in.ts';
import type { Visitor } from '../support/visitor.ts';

const words = Array.from({ length: 30 }, (_, index) => `palabra${index} `);
const slow = { words, promptTokens: 25, running: true, gapMs: 40 };

let site: RunningSite;
let standIn: StandIn;
beforeAll(async () => {
	standIn = await startStandIn(slow);
	site = await startSite({ endpoint: standIn.url, env: { VATIO_SIMULATED: 'yes' } });
}, 200_000);
afterAll(async () => {
	await site?.end();
	await standIn?.close();
});
beforeEach(() => {
	standIn.script = slow;
	standIn.seen.length = 0;
});

/** Opens a stream and reads its first words. */
async function openStream(visitor: Visitor) {
	const leaving = new AbortController();
	const response = await visitor.fetch('/api/contests/desafio-alia/hogar/v1/chat/completions', {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ stream: true, messages: [{ role: 'user', content: 'Hola' }] }),
		signal: leaving.signal
	});
	const reader = response.body!.getReader();
	await reader.read();

	return { id: response.headers.get('x-vatio-interaction') ?? '', leave: () => leaving.abort() };
}

const stop = (visitor: Visitor, id: string) =>
	visitor.fetch(teamApi(`/interactions/${id}/stop`), {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: '{}'
	});

describe('a reader who leaves', () => {
	test('mid-answer does not stop it, and reads it whole when they come back', async () => {
		const team = await newTeam(site);
		const { id, leave } = await openStream(team);
		leave();

		const turn = await settledTurn(team, id);

		expect(turn.answer).toBe(words.join(''));
		expect(turn.end).toMatchObject({ outcome: 'completed', billed: true, completionTokens: 30 });
		expect(standIn.seen).toMatchObject([{ ended: 'completed', sent: 30 }]);
		expect((await workbenchOf(team)).left).toMatchObject({
			interactions: 29,
			tokens: 60_000 - 55
		});
	});

	test('before a whole answer is sent finds it in the history', async () => {
		const team = await newTeam(site);
		const leaving = new AbortController();
		const asked = team.fetch('/api/contests/desafio-alia/hogar/v1/chat/completions', {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ messages: [{ role: 'user', content: 'Hola' }] }),
			signal: leaving.signal
		});
		await expect.poll(() => standIn.seen.length).toBe(1);
		leaving.abort();
		await expect(asked).rejects.toThrow();

		const [turn] = (await workbenchOf(team)).turns;
		expect((await settledTurn(team, turn?.id ?? '')).answer).toBe(words.join(''));
	});

	test('sees as much of an answer as is written, while it is written', async () => {
		const team = await newTeam(site);
		const { id } = await openStream(team);
		await expect.poll(() => standIn.seen[0]?.sent).toBeGreaterThan(5);

		const response = await team.fetch(teamApi(`/interactions/${id}`));
		const { turn } = (await response.json()) as { turn: { answer: string; end?: object } };

		expect(turn.end).toBeUndefined();
		expect(turn.answer).toMatch(/^palabra0 palabra1 /);
		await settledTurn(team, id);
	});
});

describe('a stopped answer', () => {
	test('ends at once at the endpoint and costs what was written until then', async () => {
		const team = await newTeam(site);
		const { id } = await openStream(team);
		await expect.poll(() => standIn.seen[0]?.sent).toBeGreaterThan(3);

		expect(await (await stop(team, id)).json()).toEqual({ stopped: true });

		const { end, answer } = await settledTurn(team, id);
		expect(end).toMatchObject({ outcome: 'aborted', billed: true, promptTokens: 25 });
		expect(end?.completionTokens).toBeGreaterThan(3);
		expect(end?.completionTokens).toBeLessThan(30);
		expect(words.join('').startsWith(answer)).toBe(true);
		await expect.poll(() => standIn.seen[0]?.ended).toBe('left');
		expect((await workbenchOf(team)).left.interactions).toBe(29);
	});

	test('tells its own stream that it was stopped, and it can be gone on from', async () => {
		const team = await newTeam(site);
		const response = await ask(team, 'Hola', { stream: true });
		const id = response.headers.get('x-vatio-interaction') ?? '';
		const read = streamOf(response);
		await expect.poll(() => standIn.seen[0]?.sent).toBeGreaterThan(3);
		await stop(team, id);
		const { vatio, text, done } = await read;

		expect(vatio).toMatchObject({ interaction: id, outcome: 'aborted', billed: true });
		expect(done).toBe(true);
		standIn.script = {};
		const messages = [
			{ role: 'user', content: 'Hola' },
			{ role: 'assistant', content: text },
			{ role: 'user', content: 'Sigue' }
		];
		const after = await askStreamed(team, '', { messages });
		expect(after.vatio?.conversation).toBe(vatio?.conversation);
	});

	test('can be stopped by a teammate, and by nobody else', async () => {
		const team = await newTeam(site);
		const mate = await newTeammate(site, team);
		const stranger = await newTeam(site);
		const { id } = await openStream(team);

		expect(await (await stop(stranger, id)).json()).toEqual({ stopped: false });
		expect(standIn.seen[0]?.ended).toBe('open');
		expect(await (await stop(mate, id)).json()).toEqual({ stopped: true });
		expect((await settledTurn(mate, id)).end?.outcome).toBe('aborted');
	});

	test('that had ended is none to stop', async () => {
		const team = await newTeam(site);
		standIn.script = {};
		const { vatio } = await askStreamed(team, 'Hola');

		expect(await (await stop(team, vatio?.interaction ?? '')).json()).toEqual({ stopped: false });
	});
});

describe('the team’s live feed', () => {
	test('tells a teammate the words as they are written, and the end with its bill', async () => {
		const team = await newTeam(site);
		const mate = await newTeammate(site, team);
		const feed = await mate.fetch(teamApi('/live'), { signal: AbortSignal.timeout(15_000) });
		expect(feed.headers.get('content-type')).toContain('text/event-stream');
		const heard = hear(feed);
		await heard.until('event: pulse');

		const { vatio } = await askStreamed(team, 'Hola');

		const text = await heard.until('event: ended');
		expect(text).toContain('event: begun');
		expect(text).toContain(`"id":"${vatio?.interaction}"`);
		expect(text).toMatch(/event: text\ndata: .*palabra\d+ /);
		await heard.leave();
	});

	test('tells nothing of other teams', async () => {
		const stranger = await newTeam(site);
		const heard = hear(await stranger.fetch(teamApi('/live')));
		await heard.until('event: pulse');
		await askStreamed(await newTeam(site), 'Hola');
		await new Promise((resolve) => setTimeout(resolve, 300));

		expect(heard.text()).not.toMatch(/event: (begun|text|ended)/);
		await heard.leave();
	});
});

test('a site that stops refuses new prompts with a sentence and no cut', async () => {
	const team = await newTeam(site);
	const { id } = await openStream(team);
	const stopped = site.stop();
	await new Promise((resolve) => setTimeout(resolve, 100));
	// The port is closed to new connections; one that was open hears a refusal or its end.
	const late = await ask(team, 'Otra').then(refusalOf, () => undefined);
	if (late) expect(late).toMatchObject({ status: 503, code: 'shutting_down' });
	expect(await stopped).toBe(0);

	await site.restart();
	expect((await settledTurn(team, id)).end?.outcome).toBe('completed');
});

function hear(response: Response) {
	const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
	let text = '';
	let over = false;
	const reading = (async () => {
		for (let part = await reader.read(); !part.done; part = await reader.read()) text += part.value;
	})()
		.catch(() => undefined)
		.finally(() => (over = true));

	return {
		text: () => text,
		async until(wanted: string) {
			await expect.poll(() => over || text.includes(wanted), { timeout: 10_000 }).toBe(true);
			expect(text).toContain(wanted);
			return text;
		},
		async leave() {
			await reader.cancel();
			await reading;
		}
	};
}
