import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import { createParser } from 'eventsource-parser';

/** What a client got in the end. */
export interface Got {
	/** 0 where no answer began. */
	status: number;
	headers: IncomingMessage['headers'];
	text: string;
	/** `error.reason`, of the body or of the stream. */
	reason: string | undefined;
	/** `error.code`, as OpenAI's clients read it. */
	code: string | undefined;
	/** Whether `[DONE]` came last, or a whole body. */
	done: boolean;
	vatio: { [name: string]: unknown; outcome: string; interaction: string } | undefined;
}

interface Part {
	choices?: { delta?: { content?: string }; message?: { content: string } }[];
	error?: { reason: string; code: string };
	vatio?: Got['vatio'];
}

export interface CallOptions {
	url: string;
	key: string;
	prompt: string;
	stream?: boolean;
	headers?: Record<string, string>;
	body?: object;
}

/** A call by Node's own HTTP client on a connection of its own, which can be left at any moment. */
export class Call {
	readonly request: ClientRequest;
	/** Everything that came, as text. */
	raw = '';
	/** The longest that it waited for more, once something had come. */
	longestGapMs = 0;
	private lastAt: number | undefined;
	private response: IncomingMessage | undefined;
	private readonly ended: Promise<void>;
	private readonly streamed: boolean;
	private waiting: (() => void)[] = [];

	/** Sends the whole body, or what `send` sends of it. */
	constructor(options: CallOptions, send?: (request: ClientRequest, text: string) => void) {
		const { url, key, prompt, stream = true, headers, body } = options;
		this.streamed = stream;
		const text = JSON.stringify({ messages: [{ role: 'user', content: prompt }], stream, ...body });
		this.request = http.request(url, {
			method: 'POST',
			agent: false,
			headers: {
				authorization: `Bearer ${key}`,
				'content-type': 'application/json',
				'content-length': Buffer.byteLength(text),
				...headers
			}
		});
		this.request.setNoDelay(true);
		this.ended = new Promise((resolve) => {
			this.request.on('error', () => resolve());
			this.request.on('close', () => resolve());
			this.request.on('response', (response) => {
				this.response = response;
				response.setEncoding('utf8');
				response.on('data', (part: string) => {
					this.raw += part;
					const now = performance.now();
					this.longestGapMs = Math.max(this.longestGapMs, now - (this.lastAt ?? now));
					this.lastAt = now;
					for (const wake of this.waiting.splice(0)) wake();
				});
				response.on('error', () => resolve());
				response.on('close', () => resolve());
			});
		});
		if (send) send(this.request, text);
		else this.request.end(text);
	}

	/** Waits until the stream has said `words`. */
	async heard(words: string): Promise<void> {
		while (!this.raw.includes(words)) {
			const more = new Promise<boolean>((resolve) => this.waiting.push(() => resolve(true)));
			if (!(await Promise.race([more, this.ended]))) throw new Error(`never heard: ${words}`);
		}
	}

	/** Breaks off. Tells when. */
	leave(): number {
		this.request.destroy();
		return performance.now();
	}

	/** Stays, and reads no more. */
	stopReading(): void {
		this.response?.pause();
	}

	/** Everything, once it is over, however it ends. */
	async got(): Promise<Got> {
		await this.ended;
		const events = this.streamed && this.response?.statusCode === 200 ? eventsIn(this.raw) : [];
		const parts = (events.length > 0 ? events : [this.raw]).flatMap(partOf);
		const error = parts.find((part) => part.error)?.error;

		return {
			status: this.response?.statusCode ?? 0,
			headers: this.response?.headers ?? {},
			text: parts.map(textOf).join(''),
			reason: error?.reason,
			code: error?.code,
			done: events.length > 0 ? events.at(-1) === '[DONE]' : this.response?.complete === true,
			vatio: parts.find((part) => part.vatio)?.vatio
		};
	}
}

const textOf = ({ choices }: Part) =>
	choices?.[0]?.delta?.content ?? choices?.[0]?.message?.content ?? '';

function eventsIn(raw: string): string[] {
	const events: string[] = [];
	createParser({ onEvent: ({ data }) => events.push(data) }).feed(raw);

	return events;
}

function partOf(data: string): Part[] {
	try {
		return [JSON.parse(data) as Part];
	} catch {
		return [];
	}
}
