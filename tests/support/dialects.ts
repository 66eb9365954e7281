import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { hosted } from './dialects/hosted.ts';
import { llamaCpp } from './dialects/llama-cpp.ts';
import { vllm } from './dialects/vllm.ts';

export const DIALECTS = { vllm, 'llama.cpp': llamaCpp, hosted };
export type DialectName = keyof typeof DIALECTS;

/** A body of a chat call, as much of it as the dialects read. */
export interface Asked {
	model: string;
	messages: { role: string; content: string }[];
	max_tokens: number;
	stream_options?: { include_usage?: boolean; continuous_usage_stats?: boolean };
	timings_per_token?: boolean;
	cache_salt?: string;
	[name: string]: unknown;
}

/** What a server is, and what may be wrong with it. */
export interface Traits {
	model: string;
	key?: string;
	/** Tokens of every answer, a word each; the model's end of turn is one more. */
	words: (prompt: string) => string[];
	promptTokens: (messages: Asked['messages']) => number;
	/** What `/tokenize` says, where it is something else. */
	tokenized?: (messages: Asked['messages']) => number;
	contextTokens: number;
	/** A model that answers in place of the one that was asked. */
	answers?: string;
	usage: 'given' | 'never' | 'too small' | 'no numbers' | 'uncached only';
	ignoresLimit?: boolean;
	withoutReason?: boolean;
	withoutDone?: boolean;
	gzip?: boolean;
	/** llama.cpp's server before its usage said what came from the cache. */
	withoutDetails?: boolean;
	gapMs?: number;
	/** How long its tokenizer takes. */
	tokenizerMs?: number;
	/** Answers every chat call with this instead. */
	error?: Reply;
}

/** One answer that is being written. */
export interface Writing {
	asked: Asked;
	traits: Traits;
	/** The words, and whether the model's end of turn follows them. */
	words: string[];
	ended: boolean;
	promptTokens: number;
	cachedTokens: number;
}

export interface Reply {
	status: number;
	body: unknown;
	headers?: Record<string, string>;
}

/** A server's ways, as its sources and its answers show them. */
export interface Dialect {
	/** What it answers beside chat calls; `undefined` for an address that it does not have. */
	other(path: string, body: Record<string, unknown>, traits: Traits): Reply | undefined;
	unknownAddress(path: string): Reply;
	unauthorized(key: string): Reply;
	/** A chat call that it does not take. */
	refuses(asked: Asked, traits: Traits): Reply | undefined;
	/** Tokens of a prompt that its prefix cache gives, where it was asked before. */
	cached(promptTokens: number): number;
	/** Events of a stream, in order, each as it goes over the wire. */
	stream(writing: Writing): string[];
}

export interface RunningDialect {
	/** Up to and including `/v1`. */
	url: string;
	traits: Traits;
	calls: { path: string; body: Record<string, unknown>; headers: IncomingHttpHeaders }[];
	/** Bodies of the chat calls alone. */
	asked(): Asked[];
	close(): Promise<void>;
}

const words = (text: string) => text.split(/\s+/).filter(Boolean).length;

const calm: Traits = {
	model: 'BSC-LT/ALIA-40b-instruct',
	words: (prompt) =>
		/\d/.test(prompt)
			? Array.from({ length: 80 }, (_, at) => `${at + 1}, `)
			: ['Hola', ', ', 'mundo', '.'],
	promptTokens: (messages) => messages.reduce((sum, { content }) => sum + words(content) + 5, 13),
	contextTokens: 32_768,
	usage: 'given'
};

/** Starts a model server that speaks a dialect over real TCP, with traits of its own. */
export async function startDialect(
	name: DialectName,
	own: Partial<Traits> = {}
): Promise<RunningDialect> {
	const dialect: Dialect = DIALECTS[name];
	const traits = { ...calm, ...own };
	const calls: RunningDialect['calls'] = [];
	const seen = new Set<string>();
	const server = createServer((request, response) => {
		let text = '';
		request.on('data', (part: Buffer) => (text += part.toString()));
		request.on('end', () => {
			const path = request.url ?? '';
			const body = JSON.parse(text || '{}') as Record<string, unknown>;
			calls.push({ path, body, headers: request.headers });
			const open = path === '/health';
			const authorized = request.headers.authorization === `Bearer ${traits.key}`;
			if (traits.key && !open && !authorized)
				return reply(response, dialect.unauthorized(traits.key));
			if (path !== '/v1/chat/completions') {
				const said = dialect.other(path, body, traits) ?? dialect.unknownAddress(path);
				const late = path === '/tokenize' ? (traits.tokenizerMs ?? 0) : 0;
				return void setTimeout(() => reply(response, said), late);
			}
			void chat(response, dialect, traits, body as Asked, seen);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;

	return {
		url: `http://127.0.0.1:${port}/v1`,
		traits,
		calls,
		asked: () =>
			calls.filter(({ path }) => path === '/v1/chat/completions').map(({ body }) => body as Asked),
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		}
	};
}

async function chat(
	response: ServerResponse,
	dialect: Dialect,
	traits: Traits,
	asked: Asked,
	seen: Set<string>
) {
	const refused = traits.error ?? dialect.refuses(asked, traits);
	if (refused) return reply(response, refused);
	const all = traits.words(asked.messages.at(-1)?.content ?? '');
	const most = traits.ignoresLimit ? Infinity : asked.max_tokens;
	const ended = all.length + 1 <= most;
	const promptTokens = traits.promptTokens(asked.messages);
	const known = JSON.stringify([asked.messages, asked.cache_salt]);
	const cachedTokens = seen.has(known) ? dialect.cached(promptTokens) : 0;
	seen.add(known);

	const events = dialect
		.stream({
			asked,
			traits,
			words: ended ? all : all.slice(0, most),
			ended,
			promptTokens,
			cachedTokens
		})
		.filter((event) => !(traits.withoutDone && event.includes('[DONE]')))
		.map((event) => (traits.withoutReason ? event.replace(/"(stop|length)"/, 'null') : event));
	const headers = { 'content-type': 'text/event-stream; charset=utf-8' };
	if (traits.gzip) {
		response.writeHead(200, { ...headers, 'content-encoding': 'gzip' });
		return response.end(gzipSync(events.join('')));
	}
	response.writeHead(200, headers);
	for (const event of events) {
		if (response.destroyed) return;
		response.write(event);
		if (traits.gapMs) await new Promise((resolve) => setTimeout(resolve, traits.gapMs));
	}
	response.end();
}

function reply(response: ServerResponse, { status, body, headers }: Reply) {
	response.writeHead(status, { 'content-type': 'application/json', ...headers });
	response.end(JSON.stringify(body));
}
