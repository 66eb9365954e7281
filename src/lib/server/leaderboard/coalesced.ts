/**
 * Work of which only the newest result matters: while it runs for a key, everyone who asks again
 * shares one further run, which begins when this one ends.
 */
export class Coalesced {
	private readonly running = new Map<string, Promise<void>>();
	private readonly next = new Map<string, Promise<void>>();

	run(key: string, work: () => Promise<void>): Promise<void> {
		// Even where nothing runs any more: what waits is about to, and two must not run at once.
		const waiting = this.next.get(key);
		if (waiting) return waiting;
		const current = this.running.get(key);
		if (!current) return this.begin(key, work);

		const following = current
			.catch(() => undefined)
			.then(() => {
				this.next.delete(key);
				return this.begin(key, work);
			});
		this.next.set(key, following);

		return following;
	}

	private begin(key: string, work: () => Promise<void>): Promise<void> {
		const current = work().finally(() => {
			if (this.running.get(key) === current) this.running.delete(key);
		});
		this.running.set(key, current);

		return current;
	}
}
