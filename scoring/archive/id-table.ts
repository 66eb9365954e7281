const EMPTY = -1;

/**
 * Ids by number and numbers by id, straight from the bytes of a file: a million ids without a
 * million texts. Numbers are given from 0 in the order of `add`.
 */
export class IdTable {
	size = 0;
	/** Pairs of a number and the hash of its id, so that a place is judged where it is looked up. */
	private slots = new Int32Array(1 << 11).fill(EMPTY);
	private ends = new Uint32Array(1 << 9);
	private pool = new Uint8Array(1 << 14);
	private readonly decoder = new TextDecoder();
	private readonly encoder = new TextEncoder();

	/** The number of an id; -1 where it has none. */
	find(bytes: Uint8Array, from: number, to: number): number {
		const slot = this.slotOf(hashOf(bytes, from, to), bytes, from, to);
		return this.slots[slot] ?? EMPTY;
	}

	/** The number of an id, which is given one where it has none. */
	add(bytes: Uint8Array, from: number, to: number): number {
		const hash = hashOf(bytes, from, to);
		const slot = this.slotOf(hash, bytes, from, to);
		const known = this.slots[slot] ?? EMPTY;
		if (known !== EMPTY) return known;
		const number = this.keep(bytes, from, to);
		this.slots[slot] = number;
		this.slots[slot + 1] = hash;
		if (4 * this.size > this.slots.length) this.spread();
		return number;
	}

	findText(id: string): number {
		const bytes = this.encoder.encode(id);
		return this.find(bytes, 0, bytes.length);
	}

	addText(id: string): number {
		const bytes = this.encoder.encode(id);
		return this.add(bytes, 0, bytes.length);
	}

	text(number: number): string {
		return this.decoder.decode(this.pool.subarray(this.start(number), this.ends[number]));
	}

	private start(number: number): number {
		return number === 0 ? 0 : (this.ends[number - 1] ?? 0);
	}

	/** Where the id stands, or the free place where it would. */
	private slotOf(hash: number, bytes: Uint8Array, from: number, to: number): number {
		const { slots } = this;
		const mask = slots.length - 1;
		let slot = (hash << 1) & mask;
		for (;;) {
			const number = slots[slot] ?? EMPTY;
			if (number === EMPTY) return slot;
			if (slots[slot + 1] === hash && this.is(number, bytes, from, to)) return slot;
			slot = (slot + 2) & mask;
		}
	}

	private is(number: number, bytes: Uint8Array, from: number, to: number): boolean {
		const start = this.start(number);
		const length = (this.ends[number] ?? 0) - start;
		if (length !== to - from) return false;
		for (let at = 0; at < length; at++) {
			if (this.pool[start + at] !== bytes[from + at]) return false;
		}
		return true;
	}

	private keep(bytes: Uint8Array, from: number, to: number): number {
		const number = this.size++;
		const start = this.start(number);
		const end = start + to - from;
		if (number >= this.ends.length) {
			const ends = new Uint32Array(2 * this.ends.length);
			ends.set(this.ends);
			this.ends = ends;
		}
		if (end > this.pool.length) {
			const pool = new Uint8Array(Math.max(end, 2 * this.pool.length));
			pool.set(this.pool);
			this.pool = pool;
		}
		for (let at = from; at < to; at++) this.pool[start + at - from] = bytes[at] ?? 0;
		this.ends[number] = end;
		return number;
	}

	/** Gives every number a place among twice as many. */
	private spread(): void {
		const old = this.slots;
		const slots = new Int32Array(2 * old.length).fill(EMPTY);
		const mask = slots.length - 1;
		for (let at = 0; at < old.length; at += 2) {
			const number = old[at] ?? EMPTY;
			if (number === EMPTY) continue;
			const hash = old[at + 1] ?? 0;
			let slot = (hash << 1) & mask;
			while (slots[slot] !== EMPTY) slot = (slot + 2) & mask;
			slots[slot] = number;
			slots[slot + 1] = hash;
		}
		this.slots = slots;
	}
}

/** FNV-1a, its halves mixed, because the low bits choose the place. */
function hashOf(bytes: Uint8Array, from: number, to: number): number {
	let hash = 0x811c9dc5;
	for (let at = from; at < to; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
	return hash ^ (hash >>> 15);
}
