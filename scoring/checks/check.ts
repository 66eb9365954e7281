import type { CheckKind } from '../rulebook/check-rules.ts';

/** A stretch of the answer, in UTF-16 code units, end exclusive. */
export interface Span {
	start: number;
	end: number;
}

/** A stretch of one of the participant's prompts, counted from 0 in the order they were sent. */
export interface PromptSpan extends Span {
	prompt: number;
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
	/** Where in the prompts the evidence of the answer comes from. */
	sources?: PromptSpan[];
	/** What the checks inside of a combination said, in its order. */
	parts?: CheckOutcome[];
}

/** Evidence beyond this many stretches tells a judge nothing more. */
export const MOST_EVIDENCE = 50;
