import type { PlanSheet } from '#scoring';

type Day = Pick<PlanSheet, 'solarKw' | 'fixedKw' | 'loads' | 'limitKw'>;

/** An hour of a centre's day in kW; `total` counts the movable loads where a plan places them. */
interface Hour {
	hour: number;
	solar: number;
	fixed: number;
	total: number;
}

/** The hours in which anything happens, and the figures that describe them in words. */
export function dayOf(sheet: Day, starts?: readonly number[]) {
	const { solarKw, fixedKw, loads, limitKw } = sheet;
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
	const sunny = all.filter(({ solar }) => solar > 0);
	const peak = Math.max(...solarKw);

	return {
		hours: all.slice(Math.max(0, first), last + 1),
		words: {
			from: sunny[0]?.hour ?? 0,
			to: (sunny.at(-1)?.hour ?? 0) + 1,
			peak,
			peakHour: solarKw.indexOf(peak),
			fixed: Math.max(...fixedKw),
			limit: limitKw
		}
	};
}
