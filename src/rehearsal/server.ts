import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerTo } from './answer.ts';
import { runFromCommandLine } from './command-line.ts';
import { completionOf } from './completion.ts';
import { deliverStream, deliverWhole } from './delivery.ts';
import type { Pace } from './pace.ts';
import { randomFrom } from './random.ts';
import type { ChatMessage } from './request.ts';
import { readChatRequest, readFields, readMessages, RequestError } from './request.ts';
import { MAX_MODEL_LENGTH, tokensOf, tokensOfConversation } from './tokenizer.ts';

const MAX_BODY_BYTES = 4 * 1024 * 1024;
const MAX_REMEMBERED_REQUESTS = 100_000;

export interface RehearsalOptions {
	/** 0, the default, takes a free port. */
	port?: number;
	host?: string;
	/** Equal seeds and an equal order of requests give equal answers. */
	seed?: number;
	pace?: Pace;
	model?: string;
}

/** What the endpoint has done since it started; tokens include each answer's end of turn. */
export interface RehearsalActivity {
	running: number;
	completed: number;
	aborted: number;
	tokens: number;
}

export interface RehearsalEndpoint {
	url: string;
	port: number;
	activity(): RehearsalActivity;
	/** Ends open streams at once and frees the port. */
	close(): Promise<void>;
}

/** Starts the simulated model behind OpenAI's chat completions interface, on loopback by default. */
export async function startRehearsalEndpoint(
	options: RehearsalOptions = {}
): Promise<RehearsalEndpoint> {
	const { port = 0, host = '127.0.0.1', seed = 1, pace = 'none' } = options;
	const model = options.model ?? 'vatio-simulado-1';
	const fingerprint = `fp_${digest(`${model} ${seed}`).slice(0, 12)}`;
	const startedAt = Date.now();
	const activity: RehearsalActivity = { running: 0, completed: 0, aborted: 0, tokens: 0 };
	const timesAsked = new Map<string, number>();

	/** A batched server answers equal requests differently: each repetition draws anew. */
	function nextDraw(messages: readonly ChatMessage[]): string {
		const key = digest(JSON.stringify(messages));
		const times = (timesAsked.get(key) ?? 0) + 1;
		timesAsked.delete(key);
		timesAsked.set(key, times);
		if (timesAsked.size > MAX_REMEMBERED_REQUESTS) {
			for (const oldest of timesAsked.keys()) {
				timesAsked.delete(oldest);
				break;
			}
		}
		return `${seed} ${key} ${times}`;
	}

	function refuseOtherModels(fields: Record<string, unknown>): void {
		if (fields.model === undefined || fields.model === model) return;
		const message = `The model '${String(fields.model)}' does not exist.`;
		throw new RequestError(404, message, 'model_not_found', 'model');
	}

	async function complete(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const fields = readFields(await bodyOf(request));
		refuseOtherModels(fields);
		const asked = readChatRequest(fields);
		const promptTokens = tokensOfConversation(asked.messages, true).length;
		refuseOverlong(promptTokens, asked.maxTokens);
		const text = answerTo(asked.messages, randomFrom(nextDraw(asked.messages)));
		const { maxTokens } = asked;
		const at = Date.now();
		const completion = completionOf({ text, model, fingerprint, promptTokens, maxTokens, at });

		const leaving = new AbortController();
		response.on('close', () => leaving.abort());
		const { signal } = leaving;
		const onToken = () => void activity.tokens++;
		const delivery = { request: asked, completion, pace, signal, onToken };
		activity.running++;
		try {
			await (asked.stream ? deliverStream : deliverWhole)(response, delivery);
			activity.completed++;
		} catch (error) {
			if (!signal.aborted) throw error;
			activity.aborted++;
		} finally {
			activity.running--;
		}
	}

	async function tokenize(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const fields = readFields(await bodyOf(request));
		refuseOtherModels(fields);
		const tokens =
			typeof fields.prompt === 'string'
				? tokensOf(fields.prompt)
				: tokensOfConversation(
						readMessages(fields.messages),
						fields.add_generation_prompt !== false
					);
		sendJson(response, 200, { count: tokens.length, max_model_len: MAX_MODEL_LENGTH, tokens });
	}

	function listModels(_request: IncomingMessage, response: ServerResponse): void {
		const created = Math.floor(startedAt / 1000);
		const limits = { max_model_len: MAX_MODEL_LENGTH };
		const entry = { id: model, object: 'model', created, owned_by: 'vatio', ...limits };
		sendJson(response, 200, { object: 'list', data: [entry] });
	}

	const routes: Record<string, typeof complete | typeof listModels> = {
		'POST /v1/chat/completions': complete,
		'POST /tokenize': tokenize,
		'GET /v1/models': listModels,
		'GET /health': (_request, response) => sendJson(response, 200, { status: 'ok' })
	};

	async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const path = (request.url ?? '/').replace(/\?.*$/s, '');
		try {
			const route = routes[`${request.method} ${path}`];
			if (!route) throw new RequestError(404, `Unknown address: ${request.method} ${path}`);
			await route(request, response);
		} catch (error) {
			if (response.destroyed) return;
			if (response.headersSent) return void response.destroy();
			const refusal =
				error instanceof RequestError ? error : new RequestError(500, 'Internal error', 'internal');
			const { status, message, param, code } = refusal;
			const type = status < 500 ? 'invalid_request_error' : 'server_error';
			sendJson(response, status, { error: { message, type, param, code } });
		}
	}

	const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
		void handle(request, response);
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen({ port, host, backlog: 1024 }, resolve);
	});
	const address = server.address() as AddressInfo;
	return {
		url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
		port: address.port,
		activity: () => ({ ...activity }),
		close: () =>
			new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			})
	};
}

function refuseOverlong(promptTokens: number, maxTokens = 1): void {
	if (promptTokens + maxTokens <= MAX_MODEL_LENGTH) return;
	const message =
		`This model's maximum context length is ${MAX_MODEL_LENGTH} tokens. However, you requested ` +
		`${promptTokens + maxTokens} tokens (${promptTokens} in the messages, ${maxTokens} in the completion).`;
	throw new RequestError(400, message, 'context_length_exceeded', 'messages');
}

async function bodyOf(request: IncomingMessage): Promise<string> {
	const parts: Buffer[] = [];
	let bytes = 0;
	for await (const part of request as AsyncIterable<Buffer>) {
		bytes += part.length;
		if (bytes > MAX_BODY_BYTES) throw new RequestError(413, 'The request is too large.');
		parts.push(part);
	}
	return Buffer.concat(parts).toString();
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
	const body = Buffer.from(JSON.stringify(value));
	response.writeHead(status, { 'content-type': 'application/json', 'content-length': body.length });
	response.end(body);
}

function digest(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}

if (process.argv[1] === import.meta.filename)
	await runFromCommandLine(process.argv.slice(2), startRehearsalEndpoint);
