import type { Stretch } from './turns.ts';
import type { LeftView, PhaseView, Progress, TurnView } from './view.ts';

/** What the live feed tells, by the name of its event. */
export interface FeedEvents {
	pulse: { progress: Progress; left: LeftView; phase: PhaseView };
	begun: { turn: TurnView; left: LeftView };
	text: Stretch;
	/** Where an interaction stands in the queue, and the same in words. */
	waiting: { id: string; said: string };
	ended: { turn: TurnView; left: LeftView };
}

export type FeedReader = { [Name in keyof FeedEvents]: (told: FeedEvents[Name]) => void };

/** The browser's `EventSource`, or a test's. */
export interface Source {
	readyState: number;
	addEventListener(type: string, listener: (event: Event) => void): void;
	close(): void;
}

const CLOSED = 2;
const WAITS_MS = [1000, 2000, 5000, 10_000, 30_000];

/**
 * Follows the team's feed for as long as the page lives. The browser itself comes back after a lost
 * connection; after an answer that is no stream (a restart behind a proxy, an expired session) it
 * gives up, so this tries anew, ever more rarely. `onlost` is told when it is down, `onback` when it
 * is up again. Returns how to stop.
 */
export function followFeed(
	open: () => Source,
	reader: FeedReader,
	{ onlost, onback }: { onlost: () => void; onback: () => void }
): () => void {
	let source: Source;
	let failures = 0;
	let timer: ReturnType<typeof setTimeout> | undefined;

	function connect() {
		source = open();
		source.addEventListener('open', () => {
			failures = 0;
			onback();
		});
		source.addEventListener('error', () => {
			onlost();
			if (source.readyState !== CLOSED) return;
			source.close();
			timer = setTimeout(connect, WAITS_MS[Math.min(failures, WAITS_MS.length - 1)]);
			failures++;
		});
		listen('pulse');
		listen('begun');
		listen('text');
		listen('waiting');
		listen('ended');
	}

	function listen<Name extends keyof FeedEvents>(name: Name) {
		source.addEventListener(name, (event) => {
			const { data } = event as MessageEvent<string>;
			reader[name](JSON.parse(data) as FeedEvents[Name]);
		});
	}

	connect();
	return () => {
		clearTimeout(timer);
		source.close();
	};
}
