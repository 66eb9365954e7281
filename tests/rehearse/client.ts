import { Agent, request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { buffer, text } from 'node:stream/consumers';

export interface Answer {
	status: number;
	headers: IncomingHttpHeaders;
	body: string;
}

/** JSON that came, or the refusal in its place. */
export type Told<T> =
	{ ok: true; value: T } | { ok: false; status: number; code: string; details: object };

/** One person's device: its own cookies, its own connections, no scripts. */
export interface Client {
	/** A page or a document; redirects are handed back. */
	get(path: string): Promise<Answer>;
	/** A file, its bytes as they came. */
	download(path: string): Promise<{ status: number; bytes: Uint8Array }>;
	/** Sends a form as a page does. */
	post(path: string, fields?: Record<string, string>): Promise<Answer>;
	/** Asks the programming interface; a body makes it a POST. */
	ask<T>(path: string, body?: object): Promise<Told<T>>;
	/** Posts JSON and hands back the answer as it begins to come. */
	open(path: string, body: object): Promise<IncomingMessage>;
	close(): void;
}

/** A device before the site at `url`. A lost connection rejects. */
export function newClient(url: string): Client {
	const agent = new Agent({ keepAlive: true, maxSockets: 6 });
	const cookies = new Map<string, string>();

	function send(path: string, headers: Record<string, string>, body?: string) {
		const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
		const method = body === undefined ? 'GET' : 'POST';
		const origin = body === undefined ? {} : { origin: url, 'content-length': byteLength(body) };

		return new Promise<IncomingMessage>((resolve, reject) => {
			const asked = request(new URL(path, url), {
				agent,
				method,
				headers: { ...headers, ...origin, ...(cookie && { cookie }) }
			});
			asked.once('response', (response) => {
				keepCookies(response.headers['set-cookie'] ?? []);
				resolve(response);
			});
			asked.once('error', reject);
			asked.end(body);
		});
	}

	function keepCookies(set: string[]) {
		for (const line of set) {
			const [pair = ''] = line.split(';', 1);
			const [name = '', value = ''] = splitOnce(pair);
			if (value === '') cookies.delete(name);
			else cookies.set(name, value);
		}
	}

	const page = { accept: 'text/html' };
	const form = { ...page, 'content-type': 'application/x-www-form-urlencoded' };
	const json = { accept: 'application/json', 'content-type': 'application/json' };

	return {
		get: async (path) => whole(await send(path, page)),
		async download(path) {
			const response = await send(path, page);
			return { status: response.statusCode ?? 0, bytes: new Uint8Array(await buffer(response)) };
		},
		post: async (path, fields = {}) =>
			whole(await send(path, form, new URLSearchParams(fields).toString())),
		ask: async (path, body) =>
			told(await whole(await send(path, json, body && JSON.stringify(body)))),
		open: (path, body) => send(path, json, JSON.stringify(body)),
		close: () => agent.destroy()
	};
}

export async function whole(response: IncomingMessage): Promise<Answer> {
	const { statusCode: status = 0, headers } = response;

	return { status, headers, body: await text(response) };
}

/** What a programming interface said: its JSON, or its refusal. */
export function told<T>({ status, body }: Answer): Told<T> {
	const value: unknown = body.startsWith('{') ? JSON.parse(body) : {};
	if (status < 400) return { ok: true, value: value as T };
	const { error } = value as { error?: { reason?: string; details?: object } };

	return {
		ok: false,
		status,
		code: error?.reason ?? `http_${status}`,
		details: error?.details ?? {}
	};
}

const byteLength = (body: string) => String(Buffer.byteLength(body));

function splitOnce(pair: string): string[] {
	const at = pair.indexOf('=');

	return [pair.slice(0, at), pair.slice(at + 1)];
}
