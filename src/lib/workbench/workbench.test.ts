import { describe, expect, test, vi } from 'vitest';
import type { Requests } from './requests.ts';
import { end, turn, workbench } from './turn.fixture.ts';
import type { TurnView, WorkbenchView } from './view.ts';
import { initialState, workbenchOn } from './workbench.ts';

const ok = <T>(value: T) => Promise.resolve({ kind: 'ok' as const, value });
const lost = () => Promise.resolve({ kind: 'lost' as const });
const refused = (code: 'not_signed_in' | 'phase_closed') =>
	Promise.resolve({ kind: 'refused' as const, refusal: { code, sentence: 'No.' } });
const { left } = workbench();

function streamed(id: string, ...deltas: string[]) {
	const frames = deltas.map(
		(content) => `data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`
	);
	return ok(new Response(frames.join(''), { headers: { 'x-vatio-interaction': id } }));
}

function bench(view: WorkbenchView, requests: Partial<Requests>) {
	const state = initialState(view);
	const onarrived = vi.fn<(turn: TurnView) => void>();
	const all: Requests = {
		workbench: lost,
		turn: lost,
		stop: () => ok({ stopped: true }),
		estimate: lost,
		send: lost,
		...requests
	};
	const actions = workbenchOn(state, { requests: all, onarrived, wait: () => Promise.resolve() });
	return { state, onarrived, ...actions };
}

test('an answer streams in and ends with its figures', async () => {
	const readings = [turn('a'), turn('a', { answer: 'Hola', end: end() })];
	const { state, send } = bench(workbench(), {
		send: () => streamed('a', 'Ho', 'la'),
		turn: () => ok({ turn: readings.shift() ?? turn('a'), left: { ...left, interactions: 29 } })
	});

	expect(await send({ prompt: 'prompt a' })).toMatchObject({ id: 'a' });
	expect(state.sending).toBeUndefined();
	await vi.waitFor(() => expect(state.ended?.id).toBe('a'));
	expect(state.turns.get('a')).toMatchObject({ answer: 'Hola', end: { outcome: 'completed' } });
	expect(state.left.interactions).toBe(29);
});

test('what continues an answer is sent with everything before it', async () => {
	const sent = vi.fn<Requests['send']>(lost);
	const view = workbench([turn('a', { answer: 'A', end: end() })]);
	await bench(view, { send: sent }).send({ prompt: 'sigue', after: 'a' });

	expect(sent.mock.calls[0]?.[0].messages).toEqual([
		{ role: 'user', content: 'prompt a' },
		{ role: 'assistant', content: 'A' },
		{ role: 'user', content: 'sigue' }
	]);
});

describe('a connection lost', () => {
	test('in the middle of an answer is mended by asking until it is settled', async () => {
		const readings = [
			turn('a'),
			turn('a', { answer: 'Ho' }),
			turn('a', { answer: 'Hola', end: end() })
		];
		const { state, send } = bench(workbench(), {
			send: () => streamed('a', 'Ho'),
			turn: () => ok({ turn: readings.shift() ?? turn('a'), left })
		});
		await send({ prompt: 'prompt a' });

		await vi.waitFor(() => expect(state.turns.get('a')?.end).toBeDefined());
		expect(state.turns.get('a')?.answer).toBe('Hola');
	});

	test('before anything was heard says so, and says when the text had arrived after all', async () => {
		const { state, send, take, onarrived } = bench(workbench(), {});

		expect(await send({ prompt: 'prompt a' })).toBeUndefined();
		expect(state.failure).toEqual({ kind: 'lost' });
		take(workbench([turn('a', { end: end() })]));

		expect(state.failure).toBeUndefined();
		expect(onarrived).toHaveBeenCalledWith(expect.objectContaining({ id: 'a' }));
	});

	test('does not take an earlier interaction with the same words for the one that was sent', async () => {
		const view = workbench([turn('a', { end: end() })]);
		const { state, send, take, onarrived } = bench(view, {});
		await send({ prompt: 'prompt a' });
		take(view);

		expect(state.failure).toEqual({ kind: 'lost' });
		expect(onarrived).not.toHaveBeenCalled();
	});
});

test('a refusal keeps its reason, and the phase is read anew', async () => {
	const closed = workbench();
	closed.phase = { phase: 'closed', closed: 'Se ha cerrado.', acceptsEntries: false };
	const { state, send } = bench(workbench(), {
		send: () => refused('phase_closed'),
		workbench: () => ok(closed)
	});
	await send({ prompt: 'hola' });

	expect(state.failure).toEqual({
		kind: 'refused',
		refusal: { code: 'phase_closed', sentence: 'No.' }
	});
	expect(state.phase.closed).toBe('Se ha cerrado.');
});

test('a closed session stays visible and asks nothing more of the server', async () => {
	const reading = vi.fn<Requests['workbench']>(lost);
	const { state, send } = bench(workbench(), {
		send: () => refused('not_signed_in'),
		workbench: reading
	});
	await send({ prompt: 'hola' });

	expect(state.failure).toMatchObject({ refusal: { code: 'not_signed_in' } });
	expect(reading).not.toHaveBeenCalled();
});

test('what is left is as the server saw it last, in whatever order it is told', () => {
	const { state, reader } = bench(workbench(), {});
	reader.ended({ turn: turn('a', { end: end() }), left: { ...left, at: 7000, tokens: 59_900 } });
	reader.begun({ turn: turn('a'), left: { ...left, at: 6000, tokens: 58_000 } });

	expect(state.left.tokens).toBe(59_900);
});

describe('the team’s feed', () => {
	test('shows a teammate’s answer while it is written', () => {
		const { state, reader } = bench(workbench(), {});
		reader.begun({ turn: turn('b'), left });
		reader.text({ id: 'b', at: 0, text: 'Ho' });
		reader.text({ id: 'b', at: 2, text: 'la' });
		reader.ended({ turn: turn('b', { answer: 'Hola', end: end() }), left });

		expect(state.turns.get('b')?.answer).toBe('Hola');
		expect(state.ended?.id).toBe('b');
	});

	test('that skipped something makes the page read again', () => {
		const reading = vi.fn<Requests['workbench']>(() => ok(workbench([turn('a', { end: end() })])));
		const { reader } = bench(workbench(), { workbench: reading });
		const { phase } = workbench();
		reader.pulse({ progress: { turns: 0, settled: 0, entries: 0 }, left, phase });
		expect(reading).not.toHaveBeenCalled();

		reader.pulse({ progress: { turns: 1, settled: 1, entries: 0 }, left, phase });
		reader.pulse({ progress: { turns: 1, settled: 1, entries: 0 }, left, phase });
		expect(reading).toHaveBeenCalledTimes(1);
	});

	test('tells of a presentation that the teammate made', () => {
		const reading = vi.fn<Requests['workbench']>(() => ok(workbench()));
		const { reader } = bench(workbench(), { workbench: reading });
		reader.pulse({
			progress: { turns: 0, settled: 0, entries: 1 },
			left,
			phase: workbench().phase
		});

		expect(reading).toHaveBeenCalledTimes(1);
	});
});

test('a place in the queue is told until the answer begins, and of interactions that the page knows', () => {
	const { state, reader } = bench(workbench([turn('a')]), {});

	reader.waiting({ id: 'a', said: 'Hay dos por delante.' });
	reader.waiting({ id: 'unknown', said: 'Hay tres por delante.' });
	expect(state.turns.get('a')?.waiting).toBe('Hay dos por delante.');
	expect(state.turns.size).toBe(1);

	reader.text({ id: 'a', at: 0, text: 'Ya' });
	expect(state.turns.get('a')?.answer).toBe('Ya');
});
