import type { Bill } from '../budget/settle.ts';
import type { Left } from '../budget/balance.ts';
import type { Refusal } from '#lib/refusal.ts';
import { Flow } from './flow.ts';
import type { QueuePosition } from './queue.ts';

/** What a reader of a live answer is told. */
export type LiveEvent =
	| { kind: 'waiting'; position: QueuePosition }
	/** It has its place and the endpoint is asked. */
	| { kind: 'called' }
	| { kind: 'text'; pieces: readonly string[] }
	| { kind: 'end'; end: LiveEnd }
	| { kind: 'lost' };

export interface LiveEnd {
	bill: Bill;
	left: Left;
	finishReason: string | undefined;
	/** Why it went wrong, where it did. */
	fault: Refusal | undefined;
}

type Reader = (event: LiveEvent) => void;

/**
 * An answer that is being written. It belongs to the server: readers come and go, and whoever comes
 * late is told everything from the start.
 */
export class LiveAnswer {
	readonly id: string;
	readonly teamId: string;
	readonly challengeId: string;
	readonly conversationId: string;
	readonly model: string;
	text = '';
	end: LiveEnd | undefined;
	interrupted = false;
	/** Where it stands in the queue; `undefined` once it was called. */
	position: QueuePosition | undefined;
	/** How long it waited for its place, milliseconds. */
	queueMs = 0;
	/** Holds the endpoint back while a reader that alone wants the answer cannot take more. */
	readonly flow = new Flow();
	/** Resolves when the answer is settled; rejects where it never can be. */
	readonly settled: Promise<LiveEnd>;
	private readonly stopping = new AbortController();
	private readonly readers = new Set<Reader>();
	private resolveSettled: (end: LiveEnd) => void = () => undefined;
	private rejectSettled: (reason: Error) => void = () => undefined;

	constructor(identity: {
		id: string;
		teamId: string;
		challengeId: string;
		conversationId: string;
		model: string;
	}) {
		this.id = identity.id;
		this.teamId = identity.teamId;
		this.challengeId = identity.challengeId;
		this.conversationId = identity.conversationId;
		this.model = identity.model;
		this.settled = new Promise((resolve, reject) => {
			this.resolveSettled = resolve;
			this.rejectSettled = reject;
		});
		// Not everyone waits for it.
		this.settled.catch(() => undefined);
	}

	get signal(): AbortSignal {
		return this.stopping.signal;
	}

	/** The team no longer wants it: the endpoint is told to stop, and what was written is charged. */
	stop(): void {
		this.stopping.abort(new Error('stopped'));
	}

	/** The platform gives up on it: nobody is charged. */
	interrupt(): void {
		this.interrupted = true;
		this.stopping.abort(new Error('interrupted'));
	}

	/** Adds what came together, piece by piece. */
	write(pieces: readonly string[]): void {
		for (const piece of pieces) this.text += piece;
		this.tell({ kind: 'text', pieces });
	}

	wait(position: QueuePosition): void {
		this.position = position;
		this.tell({ kind: 'waiting', position });
	}

	/** It has its place, after so many milliseconds. */
	called(queueMs: number): void {
		this.position = undefined;
		this.queueMs = queueMs;
		this.tell({ kind: 'called' });
	}

	/** It took too long as a whole: the endpoint is told to stop, and the fault is the platform's. */
	giveUp(fault: Refusal): void {
		this.stopping.abort(fault);
	}

	finish(end: LiveEnd): void {
		this.end = end;
		this.tell({ kind: 'end', end });
		this.readers.clear();
		this.resolveSettled(end);
	}

	/** The books could not be written: nobody is left waiting for an end that will not come. */
	lose(): void {
		this.tell({ kind: 'lost' });
		this.readers.clear();
		this.rejectSettled(new Error(`the interaction ${this.id} could not be settled`));
	}

	/** Tells `reader` what was written so far and everything that follows. Returns how to leave. */
	follow(reader: Reader): () => void {
		if (this.position && !this.end) reader({ kind: 'waiting', position: this.position });
		if (this.text) reader({ kind: 'text', pieces: [this.text] });
		if (this.end) reader({ kind: 'end', end: this.end });
		else this.readers.add(reader);

		return () => this.readers.delete(reader);
	}

	/** A reader that throws is let go: its trouble is neither the answer's nor another reader's. */
	private tell(event: LiveEvent) {
		for (const reader of this.readers) {
			try {
				reader(event);
			} catch {
				this.readers.delete(reader);
			}
		}
	}
}

type Watcher = (answer: LiveAnswer, news: 'begun' | 'ended') => void;

/** The answers that are being written in this process. */
export class LiveAnswers {
	private readonly byId = new Map<string, LiveAnswer>();
	private readonly watchers = new Set<Watcher>();
	/** Set once the site stops: no new answers begin. */
	closed = false;

	add(answer: LiveAnswer): void {
		this.byId.set(answer.id, answer);
		this.tell(answer, 'begun');
		// It was on its way in when the site began to stop.
		if (this.closed) answer.interrupt();
	}

	remove(answer: LiveAnswer): void {
		this.byId.delete(answer.id);
		this.tell(answer, 'ended');
	}

	get(id: string): LiveAnswer | undefined {
		return this.byId.get(id);
	}

	/** Answers of a team on a challenge that are being written now. */
	of({ teamId, challengeId }: { teamId: string; challengeId: string }): LiveAnswer[] {
		return [...this.byId.values()].filter(
			(answer) => answer.teamId === teamId && answer.challengeId === challengeId
		);
	}

	/** Tells whoever watches when any answer begins or ends. Returns how to stop watching. */
	watch(watcher: Watcher): () => void {
		this.watchers.add(watcher);
		return () => this.watchers.delete(watcher);
	}

	/** Waits up to `ms` for what is being written, then stops the rest. Resolves when all are settled. */
	async drain(ms: number): Promise<void> {
		this.closed = true;
		const all = this.allSettled();
		await Promise.race([all, new Promise((resolve) => setTimeout(resolve, ms).unref())]);
		for (const answer of this.byId.values()) answer.interrupt();
		await all;
	}

	/** Those included that begin meanwhile. */
	private async allSettled(): Promise<void> {
		const known = new Set<LiveAnswer>();
		for (;;) {
			const open = [...this.byId.values()].filter((answer) => !known.has(answer));
			if (open.length === 0) return;
			for (const answer of open) known.add(answer);
			await Promise.allSettled(open.map((answer) => answer.settled));
		}
	}

	/** A watcher that throws is let go: an answer must begin and end whoever watches. */
	private tell(answer: LiveAnswer, news: 'begun' | 'ended') {
		for (const watcher of this.watchers) {
			try {
				watcher(answer, news);
			} catch {
				this.watchers.delete(watcher);
			}
		}
	}
}
