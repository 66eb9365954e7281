import type { Random } from '../random.ts';
import type { CentreDay } from './sheet-reader.ts';

/** Start hours of the loads, in the sheet's order. */
export type Plan = number[];

const MOST_PLANS = 400_000;

interface Rated {
	plan: Plan;
	purchaseKwh: number;
}

/** One of the best plans within the limit; undefined where there is none. */
export function nearOptimalPlan(day: CentreDay, random: Random): Plan | undefined {
	const legal = legalPlans(day).toSorted((a, b) => a.purchaseKwh - b.purchaseKwh);
	const among = Math.max(1, Math.floor(legal.length / 100));
	return legal[random.whole(0, among - 1)]?.plan;
}

/** Any plan within the limit; undefined where there is none. */
export function legalPlan(day: CentreDay, random: Random): Plan | undefined {
	const legal = legalPlans(day);
	return legal.length > 0 ? random.pick(legal).plan : undefined;
}

/** Every load where it alone gets most sun: what comes out when nobody adds the hours up. */
export function stackedPlan({ solarKw, loads }: CentreDay): Plan {
	return loads.map(({ hours, from, to }) => {
		const sun = (start: number) =>
			solarKw.slice(start, start + hours).reduce((sum, kw) => sum + kw, 0);
		return startsOf({ hours, from, to }).reduce((best, start) =>
			sun(start) > sun(best) ? start : best
		);
	});
}

/** A plan in which one load leaves its hours. */
export function strayPlan({ loads }: CentreDay, random: Random): Plan {
	const stray = random.whole(0, loads.length - 1);
	return loads.map(({ hours, from, to }, index) =>
		index === stray ? Math.min(23, to - hours + random.whole(1, 3)) : random.whole(from, to - hours)
	);
}

function startsOf({ hours, from, to }: { hours: number; from: number; to: number }): number[] {
	return Array.from({ length: to - hours - from + 1 }, (_, index) => from + index);
}

function legalPlans(day: CentreDay): Rated[] {
	const found: Rated[] = [];
	const total = [...day.fixedKw];
	let tried = 0;

	function place(index: number, plan: Plan): void {
		if (tried > MOST_PLANS) return;
		const load = day.loads[index];
		if (!load) {
			tried++;
			found.push({ plan: [...plan], purchaseKwh: purchaseOf(total, day.solarKw) });
			return;
		}
		for (const start of startsOf(load)) {
			const hours = Array.from({ length: load.hours }, (_, hour) => start + hour);
			tried++;
			if (hours.some((hour) => (total[hour] ?? 0) + load.powerKw > day.limitKw)) continue;
			for (const hour of hours) total[hour] = (total[hour] ?? 0) + load.powerKw;
			place(index + 1, [...plan, start]);
			for (const hour of hours) total[hour] = (total[hour] ?? 0) - load.powerKw;
		}
	}

	place(0, []);
	return found;
}

function purchaseOf(total: number[], solar: number[]): number {
	return total.reduce((sum, kw, hour) => sum + Math.max(0, kw - (solar[hour] ?? 0)), 0);
}
