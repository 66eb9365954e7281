import type { Board } from '../ranking/board.ts';
import type { Doubt } from './doubt.ts';

/**
 * A board with how sure it is. A board without doubt has none of these fields, so that its bytes and
 * its hash are what they were. Refuses, with a RangeError, doubt of a team that has no place.
 */
export function withDoubt(board: Board, { entries, ...how }: Doubt): Board {
	const byTeam = new Map(entries.map(({ teamId, ...doubt }) => [teamId, doubt]));
	const placed = new Set(
		board.rows.filter(({ place }) => place !== undefined).map(({ teamId }) => teamId)
	);
	for (const { teamId } of entries)
		if (!placed.has(teamId)) throw new RangeError(`team ${teamId} has no place on the board`);
	return {
		...board,
		rows: board.rows.map((row) => {
			const doubt = byTeam.get(row.teamId);
			return doubt ? { ...row, doubt } : row;
		}),
		doubt: how
	};
}
