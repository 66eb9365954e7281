import type { ServerResponse, OutgoingHttpHeaders } from 'node:http';

/** Beyond this a reader that does not own its answer is let go: it can read it again. */
const MOST_BUFFERED_BYTES = 256 * 1024;

/** How a reader that alone wants an answer holds it back. */
export interface BackPressure {
	pause: () => void;
	resume: () => void;
	/** It has not read for too long. */
	giveUp: () => void;
	deadlineMs: number;
}

/** Who reads a stream, at the pace at which it reads. */
export class DoorReader {
	readonly response: ServerResponse;
	private readonly pressure: BackPressure | undefined;
	/** Whether the response goes out in chunks, which this reader then frames itself. */
	private framed = false;
	private late: NodeJS.Timeout | undefined;

	/** Without `pressure` a slow reader holds nothing back, and is let go once too much waits for it. */
	constructor(response: ServerResponse, pressure: BackPressure | undefined) {
		this.response = response;
		this.pressure = pressure;
		if (!pressure) return;
		response.on('drain', () => {
			this.forgive();
			pressure.resume();
		});
		response.on('close', () => this.forgive());
	}

	get begun(): boolean {
		return this.response.headersSent;
	}

	begin(status: number, headers: OutgoingHttpHeaders): void {
		const { response } = this;
		response.writeHead(status, headers);
		this.framed = response.chunkedEncoding;
		response.chunkedEncoding = false;
	}

	write(text: string): void {
		const { response, pressure } = this;
		if (text === '' || response.destroyed) return;
		if (response.write(this.frame(text))) return;
		if (!pressure) {
			if (response.writableLength > MOST_BUFFERED_BYTES) response.destroy();
			return;
		}
		pressure.pause();
		this.late ??= setTimeout(() => {
			pressure.giveUp();
			response.destroy();
		}, pressure.deadlineMs);
	}

	end(text: string): void {
		this.response.end(this.framed ? `${this.frame(text)}0\r\n\r\n` : text);
	}

	/** Breaks the connection: a cut that looked like an end would be believed. */
	cut(): void {
		this.response.destroy();
	}

	/**
	 * A chunk of HTTP's chunked encoding in one string. Node would write length, text and ends apart, which
	 * for a token a write is most of what a token costs.
	 */
	private frame(text: string): string {
		if (!this.framed || text === '') return text;

		return `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
	}

	private forgive() {
		clearTimeout(this.late);
		this.late = undefined;
	}
}
