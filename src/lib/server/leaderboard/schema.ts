import type { ContestTables } from '../contest/schema.ts';
import type { EntryState } from '#scoring';
import type { Kit } from '../db/columns.ts';

/** What an entry was on the board, or that its team stood there no more. */
export type TraceState = EntryState | 'gone';

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

	/** A published ranking over several challenges: its exact bytes and their hash, never changed. */
	const combinedBoard = k.table(
		'combined_board',
		{
			id: k.text('id').primaryKey(),
			contestId: k
				.text('contest_id')
				.notNull()
				.references(() => contest.id),
			version: k.count('version').notNull(),
			document: k.text('document').notNull(),
			hash: k.text('hash').notNull(),
			byAccountId: k.text('by_account_id').notNull(),
			publishedAt: k.instant('published_at').notNull()
		},
		(table) => [k.uniqueIndex('combined_board_version').on(table.contestId, table.version)]
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

	/** The same truth without a freeze, for the organisers' eyes: written until the round is final. */
	const restrictedBoard = k.table(
		'restricted_board',
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

	/** How each team moved on the public's provisional board, one row a change: ids and figures, no names. */
	const publicTrace = k.table(
		'public_trace',
		{
			contestId: k
				.text('contest_id')
				.notNull()
				.references(() => contest.id),
			challengeId: k.text('challenge_id').notNull(),
			teamId: k.text('team_id').notNull(),
			at: k.instant('at').notNull(),
			state: k.text('state').$type<TraceState>().notNull(),
			/** Exact fractions, as the board told them; null where the team left it. */
			costNwh: k.text('cost_nwh'),
			quality: k.text('quality')
		},
		(table) => [
			k.primaryKey({ columns: [table.contestId, table.challengeId, table.teamId, table.at] })
		]
	);

	return { board, combinedBoard, publicBoard, restrictedBoard, publicTrace };
}
