import { evaluatePlan } from '../plan/evaluate.ts';
import { optimum } from '../plan/optimum.ts';
import { repeatedIds, type Problem } from './problem.ts';
import type { PlanSheet } from './schema.ts';

/** Why a sheet of reto 2 cannot be played: a load that never fits, an illegal or unbeatable naive plan. */
export function sheetProblems(sheet: PlanSheet, path: string): Problem[] {
	const loads = sheet.loads.flatMap((load, index): Problem[] =>
		load.from + load.hours <= load.to
			? []
			: [
					{
						path: `${path}.loads.${String(index)}`,
						code: 'load-does-not-fit',
						message: 'does not fit in its window'
					}
				]
	);
	const problems = [...repeatedIds(sheet.loads, `${path}.loads`), ...loads];
	if (problems.length > 0) return problems;

	const at = `${path}.naive`;
	const naive = evaluatePlan(sheet, sheet.naive);
	if (!naive.legal) return [{ path: at, code: 'naive-illegal', message: 'is not a legal plan' }];
	if (optimum(sheet).purchaseKwh < naive.purchaseKwh) return [];
	return [{ path: at, code: 'naive-is-best', message: 'buys as little as the best plan' }];
}
