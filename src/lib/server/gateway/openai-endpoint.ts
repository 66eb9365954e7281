import OpenAI, { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai';
import { Refusal } from '#lib/refusal.ts';
import type { Settings } from '../config.ts';
import { underDeadlines } from './deadline.ts';
import type { Endpoint, EndpointCall, EndpointEvent, Usage } from './endpoint.ts';
import { EndpointTokenizer } from './endpoint-tokenizer.ts';

/** An OpenAI-compatible endpoint: vLLM, llama.cpp server, or a hosted one. */
export function openaiEndpoint(settings: Settings, simulated: boolean): Endpoint {
	const baseUrl = settings.ALIA_BASE_URL?.replace(/\/+$/, '') ?? '';
	const client = new OpenAI({
		baseURL: baseUrl,
		// An empty key throws in the SDK, and a server without keys ignores this one.
		apiKey: settings.ALIA_API_KEY ?? 'none',
		maxRetries: 0,
		timeout: settings.ENDPOINT_FIRST_TOKEN_SECONDS * 1000
	});
	const deadlines = {
		firstMs: settings.ENDPOINT_FIRST_TOKEN_SECONDS * 1000,
		idleMs: settings.ENDPOINT_IDLE_SECONDS * 1000
	};
	const tokenizer = new EndpointTokenizer(baseUrl, settings.ALIA_API_KEY);

	async function* stream(model: string, call: EndpointCall): AsyncGenerator<EndpointEvent> {
		// Fired however the reading ends: a server that stalls would else go on for nobody.
		const cut = new AbortController();
		try {
			const running = tokenizer.countsPrompts;
			const chunks = await client.chat.completions.create(
				{
					model,
					messages: call.messages,
					...call.sampling,
					stream: true,
					stream_options: {
						include_usage: true,
						...(running ? { continuous_usage_stats: true } : {})
					}
				},
				{ signal: AbortSignal.any([call.signal, cut.signal]) }
			);
			for await (const chunk of underDeadlines(chunks, deadlines)) yield* eventsOf(chunk);
			// The SDK ends its loop silently on an abort.
			call.signal.throwIfAborted();
		} catch (cause) {
			call.signal.throwIfAborted();
			throw endpointRefusal(cause);
		} finally {
			cut.abort();
		}
	}

	return {
		model: settings.ALIA_MODEL,
		simulated,
		countPrompt: (model, messages) => tokenizer.countPrompt(model, messages),
		countText: (model, text) => tokenizer.countText(model, text),
		stream
	};
}

function* eventsOf(chunk: OpenAI.ChatCompletionChunk): Generator<EndpointEvent> {
	const [choice] = chunk.choices;
	if (chunk.model) {
		yield {
			kind: 'engine',
			model: chunk.model,
			fingerprint: chunk.system_fingerprint ?? undefined
		};
	}
	if (choice?.delta?.content) {
		// Postgres holds every character but this one.
		yield { kind: 'text', text: choice.delta.content.replaceAll('\0', '\uFFFD') };
	}
	const usage = chunk.usage && usageOf(chunk.usage);
	if (usage) yield { kind: 'usage', usage };
	if (choice?.finish_reason) yield { kind: 'finish', reason: choice.finish_reason };
}

/** What an endpoint counted, or `undefined` where its figures are no counts: they could not be booked. */
function usageOf(usage: OpenAI.CompletionUsage): Usage | undefined {
	const { prompt_tokens: promptTokens, completion_tokens: completionTokens } = usage;
	if (!isCount(promptTokens) || !isCount(completionTokens)) return undefined;
	const cached: unknown = usage.prompt_tokens_details?.cached_tokens;

	return {
		promptTokens,
		cachedTokens: isCount(cached) ? Math.min(cached, promptTokens) : 0,
		completionTokens
	};
}

const isCount = (figure: unknown): figure is number =>
	Number.isSafeInteger(figure) && Number(figure) >= 0;

/** What the endpoint did, as an expected «no» that tells nothing of its address or key. */
function endpointRefusal(cause: unknown): Refusal {
	if (cause instanceof Refusal) return cause;
	if (cause instanceof APIConnectionTimeoutError) return new Refusal('endpoint_timeout');
	if (cause instanceof APIConnectionError) return new Refusal('endpoint_unavailable');
	if (cause instanceof APIError) {
		if (cause.status === 429 || cause.status === 503) return new Refusal('endpoint_busy');
		return new Refusal('endpoint_error', cause.status ? { status: cause.status } : {});
	}
	return new Refusal('endpoint_error');
}
