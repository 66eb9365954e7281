import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the stand-in endpoint answers the next calls. */
export interface Script {
	/** Words of the answer, a chunk each. */
	words?: string[];
	promptTokens?: number;
	/** What `/tokenize` says, where it differs from the bill. */
	countedTokens?: number;
	cachedTokens?: number;
	/** Running usage on every chunk, as vLLM gives it when asked. */
	running?: boolean;
	/** No usage at all. */
	noUsage?: boolean;
	gapMs?: number;
	finishReason?: string;
	model?: string;
	/** An HTTP status instead of an answer. */
	status?: number;
	/** What it says with that status. */
	message?: string;
	/** What goes wrong, after this many words. */
	fault?: { kind: 'reset' | 'truncate' | 'stall' | 'error' | 'hang'; after: number };
	/** Whether `/tokenize` counts prompts. */
	tokenize?: boolean;
}

/** What the stand-in saw of one call. */
export interface Seen {
	body: {
		messages: { role: string; content: string }[];
		max_tokens?: number;
		[name: string]: unknown;
	};
	headers: IncomingMessage['headers'];
	sent: number;
	ended: 'open' | 'completed' | 'left' | 'fault';
}

export interface StandIn {
	/** Up to and including `/v1`. */
	url: string;
	script: Script;
	seen: Seen[];
	close(): Promise<void>;
}

/** A model server that does as it is told, over real TCP, and remembers exactly what it sent. */
export async function startStandIn(script: Script = {}, onPort = 0): Promise<StandIn> {
	const seen: Seen[] = [];
	const standIn = { script, seen };
	const server = createServer((request, response) => {
		void answer(standIn, request, response).catch(() => response.destroy());
	});
	await new Promise<void>((resolve) => server.listen(onPort, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;

	return Object.assign(standIn, {
		url: `http://127.0.0.1:${port}/v1`,
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		}
	});
}

async function answer(
	standIn: { script: Script; seen: Seen[] },
	request: IncomingMessage,
	response: ServerResponse
) {
	const body = JSON.parse(await textOf(request)) as Seen['body'];
	const { script } = standIn;
	if (request.url === '/tokenize') {
		if (script.tokenize === false) return json(response, 404, { error: { message: 'not here' } });
		return json(response, 200, {
			count: script.countedTokens ?? script.promptTokens ?? 20,
			tokens: []
		});
	}

	const one: Seen = { body, headers: request.headers, sent: 0, ended: 'open' };
	standIn.seen.push(one);
	response.on('close', () => {
		if (one.ended === 'open') one.ended = 'left';
	});
	if (script.status) {
		one.ended = 'fault';
		return json(response, script.status, {
			error: { message: script.message ?? 'no', type: 'x', code: script.status }
		});
	}
	if (script.fault?.kind === 'hang') return;
	await stream(script, one, response);
}

async function stream(script: Script, one: Seen, response: ServerResponse) {
	const words = script.words ?? ['Hola', ', ', 'mundo', '.'];
	const promptTokens = script.promptTokens ?? 20;
	const usage = (completion: number) => ({
		prompt_tokens: promptTokens,
		completion_tokens: completion,
		total_tokens: promptTokens + completion,
		prompt_tokens_details: { cached_tokens: script.cachedTokens ?? 0 }
	});
	const send = (choices: object[], counted?: object) =>
		response.write(
			`data: ${JSON.stringify({
				id: 'x',
				object: 'chat.completion.chunk',
				created: 1,
				model: script.model ?? one.body['model'],
				choices,
				...(counted ? { usage: counted } : {})
			})}\n\n`
		);
	response.writeHead(200, { 'content-type': 'text/event-stream' });
	const most = one.body.max_tokens ?? Infinity;
	for (const word of words.slice(0, most)) {
		if (script.fault && one.sent >= script.fault.after)
			return fail(script.fault.kind, one, response);
		if (one.ended !== 'open') return;
		one.sent++;
		send(
			[{ index: 0, delta: { content: word }, finish_reason: null }],
			script.running ? usage(one.sent) : undefined
		);
		await new Promise((resolve) => setTimeout(resolve, script.gapMs ?? 0));
	}
	if (one.ended !== 'open') return;
	const finish = script.finishReason ?? (words.length > most ? 'length' : 'stop');
	send([{ index: 0, delta: {}, finish_reason: finish }]);
	if (!script.noUsage) send([], usage(one.sent));
	one.ended = 'completed';
	response.end('data: [DONE]\n\n');
}

function fail(kind: string, one: Seen, response: ServerResponse) {
	one.ended = 'fault';
	if (kind === 'reset') response.socket?.resetAndDestroy();
	else if (kind === 'truncate') response.end();
	else if (kind === 'error') {
		response.end(`data: ${JSON.stringify({ error: { message: 'broken', code: 500 } })}\n\n`);
	} else one.ended = 'open';
}

async function textOf(request: IncomingMessage): Promise<string> {
	const parts: Buffer[] = [];
	for await (const part of request as AsyncIterable<Buffer>) parts.push(part);

	return Buffer.concat(parts).toString() || '{}';
}

function json(response: ServerResponse, status: number, body: object) {
	response.writeHead(status, { 'content-type': 'application/json' });
	response.end(JSON.stringify(body));
}
