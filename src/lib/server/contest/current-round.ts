import { roundState, type RoundInstants, type RoundRules, type RoundState } from '#scoring';
import type { ContestInForce } from './in-force.ts';

export interface CurrentRound {
	round: RoundRules;
	instants: RoundInstants;
	state: RoundState;
}

/** The round that people mean by «now»: the first that has not closed, or the last where all have. */
export function currentRound(
	{ rulebook, schedule }: Pick<ContestInForce, 'rulebook' | 'schedule'>,
	{ at }: { at: number }
): CurrentRound {
	let latest: CurrentRound | undefined;
	for (const round of rulebook.rounds) {
		const instants = schedule.get(round.id);
		if (!instants) continue;
		latest = { round, instants, state: roundState(instants, at) };
		if (at < instants.closes) break;
	}
	if (!latest) throw new Error(`the contest ${rulebook.id} has no round with a schedule`);

	return latest;
}
