import { desc, eq } from 'drizzle-orm';
import type { Query } from '../db/client.ts';

/** Something public that changed in a contest, the newest first. */
export type PublicEvent =
	| { kind: 'board'; at: number; challengeId: string; version: number; hash: string }
	| { kind: 'rulebook'; at: number; version: number; hash: string; reason: string };

/** The latest boards and rulebooks that a contest published. Nothing that a freeze holds back is among them. */
export async function publicEvents(
	query: Query,
	{ contestId, most }: { contestId: string; most: number }
): Promise<PublicEvent[]> {
	const { board, rulebookVersion: r } = query.t;
	const boards = await query
		.select({
			at: board.publishedAt,
			challengeId: board.challengeId,
			version: board.version,
			hash: board.hash
		})
		.from(board)
		.where(eq(board.contestId, contestId))
		.orderBy(desc(board.publishedAt))
		.limit(most);
	const rulebooks = await query
		.select({ at: r.publishedAt, version: r.version, hash: r.hash, reason: r.reason })
		.from(r)
		.where(eq(r.contestId, contestId))
		.orderBy(desc(r.version))
		.limit(most);

	return [
		...boards.map((event) => ({ kind: 'board' as const, ...event })),
		...rulebooks.map((event) => ({ kind: 'rulebook' as const, ...event }))
	]
		.sort((one, other) => other.at - one.at)
		.slice(0, most);
}
