import { createParser } from 'eventsource-parser';
import { Refusal } from '#lib/refusal.ts';
import type { EndpointEvent, Usage } from './endpoint.ts';

const MOST_PENDING_BYTES = 1 << 20;

/** As much of a chunk as is read: every part may be missing or of another kind. */
interface Chunk {
	model?: unknown;
	system_fingerprint?: unknown;
	error?: unknown;
	usage?: unknown;
	timings?: unknown;
	choices?: { delta?: { content?: unknown }; finish_reason?: unknown }[];
}

/** Reads OpenAI's stream of chunks from bytes that may be cut anywhere. */
export class ChunkReader {
	/** Whether the endpoint said that nothing more comes. */
	done = false;
	private readonly decoder = new TextDecoder();
	private readonly parser = createParser({ onEvent: ({ data }) => this.take(data) });
	private events: EndpointEvent[] = [];
	private pending = 0;
	private engine = '';

	/**
	 * Tells what these bytes complete, where they complete something. Refuses what is no chunk, an error among
	 * them, and events without end, once it has told what came before.
	 */
	read(bytes: Uint8Array, heard: (events: EndpointEvent[]) => void): void {
		this.events = [];
		this.pending += bytes.length;
		try {
			this.parser.feed(this.decoder.decode(bytes, { stream: true }));
		} finally {
			if (this.events.length > 0) {
				this.pending = 0;
				heard(this.events);
			}
		}
		if (this.pending > MOST_PENDING_BYTES) throw new Refusal('endpoint_error');
	}

	private take(data: string) {
		if (data === '[DONE]') this.done = true;
		if (this.done) return;
		const chunk = chunkOf(data);
		this.takeEngine(chunk);
		const [choice] = Array.isArray(chunk.choices) ? chunk.choices : [];
		const content = choice?.delta?.content;
		if (typeof content === 'string' && content !== '') {
			// Postgres holds every character but this one.
			this.events.push({ kind: 'text', text: content.replaceAll('\0', '\uFFFD') });
		}
		this.takeUsage(chunk);
		const reason = choice?.finish_reason;
		if (typeof reason === 'string' && reason !== '') this.events.push({ kind: 'finish', reason });
	}

	/** The chunk's usage, or else llama.cpp's running counts, which it calls timings. */
	private takeUsage({ usage, timings }: Chunk) {
		const timed = timedUsageOf(timings);
		if (typeof usage === 'object' && usage !== null) {
			const read = usageOf(usage, timed?.cachedTokens);
			this.events.push({ kind: 'usage', usage: read, raw: usage });
		} else if (timed) this.events.push({ kind: 'usage', usage: timed, raw: timings as object });
	}

	/** Said once, and again where it changes. */
	private takeEngine({ model, system_fingerprint: fingerprint }: Chunk) {
		if (typeof model !== 'string' || model === '') return;
		const engine = `${model} ${String(fingerprint ?? '')}`;
		if (engine === this.engine) return;
		this.engine = engine;
		this.events.push({
			kind: 'engine',
			model: model.slice(0, 200),
			fingerprint: typeof fingerprint === 'string' ? fingerprint.slice(0, 200) : undefined
		});
	}
}

function chunkOf(data: string): Chunk {
	let chunk: unknown;
	try {
		chunk = JSON.parse(data);
	} catch {
		throw new Refusal('endpoint_error');
	}
	if (typeof chunk !== 'object' || chunk === null) throw new Refusal('endpoint_error');
	if ('error' in chunk && chunk.error) throw new Refusal('endpoint_error');

	return chunk;
}

/** What an endpoint counted, or `undefined` where its figures are no counts: they could not be booked. */
function usageOf(
	usage: {
		prompt_tokens?: unknown;
		completion_tokens?: unknown;
		prompt_tokens_details?: { cached_tokens?: unknown } | null;
	},
	timedCache: number | undefined
): Usage | undefined {
	const { prompt_tokens: promptTokens, completion_tokens: completionTokens } = usage;
	if (!isCount(promptTokens) || !isCount(completionTokens)) return undefined;
	const cached = usage.prompt_tokens_details?.cached_tokens ?? timedCache;

	return {
		promptTokens,
		cachedTokens: isCount(cached) ? Math.min(cached, promptTokens) : 0,
		completionTokens
	};
}

/** llama.cpp counts apart what it read anew and what it took from its cache. */
function timedUsageOf(timings: unknown): Usage | undefined {
	if (typeof timings !== 'object' || timings === null) return undefined;
	const {
		cache_n: cachedTokens,
		prompt_n: read,
		predicted_n: completionTokens
	} = timings as Record<string, unknown>;
	if (!isCount(cachedTokens) || !isCount(read) || !isCount(completionTokens)) return undefined;

	return { promptTokens: cachedTokens + read, cachedTokens, completionTokens };
}

const isCount = (figure: unknown): figure is number =>
	Number.isSafeInteger(figure) && Number(figure) >= 0;
