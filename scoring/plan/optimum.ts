import { multiply, parseRational, rational } from '../exact/rational.ts';
import type { PlanSheet } from '../rulebook/schema.ts';
import { purchaseOf, type Plan } from './evaluate.ts';

export interface Optimum {
	/** Plans whose loads keep their windows, the limit aside. */
	plans: number;
	/** Those that also keep the limit. */
	legalPlans: number;
	/** The least that a legal plan buys, in whole kWh. */
	purchaseKwh: number;
	/** How many legal plans buy that little, and the first of them in lexicographic order. */
	bestPlans: number;
	example: Plan;
	/** How many legal plans buy each amount: kWh → plans. */
	byPurchase: ReadonlyMap<number, number>;
}

/**
 * Tries every plan of a sheet (some tens of thousands at most). Refuses a sheet without one legal
 * plan with a RangeError.
 */
export function optimum(sheet: PlanSheet): Optimum {
	const byPurchase = new Map<number, number>();
	const totalKw = [...sheet.fixedKw];
	const starts: number[] = [];
	let plans = 0;
	let least = Infinity;
	let example: Plan = [];

	const add = (start: number, hours: number, kw: number): void => {
		for (let hour = start; hour < start + hours; hour++) totalKw[hour] = (totalKw[hour] ?? 0) + kw;
	};
	const place = (index: number): void => {
		const load = sheet.loads[index];
		if (load === undefined) {
			plans++;
			if (totalKw.some((kw) => kw > sheet.limitKw)) return;
			const purchase = purchaseOf(sheet, totalKw);
			byPurchase.set(purchase, (byPurchase.get(purchase) ?? 0) + 1);
			if (purchase < least) [least, example] = [purchase, [...starts]];
			return;
		}
		for (let start = load.from; start + load.hours <= load.to; start++) {
			starts[index] = start;
			add(start, load.hours, load.powerKw);
			place(index + 1);
			add(start, load.hours, -load.powerKw);
		}
	};
	place(0);

	if (byPurchase.size === 0) throw new RangeError('the sheet has no legal plan');
	const legalPlans = [...byPurchase.values()].reduce((sum, count) => sum + count, 0);
	const bestPlans = byPurchase.get(least) ?? 0;
	return { plans, legalPlans, purchaseKwh: least, bestPlans, example, byPurchase };
}

/** How many legal plans buy at most so many kWh. */
export function plansWithin(best: Optimum, purchaseKwh: number): number {
	return [...best.byPurchase].reduce((sum, [kwh, n]) => (kwh <= purchaseKwh ? sum + n : sum), 0);
}

/**
 * The most whole kWh that a valid plan may buy: `share` (an exact fraction such as '13/20') of what
 * the naive plan buys, rounded down, because purchases are whole.
 */
export function purchaseCeiling(naiveKwh: number, share: string): number {
	const exact = multiply(rational(BigInt(naiveKwh)), parseRational(share));
	return Number(exact.n / exact.d);
}
