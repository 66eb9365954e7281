import { HASH_BYTES } from '../../ledger/sha256.ts';
import { toHex } from '../../ledger/hex.ts';
import type { Difference } from './differences.ts';
import { LEDGER } from './tree-audit.ts';

const MOST_TOLD = 100;

/**
 * Names what was done to a ledger, by the list of the leaf hashes that it should have: leaves that are
 * not listed were added, or changed where a listed one is missing at their place; listed ones that
 * are nowhere were dropped; and those that stand elsewhere were swapped.
 */
export function locate(
	listed: Uint8Array,
	found: { from: number; hashes: readonly string[] }
): Difference[] {
	const expected: string[] = [];
	for (let at = found.from * HASH_BYTES; at < listed.length; at += HASH_BYTES) {
		expected.push(toHex(listed.subarray(at, at + HASH_BYTES)));
	}
	const [known, here] = [new Set(expected), new Set(found.hashes)];
	const differences: Difference[] = [];
	const tell = (kind: Difference['kind'], seq: number, message: string) => {
		if (differences.length < MOST_TOLD) {
			differences.push({ kind, file: LEDGER, line: seq + 1, message });
		}
	};
	const seen = new Set<string>();
	let [old, now] = [0, 0];
	/** Of those on both sides, the ones that stand at different places. */
	const moved: { old: number; now: number }[] = [];
	const common: { old: number; now: number }[] = [];
	while (old < expected.length || now < found.hashes.length) {
		const [was, is] = [expected[old], found.hashes[now]];
		const isLost = was !== undefined && !here.has(was);
		// A copy is told where it stands; a fact has an id of its own, so no two leaves are alike.
		const isNew = is !== undefined && (!known.has(is) || seen.has(is));
		if (isLost && isNew) {
			tell('leaf-changed', found.from + now, 'the leaf is not the one that was signed');
			old += 1;
			now += 1;
		} else if (isLost) {
			tell('leaf-dropped', found.from + now, `leaf ${String(found.from + old)} is missing here`);
			old += 1;
		} else if (isNew) {
			tell('leaf-added', found.from + now, 'the leaf was never signed');
			now += 1;
		} else if (was !== undefined && is !== undefined) {
			common.push({ old, now });
			if (was !== is) moved.push({ old, now });
			seen.add(is);
			old += 1;
			now += 1;
		} else if (is !== undefined) {
			tell('leaf-added', found.from + now, 'the leaf is there a second time');
			now += 1;
		} else {
			tell('leaf-dropped', found.from + now, `leaf ${String(found.from + old)} is missing here`);
			old += 1;
		}
	}
	const placeOf = new Map(common.map((pair) => [expected[pair.old], pair.now]));
	const told = new Set<number>();
	for (const pair of moved) {
		const place = placeOf.get(found.hashes[pair.now]);
		if (place === undefined || told.has(pair.now)) continue;
		told.add(pair.now).add(place);
		const [a, b] = [found.from + pair.now, found.from + place];
		tell('leaves-swapped', a, `leaf ${String(b)} stands in the place of leaf ${String(a)}`);
	}
	return differences;
}
