import { and, desc, eq, isNull } from 'drizzle-orm';
import { Refusal } from '#lib/refusal.ts';
import { recordAct } from '../audit/act.ts';
import { insertAccount, prepareAccount, type Registration } from '../accounts/account.ts';
import { issueToken, secretMatches, splitToken } from '../accounts/secret.ts';
import type { Db, Query, Tx } from '../db/client.ts';
import { takePart } from './people.ts';

const WEEK = 7 * 86_400_000;
const MOST_NOTE = 200;

export type StaffPart = 'judge' | 'organiser';

/** Issues an invitation to a contest's staff: good once, for a week. Its token is shown once. */
export async function inviteStaff(
	tx: Tx,
	invitation: { contestId: string; part: StaffPart; note: string; byAccountId: string; at: number }
): Promise<{ id: string; token: string }> {
	const { contestId, part, byAccountId, at } = invitation;
	const note = invitation.note.trim().slice(0, MOST_NOTE);
	const { id, token, secretHash } = issueToken();
	await tx.insert(tx.t.staffInvitation).values({
		id,
		contestId,
		part,
		note,
		secretHash,
		byAccountId,
		createdAt: at,
		expiresAt: at + WEEK
	});
	const after = { part };
	await recordAct(tx, { contestId, byAccountId, act: 'people.invited', subject: id, after, at });

	return { id, token };
}

export interface StaffInvitation {
	id: string;
	part: StaffPart;
	note: string;
	createdAt: number;
	expiresAt: number;
	usedAt: number | undefined;
	/** Name of who used it. */
	usedBy: string | undefined;
}

/** A contest's invitations, newest first. */
export async function staffInvitationsOf(
	query: Query,
	{ contestId }: { contestId: string }
): Promise<StaffInvitation[]> {
	const { staffInvitation, account } = query.t;
	const rows = await query
		.select({ invitation: staffInvitation, usedBy: account.name })
		.from(staffInvitation)
		.leftJoin(account, eq(account.id, staffInvitation.usedByAccountId))
		.where(eq(staffInvitation.contestId, contestId))
		.orderBy(desc(staffInvitation.createdAt), desc(staffInvitation.id));

	return rows.map(({ invitation, usedBy }) => ({
		id: invitation.id,
		part: invitation.part,
		note: invitation.note,
		createdAt: invitation.createdAt,
		expiresAt: invitation.expiresAt,
		usedAt: invitation.usedAt ?? undefined,
		usedBy: usedBy ?? undefined
	}));
}

/** Makes an unused invitation worthless; one that was used stays as it was. Says whether it did. */
export async function revokeStaffInvitation(
	tx: Tx,
	{ contestId, id }: { contestId: string; id: string }
): Promise<boolean> {
	const { staffInvitation } = tx.t;
	const revoked = await tx
		.delete(staffInvitation)
		.where(
			and(
				eq(staffInvitation.id, id),
				eq(staffInvitation.contestId, contestId),
				isNull(staffInvitation.usedAt)
			)
		)
		.returning({ id: staffInvitation.id });

	return revoked.length > 0;
}

export interface OpenStaffInvitation {
	id: string;
	contestId: string;
	slug: string;
	part: StaffPart;
}

/** What a token invites to. Refuses one that is unknown or revoked, used, or expired. */
export async function staffInvitationOf(
	query: Query,
	{ token, at }: { token: string; at: number }
): Promise<OpenStaffInvitation> {
	const { staffInvitation, contest } = query.t;
	const parts = splitToken(token);
	const [row] = parts
		? await query
				.select({ invitation: staffInvitation, slug: contest.slug })
				.from(staffInvitation)
				.innerJoin(contest, eq(contest.id, staffInvitation.contestId))
				.where(eq(staffInvitation.id, parts.id))
		: [];
	if (!parts || !row || !secretMatches(parts.secret, row.invitation.secretHash)) {
		throw new Refusal('invitation_invalid');
	}
	const { id, contestId, part, usedAt, expiresAt } = row.invitation;
	if (usedAt !== null) throw new Refusal('invitation_used');
	if (expiresAt <= at) throw new Refusal('invitation_expired');

	return { id, contestId, slug: row.slug, part };
}

/** Makes a person staff by an invitation, which is spent. Refuses who has another part there. */
export async function acceptStaffInvitation(
	tx: Tx,
	{ token, accountId, at }: { token: string; accountId: string; at: number }
): Promise<OpenStaffInvitation> {
	const { staffInvitation } = tx.t;
	const invitation = await staffInvitationOf(tx, { token, at });
	const spent = await tx
		.update(staffInvitation)
		.set({ usedAt: at, usedByAccountId: accountId })
		.where(and(eq(staffInvitation.id, invitation.id), isNull(staffInvitation.usedAt)))
		.returning({ id: staffInvitation.id });
	if (spent.length === 0) throw new Refusal('invitation_used');
	await takePart(tx, { contestId: invitation.contestId, accountId, part: invitation.part, at });

	return invitation;
}

/**
 * Registers the person whom an organiser invited and makes them staff, in one step. Whoever holds the
 * link was invited by name, so a known email is told to sign in (`email_taken`).
 */
export async function registerAsStaff(
	db: Db,
	{ token, ...registration }: Registration & { token: string }
): Promise<OpenStaffInvitation & { accountId: string }> {
	const { at } = registration;
	await staffInvitationOf(db.read, { token, at });
	const account = await prepareAccount(registration);

	return db.write(async (tx) => {
		const accountId = await insertAccount(tx, account);
		if (!accountId) throw new Refusal('email_taken');
		return { accountId, ...(await acceptStaffInvitation(tx, { token, accountId, at })) };
	});
}
