import { and, asc, eq, inArray, lte } from 'drizzle-orm';
import { parseRational, board as boardSchema, type Board } from '#scoring';
import type { Query, Tx } from '../db/client.ts';
import type { TraceState } from './schema.ts';

/** Changes kept of one team on one board; beyond them the oldest are forgotten. */
export const MOST_CHANGES = 64;

interface Scope {
	contestId: string;
	challengeId: string;
}

interface Stand {
	state: TraceState;
	costNwh: string | null;
	quality: string | null;
}

/** Where a team stood on the public's board from an instant on. */
export interface TracePoint {
	/** Epoch milliseconds. */
	at: number;
	state: TraceState;
	/** To show; absent where the team left the board. */
	costMwh: number | undefined;
	/** From 0 to 1. */
	quality: number | undefined;
}

/**
 * Notes in what the public's board is about to differ from itself, in the transaction that writes
 * it and before it is written. So a path can show nothing but what stood on the public's board.
 */
export async function keepTrace(
	tx: Tx,
	{ contestId, challengeId, board, at }: Scope & { board: Board; at: number }
): Promise<void> {
	const { publicBoard, publicTrace } = tx.t;
	const [before] = await tx
		.select({ document: publicBoard.document })
		.from(publicBoard)
		.where(and(eq(publicBoard.contestId, contestId), eq(publicBoard.challengeId, challengeId)));
	const then = standsOf(before && boardSchema.parse(JSON.parse(before.document)));
	const now = standsOf(board);

	for (const teamId of new Set([...then.keys(), ...now.keys()])) {
		const stand = now.get(teamId) ?? { state: 'gone' as const, costNwh: null, quality: null };
		if (same(then.get(teamId), stand)) continue;
		await tx
			.insert(publicTrace)
			.values({ contestId, challengeId, teamId, at, ...stand })
			.onConflictDoUpdate({
				target: [
					publicTrace.contestId,
					publicTrace.challengeId,
					publicTrace.teamId,
					publicTrace.at
				],
				set: stand
			});
		await forgetOldest(tx, { contestId, challengeId, teamId });
	}
}

function standsOf(board: Board | undefined): Map<string, Stand> {
	return new Map(
		(board?.rows ?? []).map(({ teamId, state, costNwh, quality = null }) => [
			teamId,
			{ state, costNwh, quality }
		])
	);
}

function same(a: Stand | undefined, b: Stand): boolean {
	return a?.state === b.state && a.costNwh === b.costNwh && a.quality === b.quality;
}

async function forgetOldest(
	tx: Tx,
	{ contestId, challengeId, teamId }: Scope & { teamId: string }
) {
	const { publicTrace } = tx.t;
	const own = and(
		eq(publicTrace.contestId, contestId),
		eq(publicTrace.challengeId, challengeId),
		eq(publicTrace.teamId, teamId)
	);
	const rows = await tx
		.select({ at: publicTrace.at })
		.from(publicTrace)
		.where(own)
		.orderBy(asc(publicTrace.at));
	const old = rows.slice(0, Math.max(0, rows.length - MOST_CHANGES)).map(({ at }) => at);
	if (old.length > 0) await tx.delete(publicTrace).where(and(own, inArray(publicTrace.at, old)));
}

/** How each team moved on the public's board of a challenge, up to an instant; the oldest first. */
export async function publicTraces(
	query: Query,
	{ contestId, challengeId, until }: Scope & { until: number }
): Promise<Map<string, TracePoint[]>> {
	const { publicTrace } = query.t;
	const rows = await query
		.select()
		.from(publicTrace)
		.where(
			and(
				eq(publicTrace.contestId, contestId),
				eq(publicTrace.challengeId, challengeId),
				lte(publicTrace.at, until)
			)
		)
		.orderBy(asc(publicTrace.at));
	const traces = new Map<string, TracePoint[]>();
	for (const { teamId, at, state, costNwh, quality } of rows) {
		const point = {
			at,
			state,
			costMwh: costNwh === null ? undefined : shown(costNwh) / 1e6,
			quality: quality === null ? undefined : shown(quality)
		};
		traces.set(teamId, [...(traces.get(teamId) ?? []), point]);
	}

	return traces;
}

function shown(fraction: string): number {
	const { n, d } = parseRational(fraction);

	return Number(n) / Number(d);
}
