import { expect, test } from 'vitest';
import { budgetState } from './budget.ts';

test('a budget with a fifth left says so', () => {
	expect(budgetState(1_000_000_000n, 5_000_000_000n).state).toBe('low');
	expect(budgetState(1_000_000_001n, 5_000_000_000n).state).toBe('enough');
	expect(budgetState(0, 30)).toEqual({ left: 0, held: 0, state: 'exhausted' });
});

test('an overrun or an empty budget draws no bar outside its track', () => {
	expect(budgetState(-3, 30)).toEqual({ left: 0, held: 0, state: 'exhausted' });
	expect(budgetState(40, 30, 10)).toEqual({ left: 1, held: 0, state: 'enough' });
	expect(budgetState(0, 0).left).toBe(0);
});

test('what is held is drawn beside what is left', () => {
	expect(budgetState(6, 10, 3)).toEqual({ left: 0.6, held: 0.3, state: 'enough' });
});
