import { randomBytes } from 'node:crypto';
import { and, count, desc, eq, isNull, lt, or, sql } from 'drizzle-orm';
import { Refusal } from '#lib/refusal.ts';
import { secretHash } from '../accounts/secret.ts';
import type { Db, Query, Tx } from '../db/client.ts';
import { newId } from '../db/id.ts';
import { given, prepared } from '../db/prepared.ts';

const PREFIX = 'vatio_';
const SECRET_BYTES = 24;
const ENDING = 4;
export const MOST_KEYS = 10;
const LONGEST_NAME = 60;
const MINUTE = 60_000;

interface Owner {
	contestId: string;
	accountId: string;
}

/** A key as its owner sees it again: never the key itself. */
export interface TeamKey {
	id: string;
	name: string;
	/** The last characters of the key. */
	ending: string;
	createdAt: number;
	lastUsedAt: number | undefined;
}

/**
 * Makes a key for a member's own clients and returns it, the only time that it can be read. Refuses a
 * key without a name, and more than a member needs.
 */
export async function issueKey(
	tx: Tx,
	{ contestId, accountId, name, at }: Owner & { name: string; at: number }
): Promise<{ id: string; key: string }> {
	const { teamKey } = tx.t;
	const called = name.trim();
	if (called === '' || called.length > LONGEST_NAME) {
		throw new Refusal('key_name_needed', { most: LONGEST_NAME });
	}
	const [held] = await tx
		.select({ keys: count() })
		.from(teamKey)
		.where(liveKeysOf(tx, { contestId, accountId }));
	if ((held?.keys ?? 0) >= MOST_KEYS) throw new Refusal('too_many_keys', { most: MOST_KEYS });

	const id = newId();
	const key = PREFIX + randomBytes(SECRET_BYTES).toString('base64url');
	await tx.insert(teamKey).values({
		id,
		contestId,
		accountId,
		name: called,
		secretHash: secretHash(key),
		ending: key.slice(-ENDING),
		createdAt: at
	});

	return { id, key };
}

/** A member's keys that still open, newest first. */
export async function keysOf(query: Query, owner: Owner): Promise<TeamKey[]> {
	const { teamKey } = query.t;
	const rows = await query
		.select()
		.from(teamKey)
		.where(liveKeysOf(query, owner))
		.orderBy(desc(teamKey.createdAt), desc(teamKey.id));

	return rows.map(({ id, name, ending, createdAt, lastUsedAt }) => ({
		id,
		name,
		ending,
		createdAt,
		lastUsedAt: lastUsedAt ?? undefined
	}));
}

/** Ends a key of one's own, at once and for good. Refuses what is no open key of this member. */
export async function revokeKey(
	tx: Tx,
	{ keyId, at, ...owner }: Owner & { keyId: string; at: number }
): Promise<void> {
	const { teamKey } = tx.t;
	const revoked = await tx
		.update(teamKey)
		.set({ revokedAt: at })
		.where(and(eq(teamKey.id, keyId), liveKeysOf(tx, owner)))
		.returning({ id: teamKey.id });
	if (revoked.length === 0) throw new Refusal('key_unknown');
}

/** Who a key stands for: its owner, and the team that the owner is in now. */
export interface KeyHolder extends Owner {
	keyId: string;
	teamId: string | undefined;
	lastUsedAt: number | undefined;
}

/** The holder of a key, or `undefined` for what never was one or is revoked. */
export async function keyHolder(
	query: Query,
	{ key }: { key: string }
): Promise<KeyHolder | undefined> {
	if (!key.startsWith(PREFIX)) return undefined;
	const [row] = await holderOf(query, { secretHash: secretHash(key) });
	if (!row) return undefined;

	return {
		...row,
		teamId: row.teamId ?? undefined,
		lastUsedAt: row.lastUsedAt ?? undefined
	};
}

const holderOf = prepared((query: Query) => {
	const { teamKey, member } = query.t;
	return query
		.select({
			keyId: teamKey.id,
			contestId: teamKey.contestId,
			accountId: teamKey.accountId,
			teamId: member.teamId,
			lastUsedAt: teamKey.lastUsedAt
		})
		.from(teamKey)
		.leftJoin(
			member,
			and(eq(member.contestId, teamKey.contestId), eq(member.accountId, teamKey.accountId))
		)
		.where(and(eq(teamKey.secretHash, given('secretHash')), isNull(teamKey.revokedAt)));
});

/** Notes that a key was used, at most once a minute. */
export async function noteUse(db: Db, holder: KeyHolder, at: number): Promise<void> {
	const { keyId, lastUsedAt } = holder;
	if (lastUsedAt !== undefined && at - lastUsedAt < MINUTE) return;
	// Who holds a holder for longer does not note it with every call.
	holder.lastUsedAt = at;
	await db.book(async (tx) => noteLastUse(tx, { keyId, at, before: at - MINUTE }));
}

const noteLastUse = prepared((query: Query) => {
	const { teamKey } = query.t;
	return query
		.update(teamKey)
		.set({ lastUsedAt: sql`${sql.param(given('at'), teamKey.lastUsedAt)}` })
		.where(
			and(
				eq(teamKey.id, given('keyId')),
				or(isNull(teamKey.lastUsedAt), lt(teamKey.lastUsedAt, given('before')))
			)
		);
});

const liveKeysOf = ({ t }: Query, { contestId, accountId }: Owner) =>
	and(
		eq(t.teamKey.contestId, contestId),
		eq(t.teamKey.accountId, accountId),
		isNull(t.teamKey.revokedAt)
	);
