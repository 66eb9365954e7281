import type { Sampling } from '../budget/schema.ts';
import type { ChatMessage } from '../challenges/chat-message.ts';

export interface CompletionToAsk {
	model: string;
	messages: ChatMessage[];
	sampling: Sampling;
	cacheSalt: string | undefined;
	/** Whose server it is, where that is known. */
	server: 'vllm' | 'llama.cpp' | undefined;
}

/**
 * The body of a call. Usage is asked of every server; running counts and the salt of the prefix
 * cache only of those that know them, since a strict one refuses what it does not know.
 */
export function completionBody({ model, messages, sampling, cacheSalt, server }: CompletionToAsk) {
	const vllm = server === 'vllm';

	return {
		model,
		messages,
		...sampling,
		stream: true,
		stream_options: { include_usage: true, ...(vllm ? { continuous_usage_stats: true } : {}) },
		...(vllm && cacheSalt ? { cache_salt: cacheSalt } : {}),
		...(server === 'llama.cpp' ? { timings_per_token: true } : {})
	};
}
