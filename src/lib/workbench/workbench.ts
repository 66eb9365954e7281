import { answerEvents, type Refused } from './answer-stream.ts';
import type { FeedReader } from './feed.ts';
import type { Answered, Requests } from './requests.ts';
import { messagesAfter, withText, withTurns, type Stretch, type Turns } from './turns.ts';
import type { EntryView, LeftView, PhaseView, Progress, TurnView, WorkbenchView } from './view.ts';

/** Why a text is still in the editor: it was refused, or nobody knows whether it arrived. */
export type Failure = { kind: 'refused'; refusal: Refused } | { kind: 'lost' };

/** What one open page knows of its team's work. */
export interface WorkbenchState {
	turns: Turns;
	left: LeftView;
	phase: PhaseView;
	entries: EntryView[];
	place: number | undefined;
	/** The server's clock when it last told everything. */
	now: number;
	/** How many presentations and withdrawals it knows. */
	entriesKnown: number;
	/** What is on its way to the server. */
	sending: { prompt: string; after: string | undefined } | undefined;
	failure: Failure | undefined;
	/** The interaction that ended last, while the page was open. */
	ended: TurnView | undefined;
	/** Sent, and lost sight of before anything was heard of it. */
	unheard: { prompt: string; known: ReadonlySet<string> } | undefined;
}

export interface Sending {
	prompt: string;
	/** The answer to continue. */
	after?: string;
	sheet?: string;
}

export function initialState(view: WorkbenchView): WorkbenchState {
	return {
		turns: withTurns(new Map(), view.turns),
		left: view.left,
		phase: view.phase,
		entries: view.entries,
		place: view.place,
		now: view.now,
		entriesKnown: view.progress.entries,
		sending: undefined,
		failure: undefined,
		ended: undefined,
		unheard: undefined
	};
}

interface World {
	requests: Requests;
	/** Told when a text that was given up for lost turns out to have arrived. */
	onarrived?: (turn: TurnView) => void;
	wait?: (ms: number) => Promise<void>;
}

const WAITS_MS = [500, 1000, 2000, 4000, 8000];
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** What can be done with a workbench's state; every answer of the server ends in it, whatever its way. */
export function workbenchOn(
	state: WorkbenchState,
	{ requests, onarrived = () => undefined, wait = pause }: World
) {
	let rereading: Promise<void> | undefined;

	function take(view: WorkbenchView) {
		learn(view.turns);
		know(view.left);
		state.phase = view.phase;
		state.entries = view.entries;
		state.place = view.place;
		state.now = view.now;
		state.entriesKnown = view.progress.entries;
	}

	function know(left: LeftView) {
		if (left.at >= state.left.at) state.left = left;
	}

	function learn(told: TurnView[]) {
		const before = state.turns;
		state.turns = withTurns(before, told);
		state.ended =
			told.find(({ id, end }) => end && before.has(id) && !before.get(id)?.end) ?? state.ended;
		const { unheard } = state;
		const arrived =
			unheard && told.find(({ id, prompt }) => !unheard.known.has(id) && prompt === unheard.prompt);
		if (!arrived) return;
		state.unheard = undefined;
		state.failure = undefined;
		onarrived(arrived);
	}

	/** Reads everything again; asked twice at once, it reads once. */
	function reread(): Promise<void> {
		rereading ??= requests.workbench().then((answered) => {
			rereading = undefined;
			if (answered.kind === 'ok') take(answered.value);
			else notice(answered);
		});
		return rereading;
	}

	/** A closed session shows at once; anything else may pass by itself. */
	function notice(answered: Answered<unknown>) {
		if (answered.kind !== 'refused' || answered.refusal.code !== 'not_signed_in') return;
		state.failure = { kind: 'refused', refusal: answered.refusal };
	}

	async function readTurn(id: string): Promise<Answered<unknown>> {
		const answered = await requests.turn(id);
		if (answered.kind === 'ok') {
			learn([answered.value.turn]);
			know(answered.value.left);
		}
		return answered;
	}

	function text(stretch: Stretch) {
		const next = withText(state.turns, stretch);
		if (next) state.turns = next;
		else if (state.turns.has(stretch.id)) void readTurn(stretch.id);
	}

	/**
	 * Sends a text. Resolves with its interaction as soon as the server has taken it, while the answer
	 * goes on arriving; `undefined` where it did not take it or nobody knows: see `failure`.
	 */
	async function send({ prompt, after, sheet }: Sending): Promise<TurnView | undefined> {
		if (state.sending) return undefined;
		state.failure = undefined;
		state.unheard = undefined;
		state.sending = { prompt, after };
		const known = new Set(state.turns.keys());
		const messages = [
			...messagesAfter(state.turns, after),
			{ role: 'user' as const, content: prompt }
		];
		const answered = await requests.send({ messages, sheet });
		const id =
			answered.kind === 'ok' ? answered.value.headers.get('x-vatio-interaction') : undefined;

		try {
			if (answered.kind === 'ok' && id) {
				await readTurn(id);
				if (!state.turns.has(id)) learn([standIn(id, { prompt, after, sheet })]);
				void follow(id, answered.value.body);
				return state.turns.get(id);
			}
			if (answered.kind === 'refused') await refused(answered.refusal);
			else await lost({ prompt, known });
			return undefined;
		} finally {
			state.sending = undefined;
		}
	}

	async function refused(refusal: Refused) {
		if (refusal.code !== 'not_signed_in') await reread();
		state.failure = { kind: 'refused', refusal };
	}

	async function lost(unheard: { prompt: string; known: ReadonlySet<string> }) {
		state.failure = { kind: 'lost' };
		state.unheard = unheard;
		await reread();
	}

	/** Until the server can be asked: the next reading corrects it. */
	function standIn(id: string, { prompt, after, sheet }: Sending): TurnView {
		const parent = after === undefined ? undefined : state.turns.get(after);
		return {
			id,
			conversationId: parent?.conversationId ?? id,
			parentId: after,
			turn: (parent?.turn ?? 0) + 1,
			prompt,
			answer: '',
			sheetId: sheet,
			official: true,
			heldAt: state.now,
			when: ''
		};
	}

	async function follow(id: string, body: ReadableStream<Uint8Array> | null) {
		try {
			for await (const event of body ? answerEvents(body) : []) {
				if (event.kind === 'text') text({ id, ...event });
			}
		} catch {
			// A lost connection: the answer goes on at the server and is read from there.
		}
		await untilSettled(id);
	}

	/** Asks for an answer, ever more rarely, until it is known to be settled. */
	async function untilSettled(id: string) {
		for (let tries = 0; !state.turns.get(id)?.end; tries++) {
			const answered = await readTurn(id);
			if (answered.kind === 'refused') return notice(answered);
			if (state.turns.get(id)?.end) return;
			await wait(WAITS_MS[Math.min(tries, WAITS_MS.length - 1)] ?? 0);
		}
	}

	async function stop(id: string) {
		const answered = await requests.stop(id);
		notice(answered);
		await untilSettled(id);
	}

	const isBehind = ({ turns, settled, entries }: Progress) => {
		const all = [...state.turns.values()];
		const ended = all.filter(({ end }) => end).length;
		return all.length < turns || ended < settled || state.entriesKnown !== entries;
	};

	const reader: FeedReader = {
		pulse({ progress, left, phase }) {
			know(left);
			state.phase = phase;
			if (isBehind(progress)) void reread();
		},
		begun({ turn, left }) {
			learn([turn]);
			know(left);
		},
		text,
		waiting({ id, said }) {
			const turn = state.turns.get(id);
			if (turn) learn([{ ...turn, waiting: said }]);
		},
		ended({ turn, left }) {
			learn([turn]);
			know(left);
		}
	};

	return { take, reread, send, stop, reader };
}
