import type { Asked, Dialect, Reply } from '../dialects.ts';
import { counted, data } from './counted.ts';

const id = 'chatcmpl-CeQ8k2vXh1Jt0aZ3';
const created = 1763800000;
const TAKEN = new Set([
	'model',
	'messages',
	'stream',
	'stream_options',
	'max_tokens',
	'temperature',
	'top_p',
	'seed',
	'frequency_penalty',
	'presence_penalty'
]);

const error = (
	status: number,
	message: string,
	code: string | null,
	param: string | null
): Reply => ({
	status,
	body: { error: { message, type: 'invalid_request_error', param, code } }
});

/**
 * A hosted service in OpenAI's manner: no tokenizer, a strict list of fields, empty usage on every
 * chunk before the last, comments while nothing comes.
 */
export const hosted: Dialect = {
	other(path, _body, traits) {
		if (path !== '/v1/models') return undefined;
		const model = { id: traits.model, object: 'model', created, owned_by: 'system' };
		return { status: 200, body: { object: 'list', data: [model] } };
	},
	unknownAddress: (path) => error(404, `Invalid URL (POST ${path})`, null, null),
	unauthorized: (key) =>
		error(
			401,
			`Incorrect API key provided: ${key}. Find yours in the console.`,
			'invalid_api_key',
			null
		),
	refuses(asked, traits) {
		const unknown = unknownField(asked);
		if (unknown)
			return error(400, `Unknown parameter: '${unknown}'.`, 'unknown_parameter', unknown);
		if (asked.model === traits.model) return undefined;
		return error(404, `The model '${asked.model}' does not exist`, 'model_not_found', null);
	},
	cached: (promptTokens) => Math.floor(promptTokens / 128) * 128,
	stream(writing) {
		const { asked, traits, words, ended, cachedTokens } = writing;
		const head = {
			id,
			object: 'chat.completion.chunk',
			created,
			model: traits.answers ?? asked.model,
			service_tier: 'default',
			system_fingerprint: 'fp_f97eff32c5'
		};
		const chunk = (delta: object, reason: string | null) =>
			data({
				...head,
				choices: [{ index: 0, delta, logprobs: null, finish_reason: reason }],
				usage: null,
				obfuscation: 'Jm3'
			});
		const usage = counted(writing, words.length + (ended ? 1 : 0));
		const details = {
			prompt_tokens_details: { cached_tokens: cachedTokens, audio_tokens: 0 },
			completion_tokens_details: { reasoning_tokens: 0, audio_tokens: 0 }
		};

		return [
			': PROCESSING\n\n',
			chunk({ role: 'assistant', content: '', refusal: null }, null),
			...words.map((content) => chunk({ content }, null)),
			chunk({}, ended ? 'stop' : 'length'),
			usage ? data({ ...head, choices: [], usage: { ...usage, ...details }, obfuscation: '' }) : '',
			'data: [DONE]\n\n'
		];
	}
};

function unknownField(asked: Asked): string | undefined {
	const option = Object.keys(asked.stream_options ?? {}).find((name) => name !== 'include_usage');

	return option ? `stream_options.${option}` : Object.keys(asked).find((name) => !TAKEN.has(name));
}
