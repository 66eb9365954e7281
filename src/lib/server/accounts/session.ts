import { and, eq, lt } from 'drizzle-orm';
import type { Db, Query } from '../db/client.ts';
import { issueToken, secretMatches, splitToken } from './secret.ts';

const DAY = 86_400_000;
export const SESSION_LIFE = 30 * DAY;
const HOUR = 3_600_000;

/** Who is asking. */
export interface Person {
	accountId: string;
	name: string;
	email: string;
	organisesSite: boolean;
	sessionId: string;
}

/** Starts a session and returns its token, which is shown to the browser alone. */
export async function startSession(
	db: Db,
	{ accountId, at }: { accountId: string; at: number }
): Promise<string> {
	const { id, token, secretHash } = issueToken();
	await db.write(async (tx) => {
		await tx.delete(tx.t.session).where(lt(tx.t.session.lastSeenAt, at - SESSION_LIFE));
		await tx
			.insert(tx.t.session)
			.values({ id, accountId, secretHash, createdAt: at, lastSeenAt: at });
	});

	return token;
}

/** The person behind a token, or `undefined`. A session lives for 30 days after it was last seen. */
export async function personOf(
	db: Db,
	{ token, at }: { token: string; at: number }
): Promise<Person | undefined> {
	const parts = splitToken(token);
	if (!parts) return undefined;

	const { session, account } = db.t;
	const [row] = await db.read
		.select({ session, account })
		.from(session)
		.innerJoin(account, eq(account.id, session.accountId))
		.where(eq(session.id, parts.id));
	if (!row || !secretMatches(parts.secret, row.session.secretHash)) return undefined;
	if (at - row.session.lastSeenAt > SESSION_LIFE) return undefined;
	if (at - row.session.lastSeenAt > HOUR) await touch(db, { sessionId: parts.id, at });

	return {
		accountId: row.account.id,
		name: row.account.name,
		email: row.account.email,
		organisesSite: row.account.organisesSite,
		sessionId: row.session.id
	};
}

/** At most one write an hour. */
async function touch(db: Db, { sessionId, at }: { sessionId: string; at: number }) {
	await db.write((tx) =>
		tx
			.update(tx.t.session)
			.set({ lastSeenAt: at })
			.where(and(eq(tx.t.session.id, sessionId), lt(tx.t.session.lastSeenAt, at - HOUR)))
	);
}

/** Ends one session, whose token is worth nothing from then on. */
export async function endSession(db: Db, { sessionId }: { sessionId: string }): Promise<void> {
	await db.write((tx) => tx.delete(tx.t.session).where(eq(tx.t.session.id, sessionId)));
}

/** Ends every session of an account, as a new password must. */
export async function endSessionsOf(
	tx: Query,
	{ accountId }: { accountId: string }
): Promise<void> {
	await tx.delete(tx.t.session).where(eq(tx.t.session.accountId, accountId));
}
