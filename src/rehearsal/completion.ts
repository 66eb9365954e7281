import { randomUUID } from 'node:crypto';
import { piecesOf, tokensOf } from './tokenizer.ts';

export interface Usage {
	prompt_tokens: number;
	completion_tokens: number;
	total_tokens: number;
}

/** An answer that has been decided and not yet sent. */
export interface Completion {
	id: string;
	/** Unix seconds. */
	created: number;
	model: string;
	fingerprint: string;
	promptTokens: number;
	/** The text that each token adds; the end-of-turn token adds none and stands last. */
	pieces: string[];
	finishReason: 'stop' | 'length';
}

/** Cuts a text to the tokens allowed; a text that ends by itself spends one more, its end of turn. */
export function completionOf(answer: {
	text: string;
	model: string;
	fingerprint: string;
	promptTokens: number;
	maxTokens: number | undefined;
	at: number;
}): Completion {
	const { text, model, fingerprint, promptTokens, maxTokens, at } = answer;
	const whole = [...piecesOf(tokensOf(text)), ''];
	const finishes = maxTokens === undefined || whole.length <= maxTokens;
	return {
		id: `chatcmpl-${randomUUID().replaceAll('-', '')}`,
		created: Math.floor(at / 1000),
		model,
		fingerprint,
		promptTokens,
		pieces: finishes ? whole : whole.slice(0, maxTokens),
		finishReason: finishes ? 'stop' : 'length'
	};
}

export function usageOf(completion: Completion, completionTokens: number): Usage {
	return {
		prompt_tokens: completion.promptTokens,
		completion_tokens: completionTokens,
		total_tokens: completion.promptTokens + completionTokens
	};
}

/** The body of an answer that is not streamed. */
export function completionBody(completion: Completion) {
	return {
		...head(completion, 'chat.completion'),
		choices: [
			{
				index: 0,
				message: { role: 'assistant', content: completion.pieces.join(''), refusal: null },
				logprobs: null,
				finish_reason: completion.finishReason
			}
		],
		usage: usageOf(completion, completion.pieces.length)
	};
}

/** A streamed piece of the only choice; `usage` only where running usage was asked for. */
export function choiceChunk(
	completion: Completion,
	delta: { role?: 'assistant'; content?: string },
	finishReason: Completion['finishReason'] | null,
	usage?: Usage
) {
	return {
		...head(completion, 'chat.completion.chunk'),
		choices: [{ index: 0, delta, logprobs: null, finish_reason: finishReason }],
		...(usage && { usage })
	};
}

/** The last chunk of a stream whose client asked for usage: no choices. */
export function usageChunk(completion: Completion) {
	return {
		...head(completion, 'chat.completion.chunk'),
		choices: [],
		usage: usageOf(completion, completion.pieces.length)
	};
}

function head({ id, created, model, fingerprint }: Completion, object: string) {
	return { id, object, created, model, system_fingerprint: fingerprint };
}
