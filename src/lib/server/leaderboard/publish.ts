import { and, desc, eq } from 'drizzle-orm';
import {
	isRanked,
	board as boardSchema,
	canonicalBoard,
	computeBoard,
	type Board,
	type BoardFacts,
	type TemplateChallenge
} from '#scoring';
import { Refusal } from '#lib/refusal.ts';
import { recordAct } from '../audit/act.ts';
import { challengeInForce, type ContestInForce } from '../contest/in-force.ts';
import type { Context } from '../context.ts';
import type { Query } from '../db/client.ts';
import { newId } from '../db/id.ts';
import { revealInstances } from '../entries/hidden-sheets.ts';
import { MATTERS, openMatters, refuseOpenMatters } from '../judging/open-matters.ts';
import { recordFact, sha256Hex } from '../ledger/record.ts';
import { sequence, sequenceAll } from '../ledger/sequencer.ts';
import { growTree, growTreeWithin, lastHead, rootOf } from '../ledger/tree.ts';
import { certain, doubted, type Doubtful } from './doubted.ts';
import { boardFacts, type BoardScope } from './facts.ts';
import { boardLuck } from './luck.ts';

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
 * their hash, in one transaction with its fact. Refuses before the close, from the results on while
 * anything of the judging is open, and a board in which nothing changed since the last.
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
	if (!isRanked(challenge)) throw new Refusal('unknown_challenge');
	if (!['closed', 'results', 'final'].includes(state.phase)) {
		throw new Refusal('phase_closed', { phase: state.phase });
	}

	const { facts, ...counted } = await officialRecord(ctx, { contest, round, challenge, at });
	const board = await doubted(counted);

	return ctx.db.write(async (tx) => {
		const { seq } = board;
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

		await recordAct(tx, {
			contestId: contest.id,
			byAccountId,
			act: 'board.published',
			subject: challengeId,
			after: { version, hash },
			at
		});

		if (challenge.kind === 'template' && everyRunIsDone(challenge, facts)) {
			await revealInstances(tx, { contestId: contest.id, challengeId, at });
		}

		return { id, version, hash, publishedAt: at, board, document };
	});
}

/**
 * What a publication counts, in one transaction with the head of the ledger that it counts: facts that
 * come while its doubt is computed are for the next one.
 */
async function officialRecord(
	ctx: Context,
	scope: Omit<BoardScope, 'standing' | 'seq'>
): Promise<Doubtful & { facts: BoardFacts }> {
	const { contest, challenge, at } = scope;
	const ledger = { contestId: contest.id, key: ctx.signingKey };
	// Most of it outside of the transaction, which then finds little left to do.
	await sequence(ctx.db, ledger);
	await growTree(ctx.db, { ...ledger, now: ctx.now });

	return ctx.db.write(async (tx) => {
		// Before the results a board may still say that some wait for their verdict.
		const { state } = challengeInForce(contest, { challengeId: challenge.id, at });
		if (state.phase !== 'closed') {
			refuseOpenMatters(await openMatters(tx, { contest, challengeId: challenge.id }), MATTERS);
		}
		const seq = await sequenceAll(tx, ledger);
		await growTreeWithin(tx, { ...ledger, at });
		const root = (await lastHead(tx, ledger))?.root ?? '';
		const facts = await boardFacts(tx, { ...scope, standing: 'official', seq });
		const luckOf = await boardLuck(tx, { contestId: contest.id, facts });

		return { facts, board: computeBoard(facts), challenge, luckOf, root };
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

/** More replicates than these, over all teams, are for a publication. */
const PREVIEW_WORK = 200_000;

/** The same with how sure it is, from fewer replicates where there are many teams. */
export async function previewWithDoubt(
	ctx: Context,
	{ contest, challengeId }: { contest: ContestInForce; challengeId: string }
): Promise<Board> {
	const at = ctx.now();
	const { challenge, round } = challengeInForce(contest, { challengeId, at });
	const ledger = { contestId: contest.id };
	const { read } = ctx.db;
	const seq = await sequence(ctx.db, ledger);
	await growTree(ctx.db, { ...ledger, key: ctx.signingKey, now: ctx.now });
	const root = await rootOf(read, { ...ledger, from: 0, to: seq });
	const facts = await boardFacts(read, {
		contest,
		round,
		challenge,
		standing: 'official',
		seq,
		at
	});
	const luckOf = await boardLuck(read, { contestId: contest.id, facts });

	return doubted({ board: computeBoard(facts), challenge, luckOf, root }, { work: PREVIEW_WORK });
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
	const timeless = (board: Board) => canonicalBoard(certain({ ...board, at: b.at, seq: b.seq }));

	return timeless(a) === timeless(b);
}

/** The sheets stay secret while an entry has still to be run on them. */
function everyRunIsDone({ hidden }: TemplateChallenge, { entries }: BoardFacts): boolean {
	return entries.every(({ interactions }) => interactions.length === hidden.sheets * hidden.runs);
}
