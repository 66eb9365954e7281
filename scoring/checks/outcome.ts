import type { AnyCheckKind } from '../rulebook/check-rules.ts';
import type { CheckOutcome, Span } from './check.ts';

/** A stretch of one of the participant's prompts, counted from 0 in the order they were sent. */
export interface PromptSpan extends Span {
	prompt: number;
}

/** What a check of any kind says: as `CheckOutcome`, with what only some kinds have to say. */
export interface AnyOutcome extends Omit<CheckOutcome, 'kind'> {
	kind: AnyCheckKind;
	/** Where in the prompts the evidence of the answer comes from. */
	sources?: PromptSpan[];
	/** What the checks inside of a combination said, in its order. */
	parts?: AnyOutcome[];
}

/** Evidence beyond this many stretches tells a judge nothing more. */
export const MOST_EVIDENCE = 50;
