import type { AccountTables } from '../accounts/schema.ts';
import type { ContestTables } from '../contest/schema.ts';
import type { Kit } from '../db/columns.ts';
import { publicationSchema } from './publication-schema.ts';

/** What an imported archive had besides its ledger and its boards. */
export type ImportedFileName = 'teams.jsonl' | 'verdicts.jsonl';

export function archiveSchema(k: Kit, accounts: AccountTables, contests: ContestTables) {
	const { account } = accounts;
	const { contest } = contests;
	/** A contest that was held on another site, here to be read. */
	const contestImport = k.table('contest_import', {
		contestId: k
			.text('contest_id')
			.primaryKey()
			.references(() => contest.id),
		/** PEM of the key that its heads are signed with. */
		publicKey: k.text('public_key').notNull(),
		byAccountId: k.text('by_account_id').notNull(),
		at: k.instant('at').notNull()
	});

	const importedFile = k.table(
		'imported_file',
		{
			contestId: k
				.text('contest_id')
				.notNull()
				.references(() => contest.id),
			name: k.text('name').$type<ImportedFileName>().notNull(),
			content: k.text('content').notNull()
		},
		(table) => [k.primaryKey({ columns: [table.contestId, table.name] })]
	);

	/** Who lets what they wrote in a contest be published after its results; no row means no. */
	const textConsent = k.table(
		'text_consent',
		{
			contestId: k
				.text('contest_id')
				.notNull()
				.references(() => contest.id),
			accountId: k
				.text('account_id')
				.notNull()
				.references(() => account.id),
			at: k.instant('at').notNull()
		},
		(table) => [k.primaryKey({ columns: [table.contestId, table.accountId] })]
	);

	/** The moments of a round whose head was mailed to its teams. */
	const headMail = k.table(
		'head_mail',
		{
			contestId: k
				.text('contest_id')
				.notNull()
				.references(() => contest.id),
			roundId: k.text('round_id').notNull(),
			instant: k.word('instant', ['freezes', 'closes', 'results']).notNull(),
			at: k.instant('at').notNull()
		},
		(table) => [k.primaryKey({ columns: [table.contestId, table.roundId, table.instant] })]
	);

	/** Under which licence a contest's data set may be used; the last one holds, and without one there is no data set. */
	const datasetLicence = k.table(
		'dataset_licence',
		{
			position: k.serial('position'),
			contestId: k
				.text('contest_id')
				.notNull()
				.references(() => contest.id),
			/** An SPDX identifier; absent where the data set was taken back. */
			licence: k.text('licence'),
			byAccountId: k.text('by_account_id').notNull(),
			at: k.instant('at').notNull()
		},
		(table) => [k.index('dataset_licence_contest').on(table.contestId)]
	);

	return {
		contestImport,
		importedFile,
		textConsent,
		headMail,
		datasetLicence,
		...publicationSchema(k, accounts, contests)
	};
}
