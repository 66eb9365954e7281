import type { Socket } from 'node:net';

/** What Vatio asked for. */
export interface Asked {
	model: string;
	messages?: { role: string; content: string }[];
	max_tokens?: number;
	stream?: boolean;
	/** Of `/tokenize`: a bare text. */
	prompt?: string;
	[field: string]: unknown;
}

/** One call's way back to Vatio, for writing anything on it, and when Vatio let go of it. */
export class Wire {
	readonly socket: Socket;
	readonly body: Asked;
	readonly headers: Record<string, string>;
	/** Words sent. */
	sent = 0;
	bytesSent = 0;
	/** Whether Vatio went away before all was said. */
	state: 'open' | 'answered' | 'left' = 'open';
	/** The moment, on `performance`'s clock, at which Vatio let go. */
	readonly left: Promise<number>;

	constructor(socket: Socket, body: Asked, headers: Record<string, string>) {
		this.socket = socket;
		this.body = body;
		this.headers = headers;
		this.left = new Promise((resolve) => {
			const gone = () => {
				if (this.state === 'open') this.state = 'left';
				resolve(performance.now());
			};
			socket.once('end', gone).once('error', gone).once('close', gone);
		});
	}

	/** Resolves once all is said, or Vatio let go. */
	get over(): Promise<unknown> {
		return this.state === 'open' ? this.left : Promise.resolve();
	}

	/** What the last message says. */
	get prompt(): string {
		return this.body.messages?.at(-1)?.content ?? '';
	}

	/** The head of a stream of events in frames. */
	head(headers: Record<string, string> = {}): void {
		this.raw(headOf(200, { 'content-type': 'text/event-stream', ...headers }));
	}

	/** Bytes as they are. Says whether there is still room for more. */
	raw(bytes: Buffer | string): boolean {
		this.bytesSent += bytes.length;
		return this.socket.destroyed || this.socket.write(bytes);
	}

	/** Bytes in one frame of HTTP's. */
	frame(bytes: Buffer | string): boolean {
		return this.raw(frameOf(bytes));
	}

	/** A chunk of OpenAI's as an event. */
	chunk(choices: object[], more: object = {}, lineEnd = '\n'): string {
		const chunk = { id: 'x', object: 'chat.completion.chunk', model: this.body.model, choices };
		return `data: ${JSON.stringify({ ...chunk, ...more })}${lineEnd}${lineEnd}`;
	}

	word(content: string, more: object = {}): boolean {
		this.sent++;
		return this.frame(this.chunk([{ index: 0, delta: { content }, finish_reason: null }], more));
	}

	words(words: readonly string[]): void {
		for (const word of words) this.word(word);
	}

	finish(reason = 'stop', more: object = {}): void {
		this.frame(this.chunk([{ index: 0, delta: {}, finish_reason: reason }], more));
	}

	usage(promptTokens: number, completionTokens: number): void {
		this.frame(this.chunk([], usageOf(promptTokens, completionTokens)));
	}

	done(): void {
		this.frame('data: [DONE]\n\n');
	}

	/** The clean end of the response. */
	close(): void {
		this.answered();
		this.raw('0\r\n\r\n');
	}

	/** A whole response that is no stream. */
	json(status: number, body: object, headers: Record<string, string> = {}): void {
		this.whole(status, 'application/json', JSON.stringify(body), headers);
	}

	whole(status: number, type: string, text: string, headers: Record<string, string> = {}): void {
		const bytes = Buffer.from(text);
		this.answered();
		this.raw(
			headOf(status, { 'content-type': type, 'content-length': `${bytes.length}`, ...headers })
		);
		this.raw(bytes);
	}

	/** An RST. */
	reset(): void {
		this.answered();
		this.socket.resetAndDestroy();
	}

	/** A FIN. */
	fin(): void {
		this.answered();
		this.socket.end();
	}

	/** Nothing of what follows is lost to anybody. */
	answered(): void {
		if (this.state === 'open') this.state = 'answered';
	}
}

export const usageOf = (promptTokens: number, completionTokens: number) => ({
	usage: {
		prompt_tokens: promptTokens,
		completion_tokens: completionTokens,
		total_tokens: promptTokens + completionTokens
	}
});

export const frameOf = (bytes: Buffer | string): Buffer => {
	const body = Buffer.from(bytes);
	return Buffer.concat([Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n')]);
};

function headOf(status: number, headers: Record<string, string>): string {
	const all = headers['content-length'] ? headers : { 'transfer-encoding': 'chunked', ...headers };
	const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);

	return `HTTP/1.1 ${status} ${status === 200 ? 'OK' : 'No'}\r\n${lines.join('')}\r\n`;
}
