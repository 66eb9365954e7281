import { isRanked } from '#scoring/rulebook/rounds.ts';
import { judgingProgress, type JudgingProgress } from '../judging/waiting.ts';
import { runsProgress, type RunsProgress } from '../entries/official-runs.ts';
import { challengeInForce, type ContestInForce } from '../contest/in-force.ts';
import type { Context } from '../context.ts';
import { isOutdated } from './board-versions.ts';
import { previewBoard, publishedBoard } from './publish.ts';

/** How far a ranked challenge is from its published board. */
export interface ChallengeState {
	id: string;
	judging: JudgingProgress;
	/** Absent where nothing is run on hidden sheets. */
	runs: RunsProgress | undefined;
	/** Whether its round has closed, so that its board may be published. */
	closed: boolean;
	published: { version: number; outdated: boolean } | undefined;
}

/** The states of all challenges of a contest that have a board, in the rulebook's order. */
export async function challengeStates(
	ctx: Context,
	{ contest }: { contest: ContestInForce }
): Promise<ChallengeState[]> {
	const ranked = contest.rulebook.rounds
		.flatMap(({ challenges }) => challenges)
		.filter((challenge) => isRanked(challenge));
	const states: ChallengeState[] = [];
	for (const challenge of ranked) {
		const scope = { contest, challengeId: challenge.id };
		const { state } = challengeInForce(contest, { ...scope, at: ctx.now() });
		const last = await publishedBoard(ctx.db.read, { ...scope, contestId: contest.id });
		states.push({
			id: challenge.id,
			judging: await judgingProgress(ctx.db.read, { contestId: contest.id, challenge }),
			runs: challenge.kind === 'template' ? await runsProgress(ctx, scope) : undefined,
			closed: ['closed', 'results', 'final'].includes(state.phase),
			published: last && {
				version: last.version,
				outdated: isOutdated(last, await previewBoard(ctx, scope))
			}
		});
	}

	return states;
}
