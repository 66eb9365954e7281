/** How much of a budget is left, for eyes: a share of the whole, and whether it deserves a word. */
export type BudgetState = { left: number; held: number; state: 'enough' | 'low' | 'exhausted' };

/** Shares from 0 to 1 of what is left and what is held; a fifth or less is low. */
export function budgetState(
	left: bigint | number,
	total: bigint | number,
	held: bigint | number = 0
): BudgetState {
	const whole = Number(total);
	const share = (amount: bigint | number) =>
		whole <= 0 ? 0 : Math.min(1, Math.max(0, Number(amount) / whole));
	const shown = { left: share(left), held: Math.min(share(held), 1 - share(left)) };
	if (Number(left) <= 0) return { ...shown, state: 'exhausted' };
	return { ...shown, state: shown.left <= 0.2 ? 'low' : 'enough' };
}
