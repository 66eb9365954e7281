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
		this.response.writeHead(status, headers);
	}

	write(text: string): void {
		const { response, pressure } = this;
		if (text === '' || response.destroyed) return;
		if (response.write(text)) return;
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
		this.response.end(text);
	}

	/** Breaks the connection: a cut that looked like an end would be believed. */
	cut(): void {
		this.response.destroy();
	}

	private forgive() {
		clearTimeout(this.late);
		this.late = undefined;
	}
}
