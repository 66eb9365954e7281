import { isRanked, text } from '#scoring/rulebook/rounds.ts';
import { linesOf, withoutWays, type ScreenBoard, type ScreenState } from '#lib/screen/scenes.ts';
import type { ChallengeRules } from '#scoring';
import { currentRound } from '../contest/current-round.ts';
import type { ContestInForce } from '../contest/in-force.ts';
import { recentArena } from '../leaderboard/arena.ts';
import { lastAnnouncement } from '../notices/last-announcement.ts';
import { contestOf } from './asker.ts';

/** An announcement stays on the wall for so long. */
const ANNOUNCED_MS = 2 * 3_600_000;

/** What a projector shows of a contest: what anyone may see, whoever asks. */
export async function screenState(locals: App.Locals, origin: string): Promise<ScreenState> {
	const contest = contestOf(locals);
	const { ctx, locale } = locals;
	const now = ctx.now();
	const { state } = currentRound(contest, { at: now });
	const ranked = contest.rulebook.rounds.flatMap(({ id, challenges }) =>
		challenges.filter((one) => isRanked(one)).map((challenge) => ({ challenge, roundId: id }))
	);
	const boards: ScreenBoard[] = [];
	for (const { challenge, roundId } of ranked) {
		const freezes = contest.schedule.get(roundId)?.freezes ?? 0;
		boards.push(await boardOf(locals, { contest, challenge, freezes }));
	}
	const since = now - ANNOUNCED_MS;
	const announced = await lastAnnouncement(ctx.db.read, { contestId: contest.id, since });

	return {
		now,
		title: text(contest.rulebook.title, locale),
		timeZone: contest.rulebook.timeZone,
		phase: state.phase,
		next: state.next,
		address: `${origin}/contests/${contest.slug}`,
		registrationOpen: state.registrationOpen,
		boards,
		announcement: announced && { text: announced.text, at: announced.at }
	};
}

async function boardOf(
	{ ctx, locale }: App.Locals,
	asked: { contest: ContestInForce; challenge: ChallengeRules; freezes: number }
): Promise<ScreenBoard> {
	const { contest, challenge, freezes } = asked;
	const { board, arena } = await recentArena(ctx, { contest, challengeId: challenge.id });

	return {
		id: challenge.id,
		title: text(challenge.title, locale),
		ranking: challenge.ranking,
		kind: board.kind,
		frozen: board.kind === 'provisional' && board.frozen,
		freezes,
		lines: board.kind === 'none' ? [] : linesOf(board.view),
		teams: board.kind === 'none' ? 0 : board.view.placed.length,
		arena: arena && withoutWays(arena)
	};
}
