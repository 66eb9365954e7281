import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { Refusal } from '#lib/refusal.ts';
import { errorCode } from '../db/client.ts';

export interface EndpointAddress {
	/** Up to and including `/v1`, without a slash at its end. */
	baseUrl: string;
	key: string | undefined;
	connectMs: number;
}

/** Idle connections end here before common servers end them: a call must not meet one that just closed. */
const IDLE_MS = 4000;
const MOST_BODY_BYTES = 1 << 20;

/** Pooled connections to the model server. What a client sent as headers never gets here. */
export class EndpointConnection {
	private readonly base: URL;
	private readonly connectMs: number;
	private readonly headers: Record<string, string>;
	private readonly agent: http.Agent;
	private readonly send: typeof http.request;

	constructor({ baseUrl, key, connectMs }: EndpointAddress) {
		this.base = new URL(baseUrl);
		this.connectMs = connectMs;
		const { request, Agent } = this.base.protocol === 'https:' ? https : http;
		this.send = request;
		this.agent = new Agent({ keepAlive: true, maxFreeSockets: 1024, timeout: IDLE_MS });
		this.headers = {
			'content-type': 'application/json',
			'accept-encoding': 'identity',
			...(key ? { authorization: `Bearer ${key}` } : {})
		};
	}

	/** Begins a POST and sends its body. `path` stands below `/v1`, or beside it where it begins with a slash. */
	post(path: string, body: object): ClientRequest {
		const text = JSON.stringify(body);
		const request = this.open('POST', path, { 'content-length': Buffer.byteLength(text) });
		request.end(text);

		return request;
	}

	/** A whole JSON answer with its status, however the server takes it. Refuses what does not come within `ms`. */
	async json(
		{ method, path, body }: { method: 'GET' | 'POST'; path: string; body?: object },
		ms: number
	): Promise<{ status: number; answer: unknown }> {
		const request = body ? this.post(path, body) : this.open(method, path).end();
		const late = setTimeout(() => request.destroy(new Refusal('endpoint_timeout')), ms);
		try {
			const response = await new Promise<IncomingMessage>((resolve, reject) => {
				request.on('response', resolve).on('error', reject);
			});
			return { status: response.statusCode ?? 0, answer: parsed(await textOf(response)) };
		} catch (cause) {
			throw connectionRefusal(cause);
		} finally {
			clearTimeout(late);
		}
	}

	close(): void {
		this.agent.destroy();
	}

	private open(method: string, path: string, headers: http.OutgoingHttpHeaders = {}) {
		const root = this.base.pathname.replace(/\/+$/, '');
		const request = this.send({
			agent: this.agent,
			method,
			hostname: this.base.hostname.replace(/^\[|\]$/g, ''),
			port: this.base.port,
			// The agent's own is for idle ones: a timer that each token would move.
			timeout: 0,
			path: path.startsWith('/') ? root.replace(/\/v1$/, '') + path : `${root}/${path}`,
			headers: { ...this.headers, ...headers }
		});
		request.setNoDelay(true);
		request.once('socket', (socket) => {
			if (!socket.connecting) return;
			const unreachable = new Refusal('endpoint_unavailable');
			const late = setTimeout(() => request.destroy(unreachable), this.connectMs);
			socket.once('connect', () => clearTimeout(late));
			socket.once('close', () => clearTimeout(late));
		});

		return request;
	}
}

/** What went wrong with a connection, as an expected «no» that tells nothing of its address or key. */
export function connectionRefusal(cause: unknown): Refusal {
	if (cause instanceof Refusal) return cause;
	const code = errorCode(cause) ?? '';
	const cut = /^(ECONNRESET|EPIPE|HPE_|Z_|ERR_STREAM|UND_)/.test(code);

	return new Refusal(cut ? 'endpoint_error' : 'endpoint_unavailable');
}

/** The text of a response, as much of it as an error needs. */
export async function textOf(response: IncomingMessage): Promise<string> {
	const parts: Buffer[] = [];
	let bytes = 0;
	for await (const part of response as AsyncIterable<Buffer>) {
		bytes += part.length;
		if (bytes > MOST_BODY_BYTES) {
			response.destroy();
			break;
		}
		parts.push(part);
	}

	return Buffer.concat(parts).toString('utf8');
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
