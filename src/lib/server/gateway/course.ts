import { Refusal } from '#lib/refusal.ts';
import type { EndpointEvent, Usage } from './endpoint.ts';
import type { LiveAnswer } from './live.ts';
import { LONGEST_TOKEN } from './usage-check.ts';

/** What is known of an answer while it is being written. */
export class Course {
	/** When the endpoint was asked, if it was at all. */
	calledAt: number | undefined;
	/** The endpoint has the call: leaving is no longer free. */
	sent = false;
	usage: Usage | undefined;
	rawUsage: object | undefined;
	/** The endpoint gave figures that are no counts. */
	refused = false;
	/** Text came after the last usage, which therefore does not count it. */
	uncounted = false;
	finishReason: string | undefined;
	model: string | undefined;
	fingerprint: string | undefined;
	firstTokenAt: number | undefined;
	fault: Refusal | undefined;
	/** Chunks that had text. */
	pieces = 0;
	private readonly live: LiveAnswer;
	private readonly mostCharacters: number;
	private characters = 0;

	constructor(live: LiveAnswer, maxTokens: number) {
		this.live = live;
		this.mostCharacters = maxTokens * LONGEST_TOKEN;
	}

	/** Takes what came together. Refuses an answer longer than any that was asked for, from there on. */
	hear(events: EndpointEvent[], at: number): void {
		const texts: string[] = [];
		let tooLong = false;
		for (const event of events) {
			if (event.kind === 'text') {
				this.characters += event.text.length;
				tooLong = this.characters > this.mostCharacters;
				if (tooLong) break;
				texts.push(event.text);
				this.uncounted = true;
			} else this.note(event);
		}
		if (texts.length > 0) this.write(texts, at);
		if (tooLong) throw new Refusal('endpoint_error');
	}

	private write(texts: string[], at: number) {
		this.firstTokenAt ??= at;
		this.pieces += texts.length;
		this.live.write(texts);
	}

	private note(event: Exclude<EndpointEvent, { kind: 'text' }>) {
		if (event.kind === 'usage') {
			this.rawUsage = event.raw;
			this.refused = event.usage === undefined;
			if (!event.usage) return;
			this.usage = event.usage;
			this.uncounted = false;
		} else if (event.kind === 'finish') this.finishReason = event.reason;
		else {
			this.model = event.model;
			this.fingerprint = event.fingerprint ?? this.fingerprint;
		}
	}
}
