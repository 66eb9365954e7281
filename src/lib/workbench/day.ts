import type { PlanSheet } from '#scoring';

/** What a day's drawing needs of a sheet. */
export type Day = Pick<PlanSheet, 'solarKw' | 'fixedKw' | 'loads' | 'limitKw'>;

/** An hour of a centre's day in kW; `total` counts the movable loads where a plan places them. */
interface Hour {
	hour: number;
	solar: number;
	fixed: number;
	total: number;
}

/** The hours in which anything happens, or could. */
export function hoursOf({ solarKw, fixedKw, loads }: Day, starts?: readonly number[]): Hour[] {
	const all = solarKw.map((solar, hour): Hour => {
		const fixed = fixedKw[hour] ?? 0;
		const moved = loads.filter((load, index) => {
			const start = starts?.[index] ?? Infinity;
			return hour >= start && hour < start + load.hours;
		});
		return { hour, solar, fixed, total: moved.reduce((sum, { powerKw }) => sum + powerKw, fixed) };
	});
	const isQuiet = ({ hour, solar, total }: Hour) =>
		solar === 0 && total === 0 && !loads.some(({ from, to }) => hour >= from && hour < to);
	const first = all.findIndex((hour) => !isQuiet(hour));
	const last = all.findLastIndex((hour) => !isQuiet(hour));

	return all.slice(Math.max(0, first), last + 1);
}

/** The figures that describe a day in words. */
export function figuresOf({ solarKw, fixedKw, limitKw }: Day) {
	const peak = Math.max(...solarKw);

	return {
		from: solarKw.findIndex((kw) => kw > 0),
		to: solarKw.findLastIndex((kw) => kw > 0) + 1,
		peak,
		peakHour: solarKw.indexOf(peak),
		fixed: Math.max(...fixedKw),
		limit: limitKw
	};
}
