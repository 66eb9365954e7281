import type { PlanSheet } from '../rulebook/schema.ts';

/** Start hour of each load, in the order of the sheet's loads. */
export type Plan = readonly number[];

/** Why a plan is not legal: a load out of its hours, or an hour above the limit. */
export type PlanFault =
	| { kind: 'not-whole'; load: string; start: number }
	| { kind: 'outside-window'; load: string; start: number; earliest: number; latest: number }
	| { kind: 'over-limit'; hour: number; kw: number; limitKw: number };

export type PlanEvaluation =
	{ legal: true; purchaseKwh: number; totalKw: number[] } | { legal: false; faults: PlanFault[] };

/** Total load of hours 0–23 in kW under a plan whose loads all fit in the day. */
function totalLoad(sheet: PlanSheet, plan: Plan): number[] {
	const total = [...sheet.fixedKw];
	sheet.loads.forEach((load, index) => {
		const start = plan[index] ?? 0;
		for (let hour = start; hour < start + load.hours; hour++)
			total[hour] = (total[hour] ?? 0) + load.powerKw;
	});
	return total;
}

/** kWh bought from the grid: what each hour's load exceeds its solar production, summed. */
export function purchaseOf(sheet: PlanSheet, totalKw: readonly number[]): number {
	return totalKw.reduce((sum, kw, hour) => sum + Math.max(0, kw - (sheet.solarKw[hour] ?? 0)), 0);
}

/**
 * Judges one plan against its sheet: every start a whole hour inside its window, no hour above the
 * limit, and then how many whole kWh it buys. Surplus is neither stored nor sold. Refuses a plan
 * that does not have one start for each load with a RangeError.
 */
export function evaluatePlan(sheet: PlanSheet, plan: Plan): PlanEvaluation {
	if (plan.length !== sheet.loads.length)
		throw new RangeError('a plan has one start for each load');
	const faults = sheet.loads.flatMap((load, index): PlanFault[] => {
		const start = plan[index] ?? Number.NaN;
		if (!Number.isInteger(start)) return [{ kind: 'not-whole', load: load.id, start }];
		const latest = load.to - load.hours;
		if (start >= load.from && start <= latest) return [];
		return [{ kind: 'outside-window', load: load.id, start, earliest: load.from, latest }];
	});
	if (faults.length > 0) return { legal: false, faults };

	const totalKw = totalLoad(sheet, plan);
	const over = totalKw.flatMap((kw, hour): PlanFault[] =>
		kw > sheet.limitKw ? [{ kind: 'over-limit', hour, kw, limitKw: sheet.limitKw }] : []
	);
	if (over.length > 0) return { legal: false, faults: over };
	return { legal: true, purchaseKwh: purchaseOf(sheet, totalKw), totalKw };
}
