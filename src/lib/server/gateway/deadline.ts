/** A deadline that can be moved and lifted. */
export class Deadline {
	private readonly missed: () => void;
	private timer: NodeJS.Timeout | undefined;
	private ms = 0;

	constructor(missed: () => void) {
		this.missed = missed;
	}

	/** From now on it is missed after `ms`. */
	set(ms: number): void {
		if (this.timer && this.ms === ms) {
			this.timer.refresh();
			return;
		}
		this.clear();
		this.ms = ms;
		this.timer = setTimeout(this.missed, ms);
	}

	clear(): void {
		clearTimeout(this.timer);
		this.timer = undefined;
	}
}
