import { isRanked } from '#scoring/rulebook/rounds.ts';
import { challengeMessages } from '#lib/i18n/catalogues/challenge.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { PhaseView, WorkbenchView } from '#lib/workbench/view.ts';
import { teamProgress, teamTurn, teamTurns } from '../entries/team-turns.ts';
import { visibleBoard } from '../leaderboard/public-board.ts';
import { entryViewsOf } from './entry-view.ts';
import { leftViewOf } from './left-view.ts';
import type { TeamAtChallenge } from './own-team.ts';
import { pauseSentence } from './queue-words.ts';
import { turnView } from './turn-view.ts';

/** Everything that a team may see of its own work on a challenge. */
export async function workbenchOf(at: TeamAtChallenge): Promise<WorkbenchView> {
	const { ctx, challengeId, team } = at;
	const scope = { teamId: team.id, challengeId };
	// First, so that what happens meanwhile shows as missing and is read again.
	const progress = await progressOf(at);
	const turns = await teamTurns(ctx.db.read, scope);

	return {
		now: ctx.now(),
		phase: await phaseOf(at),
		turns: turns.map((turn) => turnView(turn, surroundings(at))),
		left: await leftViewOf(at),
		entries: await entryViewsOf(at, turns),
		progress,
		place: await provisionalPlaceOf(at)
	};
}

/** One interaction, and what is left; `undefined` where the team has no such interaction. */
export async function turnWithLeft(at: TeamAtChallenge, interactionId: string) {
	const { ctx, challengeId, team } = at;
	const turn = await teamTurn(ctx.db.read, { teamId: team.id, challengeId, interactionId });

	return (
		turn && {
			turn: turnView(turn, surroundings(at)),
			left: await leftViewOf(at)
		}
	);
}

const surroundings = ({ ctx, contest, inForce, locale }: TeamAtChallenge) => ({
	slug: contest.slug,
	challenge: inForce.challenge,
	live: ctx.live,
	locale,
	timeZone: contest.rulebook.timeZone
});

/** The phase as a page tells it, with whether the organiser holds calls back. */
export async function phaseOf(at: TeamAtChallenge): Promise<PhaseView> {
	const { challenge, state } = at.inForce;
	const { phase, next, acceptsPractice } = state;
	const isOpen = challenge.practice ? acceptsPractice : state.acceptsInteractions;
	const isBefore = phase === 'announced' || phase === 'practice';
	const t = translator(challengeMessages, at.locale);

	return {
		phase,
		next,
		closed: isOpen ? undefined : t(`closed.${isBefore ? phase : 'ended'}`),
		paused: isOpen ? await pauseSentence(at) : undefined,
		acceptsEntries: challenge.practice ? acceptsPractice : state.acceptsEntries
	};
}

export async function progressOf({ ctx, challengeId, team }: TeamAtChallenge) {
	const { turns, settled, presented, withdrawn } = await teamProgress(ctx.db.read, {
		teamId: team.id,
		challengeId
	});

	return { turns, settled, entries: presented + withdrawn };
}

/** The place that the public sees of the team, while the board is neither frozen nor published. */
export async function provisionalPlaceOf({
	ctx,
	contest,
	challengeId,
	team,
	inForce: { challenge }
}: TeamAtChallenge): Promise<number | undefined> {
	if (!isRanked(challenge) || challenge.kind === 'template') return undefined;
	const board = await visibleBoard(ctx.db.read, { contest, challengeId, at: ctx.now() });
	if (board.kind !== 'provisional' || board.frozen) return undefined;

	return board.board.rows.find(({ teamId }) => teamId === team.id)?.place;
}
