import type { CheckOutcome } from '../check.ts';
import type { Measure } from './measure.ts';

/** Exactly so many different measures; one said twice, with the same words and place, is one. */
export function checkCount(measures: readonly Measure[], expected: number): CheckOutcome {
	const identities = new Set<string>();
	const repeated = measures.filter(({ identity }) => {
		const known = identities.has(identity);
		identities.add(identity);
		return known;
	});
	const found = identities.size;
	const passed = found === expected;

	return {
		kind: 'measures-count',
		outcome: passed ? 'passed' : 'failed',
		reason: reasonFor({ read: measures.length, found, expected }),
		params: { found, expected },
		evidence: (!passed && repeated.length > 0 ? repeated : measures).map(({ span }) => span)
	};
}

function reasonFor({ read, found, expected }: { read: number; found: number; expected: number }) {
	if (found === expected) return 'measures-count-right';
	if (read === 0) return 'measures-none-read';
	return read === expected ? 'measures-repeated' : 'measures-count-wrong';
}
