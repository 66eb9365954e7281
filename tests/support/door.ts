import { createParser } from 'eventsource-parser';
import type { TurnView, WorkbenchView } from '../../src/lib/workbench/view.ts';
import { CONTEST } from './participant.ts';
import type { Visitor } from './visitor.ts';

export interface Vatio {
	interaction: string;
	conversation: string;
	outcome: string;
	billed: boolean;
	promptTokens: number;
	completionTokens: number;
	estimated: boolean;
	energyNwh: number;
	gramsCO2e: number;
	left: { interactions: number; tokens: number; energyNwh: number };
	leafHash: string;
}

export interface DoorError {
	message: string;
	type: string;
	/** OpenAI's word for it, where it has one. */
	code: string;
	/** Always ours. */
	reason: string;
	param: string | null;
	details: Record<string, string | number>;
}

export interface Chunk {
	id: string;
	object: string;
	model: string;
	choices?: { index: number; delta: { content?: string }; finish_reason: string | null }[];
	usage?: { prompt_tokens: number; completion_tokens: number; total_tokens: number };
	vatio?: Vatio;
	error?: DoorError;
}

/** A stream of the door's, read to its end. */
export interface Streamed {
	chunks: Chunk[];
	text: string;
	/** Whether `[DONE]` came, and came last. */
	done: boolean;
	vatio: Vatio | undefined;
	error: DoorError | undefined;
}

export interface Where {
	contest?: string;
	challenge?: string;
}

export const doorPath = ({ contest = CONTEST, challenge = 'hogar' }: Where = {}) =>
	`/api/contests/${contest}/${challenge}/v1/chat/completions`;

const user = (content: string) => [{ role: 'user', content }];

/** Asks the door for an answer, not streamed unless `body` says so. */
export const ask = (visitor: Visitor, prompt: string, body: object = {}, where?: Where) =>
	visitor.fetch(doorPath(where), {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ messages: user(prompt), ...body })
	});

/** A prompt, its stream read whole. */
export const askStreamed = async (visitor: Visitor, prompt: string, body: object = {}) =>
	streamOf(await ask(visitor, prompt, { stream: true, ...body }));

/** Reads a stream to its end, or to where the connection broke. */
export async function streamOf(response: Response): Promise<Streamed> {
	const events: string[] = [];
	const parser = createParser({ onEvent: ({ data }) => events.push(data) });
	const decoder = new TextDecoder();
	for await (const part of response.body ?? []) {
		parser.feed(decoder.decode(part as Uint8Array, { stream: true }));
	}
	const done = events.at(-1) === '[DONE]';
	const chunks = events
		.filter((data) => data !== '[DONE]')
		.map((data) => JSON.parse(data) as Chunk);

	return {
		chunks,
		text: chunks.map(({ choices }) => choices?.[0]?.delta.content ?? '').join(''),
		done,
		vatio: chunks.find(({ vatio }) => vatio)?.vatio,
		error: chunks.find(({ error }) => error)?.error
	};
}

/** The error of a response that is none of success; `code` is our own. */
export async function refusalOf(response: Response) {
	const { error } = (await response.json()) as { error: DoorError };

	const { reason: code, type, param } = error;

	return { status: response.status, code, type, param, error };
}

/** A team's own API of a challenge. */
export const teamApi = (path: string, { contest = CONTEST, challenge = 'hogar' }: Where = {}) =>
	`/api/contests/${contest}/${challenge}${path}`;

export async function workbenchOf(visitor: Visitor, where?: Where): Promise<WorkbenchView> {
	const response = await visitor.fetch(teamApi('/workbench', where));
	if (!response.ok) throw new Error(`the workbench answered ${response.status}`);

	return (await response.json()) as WorkbenchView;
}

/** An interaction once it is settled. */
export async function settledTurn(visitor: Visitor, id: string, where?: Where): Promise<TurnView> {
	for (let tries = 0; tries < 150; tries++) {
		const response = await visitor.fetch(teamApi(`/interactions/${id}`, where));
		if (!response.ok) throw new Error(`the interaction answered ${response.status}`);
		const { turn } = (await response.json()) as { turn: TurnView };
		if (turn.end) return turn;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	throw new Error(`the interaction ${id} is never settled`);
}
