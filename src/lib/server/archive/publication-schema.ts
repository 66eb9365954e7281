import type { AccountTables } from '../accounts/schema.ts';
import type { ContestTables } from '../contest/schema.ts';
import type { Kit } from '../db/columns.ts';
import type { Certified } from './certificate.ts';

export function publicationSchema(k: Kit, { account }: AccountTables, { contest }: ContestTables) {
	/** The minutes as they were signed, outside; the last one attached holds. */
	const signedMinutes = k.table(
		'signed_minutes',
		{
			position: k.serial('position'),
			contestId: k
				.text('contest_id')
				.notNull()
				.references(() => contest.id),
			/** SHA-256 of the file, hex. */
			hash: k.text('hash').notNull(),
			bytes: k.count('bytes').notNull(),
			/** The file in base64; absent once somebody whom it names was erased. */
			content: k.text('content'),
			byAccountId: k.text('by_account_id').notNull(),
			at: k.instant('at').notNull()
		},
		(table) => [k.index('signed_minutes_contest').on(table.contestId)]
	);

	/** What a contest certifies of a person. Its words are erased with the person; the code stays. */
	const certificate = k.table(
		'certificate',
		{
			code: k.text('code').primaryKey(),
			contestId: k
				.text('contest_id')
				.notNull()
				.references(() => contest.id),
			accountId: k
				.text('account_id')
				.notNull()
				.references(() => account.id),
			teamId: k.text('team_id').notNull(),
			/** Absent once it was erased. */
			certified: k.json<Certified>('certified'),
			issuedAt: k.instant('issued_at').notNull(),
			/** When another one took its place. */
			replacedAt: k.instant('replaced_at')
		},
		(table) => [k.index('certificate_person').on(table.contestId, table.accountId)]
	);

	/** What an organiser states of the machines that served an edition; the last one holds. */
	const footprintStatement = k.table(
		'footprint_statement',
		{
			position: k.serial('position'),
			contestId: k
				.text('contest_id')
				.notNull()
				.references(() => contest.id),
			energyOrigin: k.text('energy_origin').notNull(),
			hardware: k.text('hardware').notNull(),
			location: k.text('location').notNull(),
			/** gCO2e per kWh, a decimal; absent where the profile's holds. */
			gridIntensity: k.text('grid_intensity'),
			/** Litres per kWh, a decimal; absent where nobody knows. */
			waterIntensity: k.text('water_intensity'),
			/** Where the figures come from. */
			source: k.text('source').notNull(),
			byAccountId: k.text('by_account_id').notNull(),
			at: k.instant('at').notNull()
		},
		(table) => [k.index('footprint_statement_contest').on(table.contestId)]
	);

	return { signedMinutes, certificate, footprintStatement };
}
