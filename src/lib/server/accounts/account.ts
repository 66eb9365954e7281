import { and, eq, ne } from 'drizzle-orm';
import { Refusal } from '#lib/refusal.ts';
import type { Db, Query, Tx } from '../db/client.ts';
import { newId } from '../db/id.ts';
import { normalEmail } from './email.ts';
import { passwordHash, passwordMatches } from './password.ts';
import { acceptPassword } from './password-rule.ts';
import { visibleName } from './visible-name.ts';

/** What a person types to have an account. */
export interface Registration {
	email: string;
	name: string;
	password: string;
	at: number;
}

/** A registration that may be stored: checked, in one spelling, its password hashed. */
export interface NewAccount {
	email: string;
	name: string;
	passwordHash: string;
	at: number;
}

export const personName = (typed: string): string =>
	visibleName(typed, { field: 'name', least: 1, most: 80 });

/** Checks a registration and hashes its password, outside any transaction. */
export async function prepareAccount(registration: Registration): Promise<NewAccount> {
	const email = normalEmail(registration.email);
	const name = personName(registration.name);
	acceptPassword(registration.password, { email });

	return {
		email,
		name,
		passwordHash: await passwordHash(registration.password),
		at: registration.at
	};
}

/** Stores an account and returns its id, or `undefined` where the email has one already. */
export async function insertAccount(
	tx: Tx,
	{ email, name, passwordHash, at }: NewAccount,
	{ organisesSite = false }: { organisesSite?: boolean } = {}
): Promise<string | undefined> {
	const [row] = await tx
		.insert(tx.t.account)
		.values({ id: newId(), email, name, passwordHash, organisesSite, createdAt: at })
		.onConflictDoNothing()
		.returning({ id: tx.t.account.id });

	return row?.id;
}

/**
 * Makes an account. A known email gets the same answer after the same work, and keeps its account as
 * it was: nobody learns here who is registered.
 */
export async function register(db: Db, registration: Registration): Promise<void> {
	const account = await prepareAccount(registration);
	await db.write((tx) => insertAccount(tx, account));
}

/** The account that an email and a password open. Unknown emails cost the same as wrong passwords. */
export async function authenticate(
	query: Query,
	{ email, password }: { email: string; password: string }
): Promise<{ accountId: string }> {
	const { account } = query.t;
	const [row] = await query
		.select({ id: account.id, passwordHash: account.passwordHash })
		.from(account)
		.where(eq(account.email, normalEmail(email)));
	const matches = await passwordMatches(password, row?.passwordHash);
	if (!row || !matches) throw new Refusal('wrong_credentials');

	return { accountId: row.id };
}

export async function changeName(
	tx: Tx,
	{ accountId, name }: { accountId: string; name: string }
): Promise<void> {
	const { account } = tx.t;
	await tx
		.update(account)
		.set({ name: personName(name) })
		.where(eq(account.id, accountId));
}

/** A new password for someone who knows the old one; every other session of theirs ends. */
export async function changePassword(
	db: Db,
	{
		accountId,
		sessionId,
		oldPassword,
		newPassword
	}: { accountId: string; sessionId: string; oldPassword: string; newPassword: string }
): Promise<void> {
	const { account, session } = db.t;
	const [row] = await db.read.select().from(account).where(eq(account.id, accountId));
	if (!row) throw new Refusal('not_signed_in');
	if (!(await passwordMatches(oldPassword, row.passwordHash))) {
		throw new Refusal('wrong_credentials', { field: 'oldPassword' });
	}
	acceptPassword(newPassword, { email: row.email });
	const renewed = await passwordHash(newPassword);

	await db.write(async (tx) => {
		const changed = await tx
			.update(account)
			.set({ passwordHash: renewed })
			.where(and(eq(account.id, accountId), eq(account.passwordHash, row.passwordHash)))
			.returning({ id: account.id });
		if (changed.length === 0) throw new Refusal('wrong_credentials', { field: 'oldPassword' });
		await tx
			.delete(session)
			.where(and(eq(session.accountId, accountId), ne(session.id, sessionId)));
	});
}
