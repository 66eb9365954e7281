import type { RoundRules } from '#scoring';
import type { ContestInForce } from '../contest/in-force.ts';

const HOURS = 48;
const HOUR_MS = 3_600_000;

export interface AppealWindow {
	/** Epoch milliseconds; half-open. */
	opens: number;
	closes: number;
}

/** When the verdicts of a round may be appealed: from its results on, and not once it is final. */
export function appealWindow(
	{ rulebook, schedule }: ContestInForce,
	{ id }: Pick<RoundRules, 'id'>
): AppealWindow {
	const instants = schedule.get(id);
	const opens = instants?.results ?? Infinity;
	const closes = opens + (rulebook.appealHours ?? HOURS) * HOUR_MS;

	return { opens, closes: Math.min(closes, instants?.finalised ?? closes) };
}

/** Whether a window is open. */
export const isWithin = ({ opens, closes }: AppealWindow, at: number): boolean =>
	opens <= at && at < closes;
