import type { AccountTables } from '../accounts/schema.ts';
import type { Kit } from '../db/columns.ts';
import type { PhaseInstant, Rulebook } from '#scoring';
import type { Clause } from '#scoring/rulebook/locks.ts';

export const PARTS = ['participant', 'judge', 'organiser'] as const;
export type Part = (typeof PARTS)[number];

/** A clause that a version overrode, and the phase that had closed it. */
export interface OverriddenClause {
	clause: Clause;
	round: string;
	instant: PhaseInstant;
}

export function contestSchema(k: Kit, { account }: AccountTables) {
	const contest = k.table(
		'contest',
		{
			id: k.text('id').primaryKey(),
			slug: k.text('slug').notNull(),
			createdAt: k.instant('created_at').notNull(),
			/** Since when it stands among the earlier editions; absent while it does not. */
			archivedAt: k.instant('archived_at')
		},
		(table) => [k.uniqueIndex('contest_slug').on(table.slug)]
	);

	const rulebookVersion = k.table(
		'rulebook_version',
		{
			contestId: k
				.text('contest_id')
				.notNull()
				.references(() => contest.id),
			version: k.count('version').notNull(),
			document: k.json<Rulebook>('document').notNull(),
			hash: k.text('hash').notNull(),
			reason: k.text('reason').notNull(),
			/** Before the reason in its hash; absent for a first version and for a contest from an archive. */
			reasonSalt: k.text('reason_salt'),
			/** What it changed although a phase had closed it, as the public reads it. */
			overrides: k.json<OverriddenClause[]>('overrides'),
			publishedAt: k.instant('published_at').notNull()
		},
		(table) => [k.primaryKey({ columns: [table.contestId, table.version] })]
	);

	/** The next version while it is written: nothing of the contest rests on it. */
	const rulebookDraft = k.table('rulebook_draft', {
		contestId: k
			.text('contest_id')
			.primaryKey()
			.references(() => contest.id),
		/** The version in force when it was begun. */
		basedOn: k.count('based_on').notNull(),
		/** JSON as somebody left it, which need not be a rulebook yet. */
		document: k.text('document').notNull(),
		/** Grows with every save, so that two who write do not overwrite each other. */
		revision: k.count('revision').notNull(),
		byAccountId: k.text('by_account_id').notNull(),
		at: k.instant('at').notNull()
	});

	const scheduleOverride = k.table(
		'schedule_override',
		{
			position: k.serial('position'),
			contestId: k
				.text('contest_id')
				.notNull()
				.references(() => contest.id),
			roundId: k.text('round_id').notNull(),
			instant: k.text('instant').$type<PhaseInstant>().notNull(),
			movedTo: k.instant('moved_to').notNull(),
			reason: k.text('reason').notNull(),
			byAccountId: k.text('by_account_id').notNull(),
			at: k.instant('at').notNull()
		},
		(table) => [k.index('schedule_override_contest').on(table.contestId)]
	);

	/** One part per person and contest: nobody is staff and participant of the same one. */
	const contestPerson = k.table(
		'contest_person',
		{
			contestId: k
				.text('contest_id')
				.notNull()
				.references(() => contest.id),
			accountId: k
				.text('account_id')
				.notNull()
				.references(() => account.id),
			part: k.word('part', ['participant', 'judge', 'organiser']).notNull(),
			since: k.instant('since').notNull()
		},
		(table) => [
			k.primaryKey({ columns: [table.contestId, table.accountId] }),
			k.index('contest_person_account').on(table.accountId)
		]
	);

	const staffInvitation = k.table('staff_invitation', {
		id: k.text('id').primaryKey(),
		contestId: k
			.text('contest_id')
			.notNull()
			.references(() => contest.id),
		part: k.word('part', ['judge', 'organiser']).notNull(),
		/** What the organiser wrote to remember whom it is for. */
		note: k.text('note').notNull(),
		secretHash: k.text('secret_hash').notNull(),
		byAccountId: k.text('by_account_id').notNull(),
		createdAt: k.instant('created_at').notNull(),
		expiresAt: k.instant('expires_at').notNull(),
		usedAt: k.instant('used_at'),
		usedByAccountId: k.text('used_by_account_id')
	});

	/** Who was staff of a contest and is not any more; they never become its participants. */
	const staffRemoval = k.table(
		'staff_removal',
		{
			position: k.serial('position'),
			contestId: k
				.text('contest_id')
				.notNull()
				.references(() => contest.id),
			accountId: k
				.text('account_id')
				.notNull()
				.references(() => account.id),
			part: k.word('part', ['judge', 'organiser']).notNull(),
			reason: k.text('reason').notNull(),
			byAccountId: k.text('by_account_id').notNull(),
			at: k.instant('at').notNull()
		},
		(table) => [k.index('staff_removal_person').on(table.contestId, table.accountId)]
	);

	/** The secret behind the hidden instances: its hash is a ledger fact before the round opens. */
	const instanceSecret = k.table(
		'instance_secret',
		{
			contestId: k
				.text('contest_id')
				.notNull()
				.references(() => contest.id),
			challengeId: k.text('challenge_id').notNull(),
			secret: k.text('secret').notNull(),
			/** The ledger's head at the close, which seeds the instances together with the secret. */
			treeSize: k.count('tree_size'),
			treeRoot: k.text('tree_root')
		},
		(table) => [k.primaryKey({ columns: [table.contestId, table.challengeId] })]
	);

	return {
		contest,
		rulebookVersion,
		rulebookDraft,
		scheduleOverride,
		contestPerson,
		staffInvitation,
		staffRemoval,
		instanceSecret
	};
}

export type ContestTables = ReturnType<typeof contestSchema>;
