import { Refusal } from '#lib/refusal.ts';
import { roundState } from '#scoring/rulebook/round-state.ts';
import type { ContestInForce } from '../contest/in-force.ts';

type Schedule = Pick<ContestInForce, 'rulebook' | 'schedule'>;

/** The instants of the first round: a contest's teams are made and changed while it registers. */
function firstRoundInstants({ rulebook, schedule }: Schedule) {
	const [first] = rulebook.rounds;
	const instants = first && schedule.get(first.id);
	if (!instants) throw new Error(`contest ${rulebook.id} has no schedule for its first round`);

	return instants;
}

export function registrationOpen(contest: Schedule, { at }: { at: number }): boolean {
	return roundState(firstRoundInstants(contest), at).registrationOpen;
}

/** When registration closes, epoch milliseconds. */
export function registrationCloses(contest: Schedule): number {
	return firstRoundInstants(contest).registrationCloses;
}

/** Teams change only while registration is open. */
export function needRegistrationOpen(contest: Schedule, { at }: { at: number }): void {
	if (!registrationOpen(contest, { at })) throw new Refusal('registration_closed');
}
