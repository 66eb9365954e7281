import type { CheckOutcome } from './check.ts';

/** Whether an answer is valid: no check failed. Flags decide nothing. */
export function isValid(outcomes: readonly Pick<CheckOutcome, 'outcome'>[]): boolean {
	return outcomes.every(({ outcome }) => outcome !== 'failed');
}
