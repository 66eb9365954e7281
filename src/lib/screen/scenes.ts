import type { ArenaView } from '../arena/arena-view.ts';
import type { BoardView } from '../board-view.ts';
import type { RankingRule, RoundState } from '#scoring';

export interface ScreenLine {
	teamId: string;
	team: string;
	place: number;
	/** Points from 0 to 100 where the policy gives them. */
	points?: number;
	costMwh: number;
}

export interface ScreenBoard {
	id: string;
	title: string;
	ranking: RankingRule;
	kind: 'none' | 'provisional' | 'published';
	frozen: boolean;
	/** When the round freezes, epoch milliseconds. */
	freezes: number;
	lines: ScreenLine[];
	/** How many teams have a place; the lines are the first of them. */
	teams: number;
	arena: ArenaView | undefined;
}

/** Everything that a projector shows: public all of it. */
export interface ScreenState {
	/** The server's clock, epoch milliseconds. */
	now: number;
	title: string;
	timeZone: string;
	phase: RoundState['phase'];
	next: RoundState['next'];
	/** Where to read on, and to take part. */
	address: string;
	registrationOpen: boolean;
	boards: ScreenBoard[];
	announcement: { text: string; at: number } | undefined;
}

/** One picture of the rotation. */
export type Scene =
	| {
			kind: 'board';
			key: string;
			board: ScreenBoard;
			lines: ScreenLine[];
			page: number;
			pages: number;
	  }
	| { kind: 'arena'; key: string; board: ScreenBoard; arena: ArenaView }
	| { kind: 'countdown'; key: string; next: NonNullable<RoundState['next']> }
	| { kind: 'announcement'; key: string; text: string; at: number }
	| { kind: 'join'; key: string };

/** Lines that can be read from the last row, and how many of them a screen asks for. */
export const LINES_SHOWN = 7;
export const MOST_LINES = 3 * LINES_SHOWN;

/** The pictures of a state in the order in which they come round; never none. */
export function scenesOf({ boards, next, announcement }: ScreenState): Scene[] {
	const shown = boards.flatMap((board): Scene[] => {
		const pages = Math.ceil(board.lines.length / LINES_SHOWN);
		const pictures: Scene[] = Array.from({ length: pages }, (_, page) => ({
			kind: 'board',
			key: `board ${board.id} ${page}`,
			board,
			lines: board.lines.slice(page * LINES_SHOWN, (page + 1) * LINES_SHOWN),
			page: page + 1,
			pages
		}));
		const { arena } = board;
		if (arena && arena.teams.length > 0) {
			pictures.push({ kind: 'arena', key: `arena ${board.id}`, board, arena });
		}
		return pictures;
	});

	return [
		...(next ? [{ kind: 'countdown' as const, key: 'countdown', next }] : []),
		...shown,
		...(announcement
			? [{ kind: 'announcement' as const, key: 'announcement', ...announcement }]
			: []),
		{ kind: 'join', key: 'join' }
	];
}

/** The first lines of a board, as a screen writes them. */
export function linesOf({ placed }: BoardView): ScreenLine[] {
	return placed.slice(0, MOST_LINES).map(({ teamId, team, place = 0, score, costMwh }) => ({
		teamId,
		team,
		place,
		costMwh,
		...(score === undefined ? {} : { points: score * 100 })
	}));
}

/** Where everybody stands now, without the way that led there: a wall shows no ways. */
export function withoutWays(arena: ArenaView): ArenaView {
	return {
		...arena,
		teams: arena.teams.flatMap((team) => {
			const last = team.moves.at(-1);
			return last?.point ? [{ ...team, moves: [last] }] : [];
		})
	};
}
