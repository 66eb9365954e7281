import { and, desc, eq } from 'drizzle-orm';
import {
	board as boardSchema,
	canonicalBoard,
	computeBoard,
	type Board,
	type BoardFacts,
	type TemplateChallenge
} from '#scoring';
import { Refusal } from '#lib/refusal.ts';
import { challengeInForce, type ContestInForce } from '../contest/in-force.ts';
import type { Context } from '../context.ts';
import type { Query } from '../db/client.ts';
import { newId } from '../db/id.ts';
import { revealInstances } from '../entries/hidden-sheets.ts';
import { recordFact, sha256Hex } from '../ledger/record.ts';
import { sequence, sequenceAll } from '../ledger/sequencer.ts';
import { boardFacts } from './facts.ts';

export interface PublishedBoard {
	id: string;
	version: number;
	hash: string;
	publishedAt: number;
	board: Board;
	/** The exact bytes that were hashed. */
	document: string;
}

/**
 * Publishes a challenge's board: computes it from the sequenced record and keeps its exact bytes and
 * their hash, in one transaction with its fact. Refuses before the close, and a board in which
 * nothing changed since the last.
 */
export async function publishBoard(
	ctx: Context,
	{
		contest,
		challengeId,
		byAccountId
	}: { contest: ContestInForce; challengeId: string; byAccountId: string }
): Promise<PublishedBoard> {
	const at = ctx.now();
	const { challenge, round, state } = challengeInForce(contest, { challengeId, at });
	if (challenge.practice) throw new Refusal('unknown_challenge');
	if (!['closed', 'results', 'final'].includes(state.phase)) {
		throw new Refusal('phase_closed', { phase: state.phase });
	}

	return ctx.db.write(async (tx) => {
		// In the same transaction: what the board counts is what stands on the ledger before it.
		const seq = await sequenceAll(tx, { contestId: contest.id });
		const scope = { contest, round, challenge, standing: 'official' as const, seq, at };
		const facts = await boardFacts(tx, scope);
		const board = computeBoard(facts);
		const last = await publishedBoard(tx, { contestId: contest.id, challengeId });
		if (last && sameResult(last.board, board)) throw new Refusal('board_unchanged');

		const document = canonicalBoard(board);
		const hash = sha256Hex(document);
		const id = newId();
		const version = (last?.version ?? 0) + 1;
		await tx.insert(tx.t.board).values({
			id,
			contestId: contest.id,
			challengeId,
			version,
			document,
			hash,
			byAccountId,
			publishedAt: at
		});
		await recordFact(tx, {
			contestId: contest.id,
			kind: 'board-published',
			subject: id,
			data: { round: round.id, challenge: challengeId, standing: 'official', seq, boardHash: hash },
			at
		});

		if (challenge.kind === 'template' && everyRunIsDone(challenge, facts)) {
			await revealInstances(tx, { contestId: contest.id, challengeId, at });
		}

		return { id, version, hash, publishedAt: at, board, document };
	});
}

/** The board that a publication would show now, for the organiser's eyes. */
export async function previewBoard(
	ctx: Context,
	{ contest, challengeId }: { contest: ContestInForce; challengeId: string }
): Promise<Board> {
	const at = ctx.now();
	const { challenge, round } = challengeInForce(contest, { challengeId, at });
	const seq = await sequence(ctx.db, { contestId: contest.id });

	return computeBoard(
		await boardFacts(ctx.db.read, { contest, round, challenge, standing: 'official', seq, at })
	);
}

/** The newest published board of a challenge, or the given version. */
export async function publishedBoard(
	query: Query,
	{ contestId, challengeId, version }: { contestId: string; challengeId: string; version?: number }
): Promise<PublishedBoard | undefined> {
	const { board } = query.t;
	const [row] = await query
		.select()
		.from(board)
		.where(
			and(
				eq(board.contestId, contestId),
				eq(board.challengeId, challengeId),
				version === undefined ? undefined : eq(board.version, version)
			)
		)
		.orderBy(desc(board.version))
		.limit(1);

	return (
		row && {
			id: row.id,
			version: row.version,
			hash: row.hash,
			publishedAt: row.publishedAt,
			board: boardSchema.parse(JSON.parse(row.document)),
			document: row.document
		}
	);
}

/** Whether two boards say the same of every team, whenever they were made. */
function sameResult(a: Board, b: Board): boolean {
	const timeless = (board: Board) => canonicalBoard({ ...board, at: b.at, seq: b.seq });

	return timeless(a) === timeless(b);
}

/** The sheets stay secret while an entry has still to be run on them. */
function everyRunIsDone({ hidden }: TemplateChallenge, { entries }: BoardFacts): boolean {
	return entries.every(({ interactions }) => interactions.length === hidden.sheets * hidden.runs);
}
