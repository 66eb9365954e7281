import type { Kit } from '../db/columns.ts';

export function accountsSchema(k: Kit) {
	const account = k.table(
		'account',
		{
			id: k.text('id').primaryKey(),
			email: k.text('email').notNull(),
			name: k.text('name').notNull(),
			passwordHash: k.text('password_hash').notNull(),
			/** May create contests on this site. */
			organisesSite: k.flag('organises_site').notNull().default(false),
			createdAt: k.instant('created_at').notNull()
		},
		(table) => [k.uniqueIndex('account_email').on(table.email)]
	);

	const session = k.table(
		'session',
		{
			id: k.text('id').primaryKey(),
			accountId: k
				.text('account_id')
				.notNull()
				.references(() => account.id, { onDelete: 'cascade' }),
			secretHash: k.text('secret_hash').notNull(),
			createdAt: k.instant('created_at').notNull(),
			lastSeenAt: k.instant('last_seen_at').notNull()
		},
		(table) => [k.index('session_account').on(table.accountId)]
	);

	/** Links that work once: a reset for one account, or the first organiser's on an empty site. */
	const accountLink = k.table('account_link', {
		id: k.text('id').primaryKey(),
		purpose: k.word('purpose', ['reset', 'first-organiser']).notNull(),
		accountId: k.text('account_id').references(() => account.id, { onDelete: 'cascade' }),
		secretHash: k.text('secret_hash').notNull(),
		createdAt: k.instant('created_at').notNull(),
		expiresAt: k.instant('expires_at').notNull(),
		usedAt: k.instant('used_at')
	});

	return { account, session, accountLink };
}

export type AccountTables = ReturnType<typeof accountsSchema>;
