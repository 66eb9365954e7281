import type { Dialect, Reply } from '../dialects.ts';
import { counted, data } from './counted.ts';

const id = 'chatcmpl-8f0c1b1d7b2a4c3e9a54d1f0c6b7a801';
const created = 1763800000;
const fingerprint = 'vllm-0.14.0-tp2-1c9f3a7e';

const error = (status: number, type: string, message: string, param: string | null): Reply => ({
	status,
	body: { error: { message, type, param, code: status } }
});

/**
 * vLLM's OpenAI server: running usage on every chunk where it is asked for, cached tokens only on the
 * last one and only where there are any (`--enable-prompt-tokens-details`), exact counts of whole
 * prompts at `/tokenize`.
 */
export const vllm: Dialect = {
	other(path, body, traits) {
		if (path === '/health') return { status: 200, body: {} };
		if (path === '/version') return { status: 200, body: { version: '0.14.0' } };
		if (path === '/v1/models') {
			const card = {
				id: traits.model,
				object: 'model',
				created,
				owned_by: 'vllm',
				root: traits.model,
				parent: null,
				max_model_len: traits.contextTokens,
				permission: [{ id: 'modelperm-1', object: 'model_permission', allow_sampling: true }]
			};
			return { status: 200, body: { object: 'list', data: [card] } };
		}
		if (path !== '/tokenize') return undefined;
		if (body['model'] !== traits.model) return noModel(String(body['model']));
		const count = Array.isArray(body['messages'])
			? (traits.tokenized ?? traits.promptTokens)(body['messages'])
			: String(body['prompt']).split(/\s+/).filter(Boolean).length;
		const tokens = Array.from({ length: count }, (_, at) => at + 1);
		const most = traits.contextTokens;
		return { status: 200, body: { count, max_model_len: most, tokens, token_strs: null } };
	},
	unknownAddress: () => ({ status: 404, body: { detail: 'Not Found' } }),
	unauthorized: () => ({ status: 401, body: { error: 'Unauthorized' } }),
	refuses(asked, traits) {
		if (asked.model !== traits.model) return noModel(asked.model);
		const prompt = traits.promptTokens(asked.messages);
		if (prompt + asked.max_tokens <= traits.contextTokens) return undefined;
		const message = `This model's maximum context length is ${traits.contextTokens} tokens. However, your request has ${prompt} input tokens. Please reduce the length of the input messages.`;
		return error(400, 'BadRequestError', message, 'input_tokens');
	},
	// Whole blocks of sixteen, and never the last token.
	cached: (promptTokens) => Math.floor((promptTokens - 1) / 16) * 16,
	stream(writing) {
		const { asked, traits, words, ended, cachedTokens } = writing;
		const model = traits.answers ?? asked.model;
		const head = { id, object: 'chat.completion.chunk', created, model };
		const tail = { system_fingerprint: fingerprint };
		const options = asked.stream_options ?? {};
		const running = (tokens: number) => {
			const usage = options.continuous_usage_stats ? counted(writing, tokens) : undefined;
			return usage ? { usage } : {};
		};
		const chunk = (delta: object, reason: string | null, tokens: number) =>
			data({
				...head,
				choices: [
					{
						index: 0,
						delta,
						logprobs: null,
						finish_reason: reason,
						...(reason ? { stop_reason: null } : {}),
						token_ids: null
					}
				],
				...tail,
				...running(tokens)
			});
		const events = [chunk({ role: 'assistant', content: '' }, null, 0)];
		words.forEach((content, at) => {
			const last = !ended && at === words.length - 1;
			events.push(chunk({ content }, last ? 'length' : null, at + 1));
		});
		if (ended) events.push(chunk({ content: '' }, 'stop', words.length + 1));
		const usage = counted(writing, words.length + (ended ? 1 : 0));
		if (options.include_usage && usage) {
			const details =
				cachedTokens > 0 ? { prompt_tokens_details: { cached_tokens: cachedTokens } } : {};
			events.push(data({ ...head, choices: [], ...tail, usage: { ...usage, ...details } }));
		}

		return [...events, 'data: [DONE]\n\n'];
	}
};

const noModel = (model: string) =>
	error(404, 'NotFoundError', `The model \`${model}\` does not exist.`, 'model');
