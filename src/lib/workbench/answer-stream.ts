import { createParser } from 'eventsource-parser';

/** What the door tells of an answer: stretches of text with their place, and that it is settled. */
export type AnswerEvent = { kind: 'text'; at: number; text: string } | { kind: 'end' };

/** One chunk of the door's stream, as far as a reader here cares. */
interface Chunk {
	choices?: { delta?: { content?: string } }[];
	vatio?: object;
}

/**
 * Reads the door's stream of chunks, cut into frames anywhere. It ends with `end` where the answer
 * was settled; without, the connection was lost before.
 */
export async function* answerEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<AnswerEvent> {
	const waiting: AnswerEvent[] = [];
	let at = 0;
	const parser = createParser({
		onEvent({ data }) {
			if (data === '[DONE]') return;
			const chunk = JSON.parse(data) as Chunk;
			const text = chunk.choices?.[0]?.delta?.content ?? '';
			if (text) waiting.push({ kind: 'text', at, text });
			at += text.length;
			if (chunk.vatio) waiting.push({ kind: 'end' });
		}
	});

	const reader = body.getReader();
	const decoder = new TextDecoder();
	try {
		for (;;) {
			const { value, done } = await reader.read();
			if (done) break;
			parser.feed(decoder.decode(value, { stream: true }));
			yield* waiting.splice(0);
		}
	} finally {
		await reader.cancel().catch(() => undefined);
	}
}

/** A «no» of the server, with its sentence in the reader's language. */
export interface Refused {
	code: string;
	sentence: string;
}

/**
 * The refusal in a response that is not ok, or `undefined` where something between us and the server
 * answered in its own words. A closed session needs none of the server's.
 */
export async function refusalIn(response: Response): Promise<Refused | undefined> {
	if (response.status === 401) return { code: 'not_signed_in', sentence: '' };
	try {
		const { error } = (await response.json()) as { error?: { code?: string; message?: string } };
		return error?.code && error.message ? { code: error.code, sentence: error.message } : undefined;
	} catch {
		return undefined;
	}
}
