/**
 * A longest common subsequence of two rows of keys: the places of the first that it takes, and in
 * the same order those of the second. Rows of words are bit vectors (Hyyrö 2004), so that answers of
 * some thousand words take milliseconds. The second row is read up to `MOST` keys.
 */
export interface Followed {
	first: number[];
	second: number[];
}

const MOST = 6000;

/** For each key, the places where it stands in a row, as bits of 32-bit words. */
function placesOf(row: readonly string[], words: number): Map<string, Uint32Array> {
	const places = new Map<string, Uint32Array>();
	row.forEach((key, at) => {
		let bits = places.get(key);
		if (!bits) places.set(key, (bits = new Uint32Array(words)));
		bits[at >>> 5] = (bits[at >>> 5] ?? 0) | (1 << (at & 31));
	});
	return places;
}

/** Finds one; of several, the one that ends earliest in the first row. */
export function longestCommon(first: readonly string[], whole: readonly string[]): Followed {
	const second = whole.slice(0, MOST);
	const words = Math.max(1, Math.ceil(first.length / 32));
	const places = placesOf(first, words);
	const rows: Uint32Array[] = [];
	let row = new Uint32Array(words).fill(0xffffffff);

	for (const key of second) {
		const bits = places.get(key);
		if (bits) {
			const next = new Uint32Array(words);
			let carry = 0;
			for (let at = 0; at < words; at++) {
				const old = row[at] ?? 0;
				const match = (bits[at] ?? 0) & old;
				const sum = (old >>> 0) + (match >>> 0) + carry;
				carry = sum >= 4_294_967_296 ? 1 : 0;
				next[at] = (sum >>> 0) | (old & ~match);
			}
			row = next;
		}
		rows.push(row);
	}
	return walkBack(first, second, rows);
}

const isTaken = (row: Uint32Array, at: number) => (((row[at >>> 5] ?? 0) >>> (at & 31)) & 1) === 0;

/** From the last row back: where a place stopped being free, its key was matched there. */
function walkBack(
	first: readonly string[],
	second: readonly string[],
	rows: readonly Uint32Array[]
): Followed {
	const found: Followed = { first: [], second: [] };
	let at = first.length - 1;
	for (let row = second.length - 1; row >= 0 && at >= 0; row--) {
		const here = rows[row];
		const above = rows[row - 1];
		if (!here) break;
		while (at >= 0 && !isTaken(here, at)) at--;
		if (at < 0) break;
		if (above && isTaken(above, at)) continue;
		found.first.push(at);
		found.second.push(row);
		at--;
	}
	found.first.reverse();
	found.second.reverse();
	return found;
}
