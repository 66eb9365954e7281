/**
 * A flush that many share: who asks while one runs, which may have begun too early for them, shares the
 * next. Resolves once everything that was committed before the asking is on disk.
 */
export function sharedFlush(flush: () => Promise<void> | undefined): () => Promise<void> {
	let running: Promise<void> | undefined;
	let next: Promise<void> | undefined;

	function begin(): Promise<void> {
		next = undefined;
		const begun = (async () => flush())();
		running = begun;
		const ended = () => {
			if (running === begun) running = undefined;
		};
		// Whoever waits for it hears of its failure.
		begun.then(ended, ended);

		return begun;
	}

	return () => {
		if (!running) return begin();

		return (next ??= running.then(begin, begin));
	};
}
