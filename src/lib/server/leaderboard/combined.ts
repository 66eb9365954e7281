import { and, desc, eq } from 'drizzle-orm';
import { canonicalCombined, combinedBoard as schema, type CombinedBoard } from '#scoring';
import { Refusal } from '#lib/refusal.ts';
import { recordAct } from '../audit/act.ts';
import { contestInForce, type ContestInForce } from '../contest/in-force.ts';
import type { Context } from '../context.ts';
import type { Query } from '../db/client.ts';
import { newId } from '../db/id.ts';
import { recordFact, sha256Hex } from '../ledger/record.ts';
import { sequence, sequenceAll } from '../ledger/sequencer.ts';
import { combinedOf, partStates, type PartState } from './combined-state.ts';

export interface PublishedCombined {
	id: string;
	version: number;
	hash: string;
	publishedAt: number;
	board: CombinedBoard;
	/** The exact bytes that were hashed. */
	document: string;
}

/**
 * Publishes the ranking over several challenges: computed from the newest boards of its parts and kept
 * with its exact bytes, their hash and its fact, in one transaction, so that no newer board can come
 * between. Refuses where the rulebook combines nothing, while a part is not final, and one in which
 * nothing changed since the last.
 */
export async function publishCombined(
	ctx: Context,
	{
		contest: { id: contestId, slug },
		byAccountId
	}: { contest: ContestInForce; byAccountId: string }
): Promise<PublishedCombined> {
	const at = ctx.now();
	await sequence(ctx.db, { contestId });

	return ctx.db.write(async (tx) => {
		const contest = await contestInForce(tx, { slug });
		if (!contest.rulebook.combine) throw new Refusal('combined_unknown');
		const seq = await sequenceAll(tx, { contestId });
		const parts = await partStates(tx, { contest, seq, at });
		const board = combinedOf(contest, { parts, at });
		if (!board || parts.some(({ state }) => state !== 'ready')) {
			throw new Refusal('combined_not_ready');
		}
		const last = await publishedCombined(tx, { contestId });
		if (last && isSameCombined(last.board, board)) throw new Refusal('board_unchanged');

		const document = canonicalCombined(board);
		const hash = sha256Hex(document);
		const id = newId();
		const version = (last?.version ?? 0) + 1;
		await tx.insert(tx.t.combinedBoard).values({
			...{ id, contestId, version, document, hash, byAccountId },
			publishedAt: at
		});
		const counted = parts.map(({ challengeId, published }) => ({
			challenge: challengeId,
			board: published?.id ?? ''
		}));
		await recordFact(tx, {
			contestId,
			kind: 'combined-board-published',
			subject: id,
			data: { parts: counted, boardHash: hash },
			at
		});
		await recordAct(tx, {
			contestId,
			byAccountId,
			act: 'combined.published',
			subject: id,
			after: { version, hash },
			at
		});
		// On the ledger now, before anybody's next board of a part can stand in front of it.
		await sequenceAll(tx, { contestId });

		return { id, version, hash, publishedAt: at, board, document };
	});
}

/** What the organiser sees before publishing: how far each part is, and what would be published. */
export async function previewCombined(
	ctx: Context,
	{ contest }: { contest: ContestInForce }
): Promise<{ parts: PartState[]; board: CombinedBoard | undefined }> {
	const at = ctx.now();
	const seq = await sequence(ctx.db, { contestId: contest.id });
	const parts = await partStates(ctx.db.read, { contest, seq, at });

	return { parts, board: combinedOf(contest, { parts, at }) };
}

/** Whether two say the same of every team and count the same boards, whenever they were made. */
export const isSameCombined = (a: CombinedBoard, b: CombinedBoard): boolean =>
	canonicalCombined({ ...a, at: b.at }) === canonicalCombined(b);

/** The newest published ranking over several challenges, or the given version. */
export async function publishedCombined(
	query: Query,
	{ contestId, version }: { contestId: string; version?: number | undefined }
): Promise<PublishedCombined | undefined> {
	const { combinedBoard } = query.t;
	const [row] = await query
		.select()
		.from(combinedBoard)
		.where(
			and(
				eq(combinedBoard.contestId, contestId),
				version === undefined ? undefined : eq(combinedBoard.version, version)
			)
		)
		.orderBy(desc(combinedBoard.version))
		.limit(1);
	if (!row) return undefined;
	const { id, hash, publishedAt, document } = row;

	return {
		...{ id, version: row.version, hash, publishedAt, document },
		board: schema.parse(JSON.parse(document))
	};
}

/** Every publication of it, the newest first, without its document. */
export async function combinedVersions(
	query: Query,
	{ contestId }: { contestId: string }
): Promise<{ version: number; hash: string; publishedAt: number; by: string | undefined }[]> {
	const { combinedBoard, account } = query.t;
	const rows = await query
		.select({
			version: combinedBoard.version,
			hash: combinedBoard.hash,
			publishedAt: combinedBoard.publishedAt,
			by: account.name
		})
		.from(combinedBoard)
		.leftJoin(account, eq(account.id, combinedBoard.byAccountId))
		.where(eq(combinedBoard.contestId, contestId))
		.orderBy(desc(combinedBoard.version));

	return rows.map(({ by, ...version }) => ({ ...version, by: by ?? undefined }));
}
