import { setImmediate as turnEnd } from 'node:timers/promises';

/**
 * A flush that many share: who asks while one runs, which may have begun too early for them, shares the
 * next. Resolves once everything that was committed before the asking is on disk.
 */
export function sharedFlush(flush: () => Promise<void> | undefined): () => Promise<void> {
	let running: Promise<void> = Promise.resolve();
	/** Not begun yet: in time for whoever asks now. */
	let next: Promise<void> | undefined;

	async function begin(): Promise<void> {
		await running;
		// It takes the processor too: what a commit has let go on goes first.
		await turnEnd();
		next = undefined;
		const flushed = (async () => flush())();
		// Whoever waits for it hears of its failure.
		running = flushed.catch(() => undefined);

		return flushed;
	}

	return () => (next ??= begin());
}
