import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { envelopes, type Outlook } from './envelope.ts';

/** Every lot that a team may end with; undefined is no place. */
function endsOf({ lots, mayFall }: Outlook): (number | undefined)[] {
	const placed = lots
		? Array.from({ length: lots.worst - lots.best + 1 }, (_, index) => lots.best + index)
		: [];

	return mayFall || placed.length === 0 ? [...placed, undefined] : placed;
}

/** Every way in which all may end. */
function* worlds(outlooks: readonly Outlook[]): Generator<(number | undefined)[]> {
	const [first, ...others] = outlooks;
	if (!first) return yield [];
	for (const end of endsOf(first)) for (const rest of worlds(others)) yield [end, ...rest];
}

function placesIn(world: readonly (number | undefined)[]): (number | undefined)[] {
	return world.map((own) =>
		own === undefined
			? undefined
			: 1 + world.filter((other) => other !== undefined && other < own).length
	);
}

function byBruteForce(outlooks: readonly Outlook[]) {
	const found = outlooks.map(() => ({ best: Infinity, worst: 0, mayFall: false }));
	for (const world of worlds(outlooks)) {
		for (const [index, place] of placesIn(world).entries()) {
			const one = found[index];
			if (!one) continue;
			if (place === undefined) one.mayFall = true;
			else [one.best, one.worst] = [Math.min(one.best, place), Math.max(one.worst, place)];
		}
	}

	return found.map((one) => (one.worst === 0 ? undefined : one));
}

const outlook = fc
	.record({
		best: fc.integer({ min: 0, max: 5 }),
		width: fc.integer({ min: 0, max: 3 }),
		kind: fc.constantFrom('placed', 'mayFall', 'fallen')
	})
	.map(({ best, width, kind }): Outlook => ({
		lots: kind === 'fallen' ? undefined : { best, worst: best + width },
		mayFall: kind !== 'placed'
	}));

describe('the envelope of places', () => {
	test('is exactly what trying every end gives', () => {
		fc.assert(
			fc.property(fc.array(outlook, { maxLength: 5 }), (outlooks) => {
				expect(envelopes(outlooks)).toEqual(byBruteForce(outlooks));
			}),
			{ numRuns: 400 }
		);
	});

	test('is one place for each once nothing is hidden, and equal lots share theirs', () => {
		const known = [3, 1, 1, 7].map((lot) => ({ lots: { best: lot, worst: lot }, mayFall: false }));

		expect(envelopes(known).map((one) => [one?.best, one?.worst])).toEqual([
			[3, 3],
			[1, 1],
			[1, 1],
			[4, 4]
		]);
	});

	test('lets whoever is last win where all before it may fall', () => {
		const may = [1, 2].map((lot) => ({ lots: { best: lot, worst: lot }, mayFall: true }));
		const last = { lots: { best: 3, worst: 3 }, mayFall: false };

		expect(envelopes([...may, last])[2]).toEqual({ best: 1, worst: 3, mayFall: false });
	});
});
