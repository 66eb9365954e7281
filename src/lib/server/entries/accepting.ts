import { Refusal } from '#lib/refusal.ts';
import {
	challengeInForce,
	type ChallengeInForce,
	type ContestInForce
} from '../contest/in-force.ts';

/** The challenge, if it takes entries at `at`; practice takes them from its own opening on. */
export function needEntriesAccepted(
	contest: ContestInForce,
	{ challengeId, at }: { challengeId: string; at: number }
): ChallengeInForce {
	const inForce = challengeInForce(contest, { challengeId, at });
	const { challenge, state } = inForce;
	const accepted = challenge.practice ? state.acceptsPractice : state.acceptsEntries;
	if (!accepted) throw new Refusal('phase_closed', { phase: state.phase });

	return inForce;
}
