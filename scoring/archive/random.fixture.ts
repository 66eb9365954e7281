/** Numbers that a seed fixes (mulberry32), for made-up contests. */
export class Random {
	private state: number;
	private count = 0;

	constructor(seed: number) {
		this.state = seed >>> 0;
	}

	word(): number {
		this.state = (this.state + 0x6d2b79f5) >>> 0;
		let t = this.state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return (t ^ (t >>> 14)) >>> 0;
	}

	/** From 0 to below `bound`. */
	below(bound: number): number {
		return this.word() % bound;
	}

	between(lowest: number, highest: number): number {
		return lowest + this.below(highest - lowest + 1);
	}

	chance(percent: number): boolean {
		return this.below(100) < percent;
	}

	pick<One>(list: readonly One[]): One {
		const one = list[this.below(list.length)];
		if (one === undefined) throw new RangeError('nothing to pick from');
		return one;
	}

	/** An id as the site makes them: 20 letters and digits. */
	id(): string {
		this.count += 1;
		const text = this.word().toString(36) + this.word().toString(36) + this.word().toString(36);
		return (text + this.count.toString(36).padStart(6, '0')).slice(-20).padStart(20, 'a');
	}

	hash(): string {
		let text = '';
		for (let part = 0; part < 8; part++) text += this.word().toString(16).padStart(8, '0');
		return text;
	}

	/** 16 bytes in hex. */
	salt(): string {
		return this.hash().slice(0, 32);
	}
}
