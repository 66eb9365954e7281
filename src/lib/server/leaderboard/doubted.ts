import { setImmediate } from 'node:timers/promises';
import type { Board, ChallengeRules } from '#scoring';
import { boardDoubtSteps, type EntryLuck } from '#scoring/ranking/board-doubt.ts';

/** How long the event loop may be kept from others at a time. */
const SLICE_MS = 8;
const REPLICATES = 2000;
const FEWEST = 100;

/** Everything that a board's doubt is computed from. */
export interface Doubtful {
	board: Board;
	challenge: ChallengeRules;
	luckOf: (teamId: string) => EntryLuck;
	/** Root of the ledger's first `board.seq` facts, hex. */
	root: string;
}

/**
 * A board with how sure it is, computed in slices between which the site answers others. `work` bounds
 * replicates times teams, for a board that somebody only looks at.
 */
export async function doubted(
	{ board, challenge, luckOf, root }: Doubtful,
	{ work = Infinity }: { work?: number } = {}
): Promise<Board> {
	const placed = board.rows.filter(({ place }) => place !== undefined).length;
	const affordable = Math.floor(work / Math.max(1, placed));
	const replicates = Math.max(FEWEST, Math.min(REPLICATES, affordable));
	const seed = root.slice(0, 32);
	const steps = boardDoubtSteps(board, { challenge, luckOf, seed, replicates });
	for (;;) {
		const until = performance.now() + SLICE_MS;
		while (performance.now() < until) {
			const step = steps.next();
			if (step.done) return step.value;
		}
		await setImmediate();
	}
}

/** A board without what chance says of it: what two publications are compared by. */
export function certain({ doubt: _, rows, ...board }: Board): Board {
	return { ...board, rows: rows.map(({ doubt: __, ...row }) => row) };
}
