import type { CheckOutcome } from './check.ts';

/** Fails an answer that the length cap cut; any other way to end is the model's own. */
export function checkNotCut(finishReason: string | undefined): CheckOutcome {
	const cut = finishReason === 'length';
	return {
		kind: 'not-cut',
		outcome: cut ? 'failed' : 'passed',
		reason: cut ? 'answer-cut' : 'answer-complete',
		params: {},
		evidence: []
	};
}
