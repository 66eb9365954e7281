import { createParser } from 'eventsource-parser';
import { told, whole, type Client } from './client.ts';
import type { SeenEnd } from './witness.ts';

export interface Message {
	role: 'user' | 'assistant';
	content: string;
}

export interface Prompt {
	/** `/api/contests/{contest}/{challenge}` */
	base: string;
	messages: Message[];
	sheet?: string;
}

/** An answer as it is being read: `leave` drops the connection, as a closed tab does. */
export interface Reading {
	interaction: string;
	text: string;
	leave(): void;
}

/** What became of a prompt, as its sender saw it. */
export type Reply =
	| { kind: 'refused'; status: number; code: string; details: object }
	| { kind: 'ended'; interaction: string; conversation: string; text: string; end: SeenEnd }
	| { kind: 'left' | 'cut'; interaction: string; text: string };

interface Chunk {
	choices?: { delta?: { content?: string } }[];
	vatio?: SeenEnd & { interaction: string; conversation: string };
}

/**
 * Sends a prompt through the door and reads its answer as it comes. `watch` is told of every stretch,
 * the head included. A connection that is lost before the head rejects.
 */
export async function send(
	client: Client,
	{ base, messages, sheet }: Prompt,
	watch: (reading: Reading) => void = () => undefined
): Promise<Reply> {
	const response = await client.open(`${base}/v1/chat/completions`, {
		messages,
		stream: true,
		stream_options: { include_usage: true },
		...(sheet === undefined ? {} : { metadata: { sheet } })
	});
	if (response.statusCode !== 200) {
		const refusal = told(await whole(response));
		if (refusal.ok) throw new Error(`the door answered ${response.statusCode}`);
		return {
			kind: 'refused',
			status: refusal.status,
			code: refusal.code,
			details: refusal.details
		};
	}

	let left = false;
	let last: Chunk['vatio'];
	const reading: Reading = {
		interaction: String(response.headers['x-vatio-interaction']),
		text: '',
		leave() {
			left = true;
			response.destroy();
		}
	};
	const parser = createParser({
		onEvent({ data }) {
			if (data === '[DONE]') return;
			const chunk = JSON.parse(data) as Chunk;
			reading.text += chunk.choices?.[0]?.delta?.content ?? '';
			last = chunk.vatio ?? last;
			watch(reading);
		}
	});
	response.setEncoding('utf8');
	try {
		for await (const piece of response) parser.feed(String(piece));
	} catch {
		// The connection is gone, by us or by them: what was read is what there is.
	}

	const { interaction, text } = reading;
	if (left) return { kind: 'left', interaction, text };
	if (!last) return { kind: 'cut', interaction, text };
	const { outcome, billed, promptTokens, completionTokens, energyNwh, leafHash } = last;
	const end = { outcome, billed, promptTokens, completionTokens, energyNwh, leafHash };

	return { kind: 'ended', interaction, conversation: last.conversation, text, end };
}

/** An answer read again by its id; `undefined` where the site does not give it to this reader. */
export async function readAgain(
	client: Client,
	{ base, interaction }: { base: string; interaction: string }
) {
	const answer = await client.ask<{
		turn: { conversationId: string; answer: string; end?: SeenEnd };
	}>(`${base}/interactions/${interaction}`);

	return answer.ok ? answer.value.turn : undefined;
}

const PATIENCE_MS = 60_000;
const GLANCE_MS = 40;

/** Reads an answer again and again until it has ended. */
export async function readToItsEnd(client: Client, where: { base: string; interaction: string }) {
	const until = Date.now() + PATIENCE_MS;
	while (Date.now() < until) {
		const turn = await readAgain(client, where);
		if (turn?.end) {
			const { conversationId: conversation, answer: text, end } = turn;
			return { conversation, text, end };
		}
		await new Promise((resolve) => setTimeout(resolve, GLANCE_MS));
	}
	throw new Error(`the answer ${where.interaction} does not end`);
}
