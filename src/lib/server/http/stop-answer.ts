import type { TeamAtChallenge } from './own-team.ts';

/** Stops an answer of the team that is being written. False where there is none: it had ended. */
export function stopAnswer(
	{ ctx, challengeId, team }: TeamAtChallenge,
	interactionId: string
): boolean {
	const open = ctx.live.of({ teamId: team.id, challengeId });
	const answer = open.find(({ id }) => id === interactionId);
	answer?.stop();

	return answer !== undefined;
}
