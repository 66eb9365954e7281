import type { AccountTables } from '../accounts/schema.ts';
import type { ContestTables } from '../contest/schema.ts';
import type { Kit } from '../db/columns.ts';
import { takingPartSchema } from './taking-part-schema.ts';
import { teamTable } from './team-table.ts';

export function teamsSchema(k: Kit, { account }: AccountTables, { contest }: ContestTables) {
	const team = teamTable(k, contest);

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

	/** How teams come into a contest; the last one holds, and it is open where there is none. */
	const registrationMode = k.table(
		'registration_mode',
		{
			position: k.serial('position'),
			contestId: k
				.text('contest_id')
				.notNull()
				.references(() => contest.id),
			mode: k.word('mode', ['open', 'code']).notNull(),
			byAccountId: k.text('by_account_id').notNull(),
			at: k.instant('at').notNull()
		},
		(table) => [k.index('registration_mode_contest').on(table.contestId)]
	);

	/** What whoever registers a team must bring where registration is by code. Good for one team. */
	const registrationCode = k.table(
		'registration_code',
		{
			id: k.text('id').primaryKey(),
			contestId: k
				.text('contest_id')
				.notNull()
				.references(() => contest.id),
			/** Not hashed: organisers hand codes out, and look them up for who lost theirs. */
			code: k.text('code').notNull(),
			/** Whom it was made for, as the organiser's list says. */
			holder: k.text('holder').notNull(),
			foldedHolder: k.text('folded_holder').notNull(),
			createdAt: k.instant('created_at').notNull(),
			usedAt: k.instant('used_at'),
			usedByTeamId: k.text('used_by_team_id').references(() => team.id)
		},
		(table) => [
			k.uniqueIndex('registration_code_code').on(table.contestId, table.code),
			k.uniqueIndex('registration_code_holder').on(table.contestId, table.foldedHolder)
		]
	);

	/** An organiser's decision on a team. It and what follows from it are added, never changed. */
	const disqualification = k.table(
		'disqualification',
		{
			id: k.text('id').primaryKey(),
			contestId: k
				.text('contest_id')
				.notNull()
				.references(() => contest.id),
			teamId: k
				.text('team_id')
				.notNull()
				.references(() => team.id),
			reason: k.text('reason').notNull(),
			/** Of the reason's hash on the ledger. */
			reasonSalt: k.text('reason_salt').notNull(),
			byAccountId: k.text('by_account_id').notNull(),
			at: k.instant('at').notNull()
		},
		(table) => [
			k.index('disqualification_team').on(table.teamId),
			k.index('disqualification_contest').on(table.contestId)
		]
	);

	/** The team's one answer. */
	const disqualificationAnswer = k.table('disqualification_answer', {
		disqualificationId: k
			.text('disqualification_id')
			.primaryKey()
			.references(() => disqualification.id),
		accountId: k.text('account_id').notNull(),
		text: k.text('text').notNull(),
		at: k.instant('at').notNull()
	});

	/** What the organisers made of it in the end. */
	const disqualificationRuling = k.table('disqualification_ruling', {
		disqualificationId: k
			.text('disqualification_id')
			.primaryKey()
			.references(() => disqualification.id),
		ruling: k.word('ruling', ['confirmed', 'lifted']).notNull(),
		reason: k.text('reason').notNull(),
		reasonSalt: k.text('reason_salt').notNull(),
		byAccountId: k.text('by_account_id').notNull(),
		at: k.instant('at').notNull()
	});

	return {
		team,
		member,
		teamInvitation,
		teamKey,
		registrationMode,
		registrationCode,
		...takingPartSchema(k, { account, contest, team }),
		disqualification,
		disqualificationAnswer,
		disqualificationRuling
	};
}

export type TeamTables = ReturnType<typeof teamsSchema>;
