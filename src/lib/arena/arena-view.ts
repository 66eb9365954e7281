import { bandOf, type Band } from '../board-band.ts';
import type { BoardLine, BoardView } from '../board-view.ts';

/** A place on the plane of validity and energy. */
export interface ArenaPoint {
	costMwh: number;
	/** From 0 to 1; absent while nobody has measured it. */
	quality?: number;
	band: Band;
}

/** Where a team stood from an instant on; without a point it stood nowhere. */
export interface ArenaMove {
	/** Epoch milliseconds. */
	at: number;
	point?: ArenaPoint;
}

export interface ArenaTeam {
	teamId: string;
	team: string;
	place?: number;
	/** From 0 to 1, where the policy gives points. */
	score?: number;
	/** The organiser's baseline: shown for comparison, never placed. */
	ghost: boolean;
	/** The oldest first; the last is where it stands on the board. */
	moves: ArenaMove[];
}

export interface ArenaView {
	hasQuality: boolean;
	/** When the board was computed, epoch milliseconds. */
	at: number;
	/** The placed in order, then the rest. */
	teams: ArenaTeam[];
}

/** What was kept of a team's earlier places. */
export interface KeptMove {
	at: number;
	state: BoardLine['state'] | 'gone';
	costMwh: number | undefined;
	quality: number | undefined;
}

/**
 * The plane of a visible board, with the way that led there. Teams that left the board are not on it,
 * and nothing is shown that is later than the board.
 */
export function arenaView(
	{ placed, unplaced, hasQuality, at }: BoardView,
	traces: ReadonlyMap<string, readonly KeptMove[]>
): ArenaView {
	const teams = [...placed, ...unplaced].flatMap((line): ArenaTeam[] => {
		const ghost = line.unplaced === 'baseline';
		const kept = (traces.get(line.teamId) ?? []).filter((move) => move.at <= at);
		const moves = kept.map((move) => ({ at: move.at, ...pointed(pointOfMove(move)) }));
		const now = pointOf(line, ghost);
		if (!samePoint(moves.at(-1)?.point, now)) moves.push({ at, ...pointed(now) });
		if (moves.every(({ point }) => !point)) return [];
		const { teamId, team, place, score } = line;
		return [{ teamId, team, place, score, ghost, moves }];
	});

	return { hasQuality, at, teams };
}

function pointOf(line: BoardLine, ghost: boolean): ArenaPoint | undefined {
	const band = ghost ? bandOf({ state: line.state }) : bandOf(line);

	return band && { costMwh: line.costMwh, quality: line.quality, band };
}

function pointOfMove({ state, costMwh, quality }: KeptMove): ArenaPoint | undefined {
	if (state === 'gone' || state === 'withdrawn' || costMwh === undefined) return undefined;
	const band = bandOf({ state });

	return band && { costMwh, quality, band };
}

const pointed = (point: ArenaPoint | undefined) => (point ? { point } : {});

function samePoint(a: ArenaPoint | undefined, b: ArenaPoint | undefined): boolean {
	return a?.costMwh === b?.costMwh && a?.quality === b?.quality && a?.band === b?.band;
}

/** The instants at which anything moved, the oldest first; the last is the newest of all. */
export function instantsOf(teams: readonly Pick<ArenaTeam, 'moves'>[]): number[] {
	const all = new Set(teams.flatMap(({ moves }) => moves.map(({ at }) => at)));

	return [...all].sort((a, b) => a - b);
}

/** The stations of a team's way up to an instant; where it left the board, it begins anew. */
export function wayUntil(
	{ moves }: Pick<ArenaTeam, 'moves'>,
	until: number
): { way: ArenaPoint[]; now: ArenaPoint | undefined } {
	let way: ArenaPoint[] = [];
	for (const { at, point } of moves) {
		if (at > until) break;
		way = point ? [...way, point] : [];
	}

	return { way, now: way.at(-1) };
}
