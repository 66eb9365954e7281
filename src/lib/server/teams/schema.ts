import type { AccountTables } from '../accounts/schema.ts';
import type { ContestTables } from '../contest/schema.ts';
import type { Kit } from '../db/columns.ts';

export function teamsSchema(k: Kit, { account }: AccountTables, { contest }: ContestTables) {
	const team = k.table(
		'team',
		{
			id: k.text('id').primaryKey(),
			contestId: k
				.text('contest_id')
				.notNull()
				.references(() => contest.id),
			/** Empty once it was erased. */
			name: k.text('name').notNull(),
			/** Of the name's hash on the ledger; erased with the name. */
			nameSalt: k.text('name_salt'),
			/** The name folded for comparison: no two teams look alike on the board. */
			foldedName: k.text('folded_name').notNull(),
			/** All that judges see. */
			alias: k.text('alias').notNull(),
			createdAt: k.instant('created_at').notNull()
		},
		(table) => [
			k.uniqueIndex('team_name').on(table.contestId, table.foldedName),
			k.uniqueIndex('team_alias').on(table.contestId, table.alias)
		]
	);

	const member = k.table(
		'team_member',
		{
			contestId: k
				.text('contest_id')
				.notNull()
				.references(() => contest.id),
			accountId: k
				.text('account_id')
				.notNull()
				.references(() => account.id),
			teamId: k
				.text('team_id')
				.notNull()
				.references(() => team.id),
			captain: k.flag('captain').notNull(),
			acceptedVersion: k.count('accepted_version').notNull(),
			acceptedHash: k.text('accepted_hash').notNull(),
			guardianConsent: k.flag('guardian_consent').notNull(),
			joinedAt: k.instant('joined_at').notNull()
		},
		(table) => [
			k.primaryKey({ columns: [table.contestId, table.accountId] }),
			k.index('team_member_team').on(table.teamId)
		]
	);

	const teamInvitation = k.table('team_invitation', {
		id: k.text('id').primaryKey(),
		teamId: k
			.text('team_id')
			.notNull()
			.references(() => team.id),
		secretHash: k.text('secret_hash').notNull(),
		createdAt: k.instant('created_at').notNull(),
		expiresAt: k.instant('expires_at').notNull(),
		usedAt: k.instant('used_at'),
		usedByAccountId: k.text('used_by_account_id')
	});

	/** A member's way in for a client of their own; it opens whatever team they are in at the time. */
	const teamKey = k.table(
		'team_key',
		{
			id: k.text('id').primaryKey(),
			contestId: k
				.text('contest_id')
				.notNull()
				.references(() => contest.id),
			accountId: k
				.text('account_id')
				.notNull()
				.references(() => account.id),
			name: k.text('name').notNull(),
			/** SHA-256 of the whole key. */
			secretHash: k.text('secret_hash').notNull(),
			/** The key's last characters, to tell it from others. */
			ending: k.text('ending').notNull(),
			createdAt: k.instant('created_at').notNull(),
			lastUsedAt: k.instant('last_used_at'),
			revokedAt: k.instant('revoked_at')
		},
		(table) => [
			k.uniqueIndex('team_key_secret').on(table.secretHash),
			k.index('team_key_owner').on(table.contestId, table.accountId)
		]
	);

	return { team, member, teamInvitation, teamKey };
}

export type TeamTables = ReturnType<typeof teamsSchema>;
