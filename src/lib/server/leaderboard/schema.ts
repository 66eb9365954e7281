import type { ContestTables } from '../contest/schema.ts';
import type { Kit } from '../db/columns.ts';

export function leaderboardSchema(k: Kit, { contest }: ContestTables) {
	/** A published board: its exact bytes and their hash, never changed. */
	const board = k.table(
		'board',
		{
			id: k.text('id').primaryKey(),
			contestId: k
				.text('contest_id')
				.notNull()
				.references(() => contest.id),
			challengeId: k.text('challenge_id').notNull(),
			version: k.count('version').notNull(),
			document: k.text('document').notNull(),
			hash: k.text('hash').notNull(),
			byAccountId: k.text('by_account_id').notNull(),
			publishedAt: k.instant('published_at').notNull()
		},
		(table) => [
			k.uniqueIndex('board_version').on(table.contestId, table.challengeId, table.version)
		]
	);

	/** What the public may see while the round runs; it stops being written at the freeze. */
	const publicBoard = k.table(
		'public_board',
		{
			contestId: k
				.text('contest_id')
				.notNull()
				.references(() => contest.id),
			challengeId: k.text('challenge_id').notNull(),
			document: k.text('document').notNull(),
			at: k.instant('at').notNull()
		},
		(table) => [k.primaryKey({ columns: [table.contestId, table.challengeId] })]
	);

	return { board, publicBoard };
}
