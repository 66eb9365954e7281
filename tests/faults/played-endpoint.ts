import net, { type AddressInfo, type Socket } from 'node:net';
import { Wire, type Asked } from './wire.ts';

/** What the endpoint does with the first call of its prompt, and the next, byte by byte. */
export type Play = (wire: Wire, call: number) => void | Promise<void>;

/** Tokens of this endpoint's own tokenizer: runs of letters, and runs of anything else. */
export const tokensOf = (text: string) => text.match(/\p{L}+|\P{L}+/gu)?.length ?? 0;

/** Prompt tokens that it counts for every prompt. */
export const PROMPT_TOKENS = 20;

/** The first byte of who wants to speak TLS. */
const TLS_HELLO = 22;
const HEAD_END = Buffer.from('\r\n\r\n');

/**
 * A model server on a bare TCP socket, because a server of Node's own would never cut a frame inside a
 * character or end a response wrongly. The last message of a call says which play it gets.
 */
export class PlayedEndpoint {
	/** Up to and including `/v1`. */
	url = '';
	/** Plays by the prompt that asks for them. */
	readonly plays = new Map<string, Play>();
	readonly calls: Wire[] = [];
	/** Whether `/tokenize` is there. */
	tokenizer = true;
	/** What `/tokenize` waits for before it answers. */
	tokenizerWaits: Promise<void> | undefined;
	/** How often `/tokenize` was asked. */
	counted = 0;
	private readonly sockets = new Set<Socket>();
	private readonly server = net.createServer({ noDelay: true }, (socket) => this.serve(socket));

	static async start(): Promise<PlayedEndpoint> {
		const endpoint = new PlayedEndpoint();
		await new Promise<void>((resolve) => endpoint.server.listen(0, '127.0.0.1', resolve));
		endpoint.url = `http://127.0.0.1:${(endpoint.server.address() as AddressInfo).port}/v1`;

		return endpoint;
	}

	/** The calls that asked for `prompt`. */
	asked(prompt: string): Wire[] {
		return this.calls.filter((wire) => wire.prompt === prompt);
	}

	/** The first call that asks for `prompt`, once it comes. */
	async next(prompt: string): Promise<Wire> {
		for (let tries = 0; tries < 2000; tries++) {
			const [wire] = this.asked(prompt);
			if (wire) return wire;
			await new Promise((resolve) => setTimeout(resolve, 2));
		}
		throw new Error(`nobody asked for «${prompt}»`);
	}

	async close(): Promise<void> {
		for (const socket of this.sockets) socket.destroy();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private serve(socket: Socket) {
		let pending = Buffer.alloc(0);
		let busy = false;
		this.sockets.add(socket);
		socket.setMaxListeners(0);
		socket.on('error', () => undefined);
		socket.on('close', () => this.sockets.delete(socket));
		const take = () => {
			const request = busy ? undefined : requestIn(pending);
			if (!request) return;
			pending = pending.subarray(request.length);
			busy = true;
			void this.answer(socket, request).finally(() => {
				busy = false;
				take();
			});
		};
		socket.on('data', (bytes) => {
			pending = Buffer.concat([pending, bytes]);
			if (pending[0] === TLS_HELLO) socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
			else take();
		});
	}

	private async answer(socket: Socket, { path, headers, body }: Request) {
		const wire = new Wire(socket, body, headers);
		if (path === '/tokenize') return this.count(wire);
		this.calls.push(wire);
		const play = this.plays.get(wire.prompt);
		if (!play) throw new Error(`no play for «${wire.prompt}»`);
		await play(wire, this.asked(wire.prompt).length);
	}

	private async count(wire: Wire) {
		this.counted++;
		await this.tokenizerWaits;
		if (!this.tokenizer) return wire.json(404, { error: { message: 'not here' } });
		const { prompt } = wire.body;
		wire.json(200, { count: prompt === undefined ? PROMPT_TOKENS : tokensOf(prompt) });
	}
}

interface Request {
	length: number;
	path: string;
	headers: Record<string, string>;
	body: Asked;
}

/** The first whole request in what has come. */
function requestIn(bytes: Buffer): Request | undefined {
	const head = bytes.indexOf(HEAD_END);
	if (head < 0) return undefined;
	const [first = '', ...lines] = bytes.toString('latin1', 0, head).split('\r\n');
	const headers = Object.fromEntries(
		lines.map((line) => {
			const colon = line.indexOf(':');
			return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
		})
	);
	const start = head + HEAD_END.length;
	const length = start + Number(headers['content-length'] ?? 0);
	if (bytes.length < length) return undefined;

	return {
		length,
		path: first.split(' ')[1] ?? '',
		headers,
		body: JSON.parse(bytes.toString('utf8', start, length) || '{}') as Asked
	};
}
