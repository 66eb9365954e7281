import type { CheckKind } from '../rulebook/schema.ts';

/** A stretch of the answer, in UTF-16 code units, end exclusive. */
export interface Span {
	start: number;
	end: number;
}

/**
 * What one check says of one answer. `reason` is a key that the interface translates with `params`;
 * flagged informs the judge and decides nothing.
 */
export interface CheckOutcome {
	kind: CheckKind;
	outcome: 'passed' | 'failed' | 'flagged';
	reason: string;
	params: Record<string, string | number>;
	evidence: Span[];
}
