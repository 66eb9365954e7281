import type { CheckOutcome } from '../checks/check.ts';
import { ZERO, type Rational } from '../exact/rational.ts';
import type { PlanSheet } from '../rulebook/schema.ts';
import { evaluatePlan, type PlanFault } from './evaluate.ts';
import { optimum, purchaseCeiling } from './optimum.ts';
import { quality } from './quality.ts';
import { readPlan } from './read.ts';

type Verdict = Pick<CheckOutcome, 'outcome' | 'reason' | 'params'>;

/** kWh that the sheet's naive plan buys. Refuses a sheet whose naive plan is not legal. */
export function naivePurchase(sheet: PlanSheet): number {
	const naive = evaluatePlan(sheet, sheet.naive);
	if (!naive.legal) throw new RangeError('the naive plan of the sheet is not legal');
	return naive.purchaseKwh;
}

function faultVerdict(fault: PlanFault, sheet: PlanSheet): Verdict {
	if (fault.kind === 'over-limit') {
		const { hour, kw, limitKw } = fault;
		return { outcome: 'failed', reason: 'plan-over-limit', params: { hour, kw, limitKw } };
	}
	const load = sheet.loads.find(({ id }) => id === fault.load)?.title ?? fault.load;
	if (fault.kind === 'not-whole')
		return { outcome: 'failed', reason: 'plan-not-whole-hour', params: { load } };
	const { start, earliest, latest } = fault;
	return {
		outcome: 'failed',
		reason: 'plan-outside-window',
		params: { load, start, earliest, latest }
	};
}

/**
 * The check of reto 2: an answer gives four whole hours, inside their windows, under the limit, and
 * buys at most `maxShareOfNaive` (an exact fraction) of what the naive plan buys. Its reasons are
 * plan-valid, plan-missing-load, plan-ambiguous, plan-not-whole-hour, plan-outside-window,
 * plan-over-limit and plan-buys-too-much; `params` holds the figures, kWh and kW whole.
 */
export function checkPlan(answer: string, sheet: PlanSheet, maxShareOfNaive: string): CheckOutcome {
	const reading = readPlan(answer, sheet);
	const base = { kind: 'plan' as const, evidence: reading.evidence };
	if (!reading.ok)
		return {
			...base,
			outcome: 'failed',
			reason: reading.reason,
			params: { load: reading.loads.join(', '), count: reading.loads.length }
		};

	const evaluation = evaluatePlan(sheet, reading.plan);
	const [fault] = evaluation.legal ? [] : evaluation.faults;
	if (fault !== undefined) return { ...base, ...faultVerdict(fault, sheet) };
	const naiveKwh = naivePurchase(sheet);
	const maxKwh = purchaseCeiling(naiveKwh, maxShareOfNaive);
	const purchaseKwh = evaluation.legal ? evaluation.purchaseKwh : naiveKwh;
	const isValid = purchaseKwh <= maxKwh;
	return {
		...base,
		outcome: isValid ? 'passed' : 'failed',
		reason: isValid ? 'plan-valid' : 'plan-buys-too-much',
		params: { purchaseKwh, maxKwh, naiveKwh }
	};
}

/** The quality of an answer's plan, see `quality`; zero where no legal plan can be read. */
export function planQuality(answer: string, sheet: PlanSheet): Rational {
	const reading = readPlan(answer, sheet);
	if (!reading.ok) return ZERO;
	const evaluation = evaluatePlan(sheet, reading.plan);
	if (!evaluation.legal) return ZERO;
	return quality({
		naive: naivePurchase(sheet),
		plan: evaluation.purchaseKwh,
		optimum: optimum(sheet).purchaseKwh
	});
}
