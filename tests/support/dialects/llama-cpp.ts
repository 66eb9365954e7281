import type { Dialect, Reply, Writing } from '../dialects.ts';
import { counted, data } from './counted.ts';

const id = 'chatcmpl-DwWJriZJ4TnyeMBHO3WmhUJhYUqQg1RP';
const created = 1763800000;
const build = 'b6730-a094f381';

const error = (code: number, type: string, message: string, more: object = {}): Reply => ({
	status: code,
	body: { error: { code, message, type, ...more } }
});

/**
 * llama.cpp's server: usage in the final chunk with its `timings`, which it gives on every chunk where
 * `timings_per_token` asks for them; `/tokenize` counts bare texts; whatever model it is asked for, it
 * answers with its own under that name.
 */
export const llamaCpp: Dialect = {
	other(path, body, traits) {
		if (path === '/health') return { status: 200, body: { status: 'ok' } };
		if (path === '/props') {
			const settings = { id: 0, id_task: -1, n_ctx: traits.contextTokens, is_processing: false };
			return {
				status: 200,
				body: {
					default_generation_settings: { ...settings, params: { temperature: 0.8, n_predict: -1 } },
					total_slots: 4,
					model_alias: traits.model,
					model_path: '/models/ALIA-40b-instruct-bf16.gguf',
					modalities: { vision: false, audio: false },
					bos_token: '<s>',
					eos_token: '<|im_end|>',
					build_info: build
				}
			};
		}
		if (path === '/v1/models') {
			const meta = { vocab_type: 1, n_vocab: 256_000, n_ctx_train: 163_840, n_embd: 8192 };
			const model = { id: traits.model, object: 'model', created, owned_by: 'llamacpp', meta };
			const shown = { name: traits.model, model: traits.model, type: 'model' };
			return { status: 200, body: { models: [shown], object: 'list', data: [model] } };
		}
		if (path !== '/tokenize') return undefined;
		const text = typeof body['content'] === 'string' ? body['content'] : '';
		const count = text.split(/\s+/).filter(Boolean).length;
		return { status: 200, body: { tokens: Array.from({ length: count }, (_, at) => at + 1) } };
	},
	unknownAddress: () => error(404, 'not_found_error', 'File Not Found'),
	unauthorized: () => error(401, 'authentication_error', 'Invalid API Key'),
	refuses(asked, traits) {
		const prompt = traits.promptTokens(asked.messages);
		if (prompt < traits.contextTokens) return undefined;
		const message = `request (${prompt} tokens) exceeds the available context size (${traits.contextTokens} tokens), try increasing it`;
		const sizes = { n_prompt_tokens: prompt, n_ctx: traits.contextTokens };
		return error(400, 'exceed_context_size_error', message, sizes);
	},
	cached: (promptTokens) => promptTokens - 1,
	stream(writing) {
		const { asked, traits, words, ended } = writing;
		const model = traits.answers ?? asked.model;
		const tail = { created, id, model, system_fingerprint: build, object: 'chat.completion.chunk' };
		const chunk = (delta: object, reason: string | null, more: object = {}) =>
			data({ choices: [{ finish_reason: reason, index: 0, delta }], ...tail, ...more });
		const running = (tokens: number) => (asked.timings_per_token ? timings(writing, tokens) : {});
		const total = words.length + (ended ? 1 : 0);
		const usage = counted(writing, total);
		const details = traits.withoutDetails
			? {}
			: { prompt_tokens_details: { cached_tokens: writing.cachedTokens } };

		return [
			chunk({ role: 'assistant', content: null }, null),
			...words.map((content, at) => chunk({ content }, null, running(at + 1))),
			chunk({}, ended ? 'stop' : 'length', running(total)),
			asked.stream_options?.include_usage && usage
				? data({
						choices: [],
						...tail,
						usage: { ...usage, ...details },
						...timings(writing, total)
					})
				: '',
			'data: [DONE]\n\n'
		];
	}
};

/** What was read anew and what came from the cache are counted apart. */
function timings({ traits, promptTokens, cachedTokens }: Writing, written: number) {
	if (traits.usage === 'never') return {};

	return {
		timings: {
			cache_n: cachedTokens,
			prompt_n: promptTokens - cachedTokens,
			prompt_ms: 53.734,
			prompt_per_token_ms: 3.838,
			prompt_per_second: 260.5,
			predicted_n: written,
			predicted_ms: 105.2,
			predicted_per_token_ms: 9.56,
			predicted_per_second: 104.6
		}
	};
}
