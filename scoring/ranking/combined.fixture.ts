import type { Board, BoardRow } from './board.ts';
import { combineBoards, type BoardOfPart } from './combine.ts';

export const HASH = 'ab'.repeat(32);

export type Given = Partial<BoardRow> & { teamId: string };

/** A published board of those rows, in the order of their places. */
export function boardOf(challenge: string, rows: Given[], more: Partial<Board> = {}): BoardOfPart {
	const board: Board = {
		format: 'vatio-board/1',
		contest: 'concurso',
		round: `ronda-de-${challenge}`,
		challenge,
		rulebook: { version: 1, hash: HASH },
		profileId: 'alia40b-h200x1-b32-2026.1',
		policy: 'weighted',
		standing: 'official',
		at: '2026-05-17T08:00:00.000Z',
		seq: 10,
		rows: rows.map((row, index) => ({
			entryId: `${challenge}-${row.teamId}`,
			teamName: `Equipo ${row.teamId}`,
			state: 'valid',
			...(row.unplaced ? {} : { place: index + 1 }),
			energyNwh: 1,
			costNwh: '1/1',
			language: 'es',
			interactions: 1,
			completionTokens: 1,
			sequence: 1,
			estimated: false,
			baseline: false,
			...row
		})),
		alternatives: [],
		...more
	};
	return { board, hash: HASH };
}

/** They combined, by thirds where nothing else is said. */
export const combined = (
	boards: BoardOfPart[],
	{ weights = ['1/3', '2/3'], ties = [] as string[] } = {}
) =>
	combineBoards({
		contest: 'concurso',
		rulebook: { version: 1, hash: HASH },
		rules: {
			parts: boards.map(({ board: { challenge } }, index) => ({
				challenge,
				weight: weights[index] ?? '0'
			})),
			ties
		},
		at: Date.UTC(2026, 5, 1),
		boards: new Map(boards.map((one) => [one.board.challenge, one]))
	});
