/** A deadline that can be moved, which is cheap, and lifted. */
export class Deadline {
	private readonly missed: () => void;
	private timer: NodeJS.Timeout | undefined;
	/** When it is missed, on the clock that never goes back; milliseconds. */
	private due = 0;
	/** When the timer looks next: never after `due`. */
	private wakes = 0;

	constructor(missed: () => void) {
		this.missed = missed;
	}

	/** From now on it is missed after `ms`. A later deadline is found when the timer wakes: a token moves no timer. */
	set(ms: number): void {
		this.due = performance.now() + ms;
		if (this.timer && this.wakes <= this.due) return;
		this.clear();
		this.wait(ms);
	}

	clear(): void {
		clearTimeout(this.timer);
		this.timer = undefined;
	}

	private wait(ms: number) {
		this.wakes = performance.now() + ms;
		this.timer = setTimeout(() => {
			this.timer = undefined;
			const left = this.due - performance.now();
			if (left > 0) this.wait(left);
			else this.missed();
		}, ms);
	}
}
