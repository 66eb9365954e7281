/** Whether a stream may flow, for its reader to say and its source to obey. */
export class Flow {
	private held = false;
	private changed: ((held: boolean) => void) | undefined;

	get paused(): boolean {
		return this.held;
	}

	pause(): void {
		this.set(true);
	}

	resume(): void {
		this.set(false);
	}

	/** Tells the source, at once where it is held already. */
	obey(changed: (held: boolean) => void): void {
		this.changed = changed;
		if (this.held) changed(true);
	}

	private set(held: boolean) {
		if (this.held === held) return;
		this.held = held;
		this.changed?.(held);
	}
}
