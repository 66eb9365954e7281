import { isRanked, challengeOf, type ChallengeRules, type RoundInstants } from '#scoring';
import type { ContestInForce } from '../contest/in-force.ts';
import { refuse } from './respond.ts';

/** The challenge of the address, where it has a leaderboard: practice has none. */
export function rankedChallenge(
	{ rulebook, schedule }: ContestInForce,
	challengeId: string
): { challenge: ChallengeRules; instants: RoundInstants } {
	const found = challengeOf(rulebook, challengeId);
	const instants = found && schedule.get(found.round.id);
	if (!instants || !isRanked(found.challenge)) refuse('unknown_challenge');

	return { challenge: found.challenge, instants };
}
