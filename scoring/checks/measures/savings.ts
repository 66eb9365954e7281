import { parseRational } from '../../exact/rational.ts';
import type { CheckOutcome, Span } from '../check.ts';
import { numbersOf } from './fields.ts';
import { MILLIWATT_HOURS_PER_KWH, type Measure } from './measure.ts';

const isMissing = ({ saving }: Measure) => saving === undefined;
const isZero = ({ saving }: Measure) => saving !== undefined && saving.low <= 0n;

/**
 * Each saving above zero and their sum within a share of the sheet's yearly use, compared exactly.
 * A range counts with its lower end where it has to be above zero, with its upper end in the sum.
 */
export function checkSavings(
	measures: readonly Measure[],
	{ yearlyKwh, maxShare }: { yearlyKwh: number; maxShare: string }
): CheckOutcome {
	const share = parseRational(maxShare);
	const total = measures.reduce((sum, { saving }) => sum + (saving?.high ?? 0n), 0n);
	const limit = share.n * BigInt(yearlyKwh) * MILLIWATT_HOURS_PER_KWH;
	const params = { totalKwh: kwh(total), limitKwh: kwh(limit / share.d) };

	const verdict = (
		outcome: 'passed' | 'failed',
		reason: string,
		evidence: Span[],
		concerned?: (measure: Measure) => boolean
	): CheckOutcome => ({
		kind: 'measures-savings',
		outcome,
		reason,
		params: concerned ? { ...params, measures: numbersOf(measures, concerned) } : params,
		evidence
	});
	const spansOf = (which: (measure: Measure) => boolean) =>
		measures.filter(which).map(({ span }) => span);
	const figures = measures.flatMap(({ saving }) =>
		saving ? [{ start: saving.start, end: saving.end }] : []
	);

	if (measures.length === 0) return verdict('failed', 'measures-none-read', []);
	if (measures.some(isMissing))
		return verdict('failed', 'measures-savings-missing', spansOf(isMissing), isMissing);
	if (measures.some(isZero))
		return verdict('failed', 'measures-savings-zero', spansOf(isZero), isZero);
	if (total * share.d > limit) return verdict('failed', 'measures-savings-too-high', figures);
	return verdict('passed', 'measures-savings-within', figures);
}

/** For people to read; the comparison is made on the exact amounts. */
const kwh = (milliwattHours: bigint) =>
	Math.round(Number(milliwattHours) / Number(MILLIWATT_HOURS_PER_KWH / 1000n)) / 1000;
