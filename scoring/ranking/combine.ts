import {
	add,
	compare,
	format,
	multiply,
	parseRational,
	ZERO,
	type Rational
} from '../exact/rational.ts';
import type { CombineRules } from '../rulebook/combine-rules.ts';
import type { Board, BoardRow } from './board.ts';
import { COMBINED_UNPLACED } from './combined-board.ts';
import type {
	CombinedBoard,
	CombinedRow,
	CombinedShare,
	CombinedUnplaced
} from './combined-board.ts';
import { compareText, sharedPlaces } from './places.ts';

/** A published board, and the hash under which the ledger knows it. */
export interface BoardOfPart {
	board: Board;
	hash: string;
}

export interface ToCombine {
	contest: string;
	rulebook: { version: number; hash: string };
	rules: CombineRules;
	/** Epoch milliseconds. */
	at: number;
	/** One for each part, by its challenge. */
	boards: ReadonlyMap<string, BoardOfPart>;
}

interface Candidate {
	row: CombinedRow;
	total: Rational;
	/** Of each link of the chain, in its order. */
	ties: Rational[];
}

/**
 * The ranking over several boards, Σ weight · score, the most first. A team without a place on one of
 * them has nothing there; a disqualified one has no place over all, nor one whose counts are
 * estimated, which waits somewhere, or which has a place nowhere. Equal totals are told apart by the
 * points of the chain's parts, and share a place where those are equal too. Refuses, with a
 * RangeError, a board that is missing, not official or without points, and boards of two profiles.
 */
export function combineBoards({ contest, rulebook, rules, at, boards }: ToCombine): CombinedBoard {
	const parts = rules.parts.map(({ challenge, weight }) => {
		const { board, hash } = boardOf(boards, challenge);
		const rows = new Map(board.rows.map((one) => [one.teamId, one]));
		return { challenge, weight: parseRational(weight), board, hash, rows };
	});
	if (new Set(parts.map(({ board }) => board.profileId)).size > 1)
		throw new RangeError('boards of different profiles share no ranking');

	const names = new Map<string, string>();
	// Who was renamed in between is called as the newest board does.
	for (const { board } of parts.toSorted((a, b) => a.board.seq - b.board.seq)) {
		for (const { teamId, teamName } of board.rows) names.set(teamId, teamName);
	}
	const candidates = [...names].map(([teamId, teamName]): Candidate => {
		const own = parts.map(({ rows }) => rows.get(teamId));
		const shares = parts.map(({ challenge, weight }, index) =>
			shareOf(own[index], { challenge, weight })
		);
		const total = shares.map(({ points }) => parseRational(points)).reduce(add, ZERO);
		const unplaced = reasonOf(own.filter((one) => one !== undefined));
		return {
			row: { teamId, teamName, unplaced, parts: shares },
			total,
			ties: rules.ties.map((link) => {
				const share = shares.find(({ challenge }) => challenge === link);
				return parseRational(share?.points ?? '0');
			})
		};
	});

	return {
		format: 'vatio-combined-board/1',
		contest,
		rulebook,
		at: new Date(at).toISOString(),
		parts: parts.map(({ challenge, weight, board, hash }) => ({
			...{ challenge, round: board.round, weight: format(weight) },
			...{ boardHash: hash, seq: board.seq }
		})),
		ties: [...rules.ties],
		rows: inOrder(candidates, rules.ties)
	};
}

function boardOf(boards: ToCombine['boards'], challenge: string): BoardOfPart {
	const found = boards.get(challenge);
	if (!found) throw new RangeError(`no board of ${challenge} was published`);
	if (found.board.standing !== 'official' || found.board.policy !== 'weighted')
		throw new RangeError(`the board of ${challenge} gives no official points`);
	return found;
}

function shareOf(
	own: BoardRow | undefined,
	{ challenge, weight }: { challenge: string; weight: Rational }
): CombinedShare {
	if (own?.place === undefined)
		return { challenge, points: format(ZERO), unplaced: own ? own.unplaced : 'absent' };
	if (own.score === undefined) throw new RangeError(`a place without points in ${challenge}`);
	const points = format(multiply(weight, parseRational(own.score)));
	return { challenge, place: own.place, score: own.score, points };
}

/** What keeps a team from a place over all, the weightiest first. */
function reasonOf(own: readonly BoardRow[]): CombinedUnplaced | undefined {
	const somewhere = (reason: BoardRow['unplaced']) =>
		own.some(({ unplaced }) => unplaced === reason);
	if (own.some(({ baseline }) => baseline)) return 'baseline';
	if (somewhere('disqualified')) return 'disqualified';
	if (somewhere('pending')) return 'pending';
	if (somewhere('estimated')) return 'estimated';
	return own.some(({ place }) => place !== undefined) ? undefined : 'no-valid-entry';
}

function inOrder(candidates: readonly Candidate[], chain: readonly string[]): CombinedRow[] {
	const linkBetween = (a: Candidate, b: Candidate) =>
		chain.findIndex((_, link) => compare(a.ties[link] ?? ZERO, b.ties[link] ?? ZERO) !== 0);
	const decide = (a: Candidate, b: Candidate) => {
		const link = linkBetween(a, b);
		const tie = link < 0 ? 0 : compare(b.ties[link] ?? ZERO, a.ties[link] ?? ZERO);
		return compare(b.total, a.total) || tie;
	};
	const contenders = candidates
		.filter(({ row }) => row.unplaced === undefined)
		.toSorted((a, b) => decide(a, b) || compareText(a.row.teamId, b.row.teamId));
	const placed = sharedPlaces(contenders, (a, b) => decide(a, b) === 0).map(
		({ item, place }, index) => {
			const above = contenders[index - 1];
			const tied = above && compare(above.total, item.total) === 0;
			const tieBrokenBy = tied ? chain[linkBetween(above, item)] : undefined;
			return { ...item.row, place, tieBrokenBy, score: format(item.total) };
		}
	);
	const order = ({ unplaced }: CombinedRow) =>
		unplaced ? COMBINED_UNPLACED.indexOf(unplaced) : -1;
	const rest = candidates
		.map(({ row }) => row)
		.filter(({ unplaced }) => unplaced !== undefined)
		.toSorted((a, b) => order(a) - order(b) || compareText(a.teamId, b.teamId));
	return [...placed, ...rest];
}
