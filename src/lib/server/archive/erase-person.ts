import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import { board as boardSchema, canonicalBoard, withoutNames } from '#scoring';
import { Refusal } from '#lib/refusal.ts';
import { normalEmail } from '../accounts/email.ts';
import type { Query, Tx } from '../db/client.ts';
import { membersOf } from '../teams/team.ts';
import { eraseFromNotices } from './erase-notices.ts';
import { erasePublications, eraseSignedMinutes } from './erase-publications.ts';
import { eraseTexts } from './erase-texts.ts';

/** The account of an address, for whoever may erase it. Refuses an address without one. */
export async function accountToErase(
	query: Query,
	{ email }: { email: string }
): Promise<{ accountId: string }> {
	const { account } = query.t;
	const [row] = await query
		.select({ id: account.id })
		.from(account)
		.where(eq(account.email, normalEmail(email)));
	if (!row) throw new Refusal('account_unknown', { field: 'email' });

	return { accountId: row.id };
}

/**
 * Erases a person: their address, name, password, sessions, keys and all that they wrote, with the
 * salts; the team's name too where nobody else is in it. What stays is a random id with its counts
 * and hashes, so that every ledger, head and receipt still proves what it proved. Refuses somebody
 * whose answer is still being written, and the only organiser of a contest or of the site.
 */
export async function erasePerson(tx: Tx, { accountId }: { accountId: string }): Promise<void> {
	await needNothingOpen(tx, { accountId });
	await needOtherOrganisers(tx, { accountId });
	await eraseTexts(tx, { accountId });
	await leaveTeams(tx, { accountId });
	await erasePublications(tx, { accountId });
	const [person] = await tx
		.select({ name: tx.t.account.name })
		.from(tx.t.account)
		.where(eq(tx.t.account.id, accountId));
	await eraseFromNotices(tx, { name: person?.name ?? '' });
	const { account, session, accountLink, teamKey, textConsent, outbox, repeatable } = tx.t;
	const { contestPerson, warningAcceptance, noticeRead, judgeDomain, registrationAnswer } = tx.t;
	for (const table of [session, accountLink, teamKey, textConsent, outbox, repeatable]) {
		await tx.delete(table).where(eq(table.accountId, accountId));
	}
	for (const table of [contestPerson, warningAcceptance, noticeRead, registrationAnswer]) {
		await tx.delete(table).where(eq(table.accountId, accountId));
	}
	await tx.delete(judgeDomain).where(eq(judgeDomain.judgeId, accountId));
	await tx
		.update(tx.t.staffInvitation)
		.set({ note: '' })
		.where(eq(tx.t.staffInvitation.usedByAccountId, accountId));
	await tx
		.update(account)
		.set({
			email: `${accountId}@erased.invalid`,
			name: '',
			passwordHash: 'erased',
			organisesSite: false
		})
		.where(eq(account.id, accountId));
}

async function needNothingOpen(tx: Tx, { accountId }: { accountId: string }): Promise<void> {
	const { interaction, settlement } = tx.t;
	const open = await tx
		.select({ id: interaction.id })
		.from(interaction)
		.leftJoin(settlement, eq(settlement.interactionId, interaction.id))
		.where(and(eq(interaction.accountId, accountId), isNull(settlement.interactionId)))
		.limit(1);
	if (open.length > 0) throw new Refusal('stream_open');
}

async function needOtherOrganisers(tx: Tx, { accountId }: { accountId: string }): Promise<void> {
	const { account, contestPerson } = tx.t;
	const [own] = await tx
		.select({ organisesSite: account.organisesSite })
		.from(account)
		.where(eq(account.id, accountId));
	if (!own) throw new Refusal('account_unknown', { field: 'email' });
	const others = await tx
		.select({ id: account.id })
		.from(account)
		.where(and(eq(account.organisesSite, true), ne(account.id, accountId)))
		.limit(1);
	if (own.organisesSite && others.length === 0) throw new Refusal('still_needed');

	const organised = await tx
		.select({ contestId: contestPerson.contestId })
		.from(contestPerson)
		.where(and(eq(contestPerson.accountId, accountId), eq(contestPerson.part, 'organiser')));
	for (const { contestId } of organised) {
		const more = await tx
			.select({ accountId: contestPerson.accountId })
			.from(contestPerson)
			.where(
				and(
					eq(contestPerson.contestId, contestId),
					eq(contestPerson.part, 'organiser'),
					ne(contestPerson.accountId, accountId)
				)
			)
			.limit(1);
		if (more.length === 0) throw new Refusal('still_needed');
	}
}

/**
 * The captaincy passes to a teammate; a team that nobody is left in loses its name everywhere. Whom its
 * registration code was made for may be the person: that goes too.
 */
async function leaveTeams(tx: Tx, { accountId }: { accountId: string }): Promise<void> {
	const { member, registrationCode: code } = tx.t;
	const memberships = await tx.select().from(member).where(eq(member.accountId, accountId));
	await tx.delete(member).where(eq(member.accountId, accountId));
	for (const { teamId, contestId, captain } of memberships) {
		await tx
			.update(code)
			.set({ holder: '', foldedHolder: sql`${code.id}` })
			.where(eq(code.usedByTeamId, teamId));
		const [heir] = await membersOf(tx, { teamId });
		if (!heir) await eraseTeamName(tx, { teamId, contestId });
		else if (captain) {
			await tx
				.update(member)
				.set({ captain: true })
				.where(and(eq(member.contestId, contestId), eq(member.accountId, heir.accountId)));
		}
	}
}

async function eraseTeamName(
	tx: Tx,
	{ teamId, contestId }: { teamId: string; contestId: string }
): Promise<void> {
	const { team, teamInvitation, board, combinedBoard, publicBoard, restrictedBoard } = tx.t;
	const [named] = await tx.select({ name: team.name }).from(team).where(eq(team.id, teamId));
	await eraseFromNotices(tx, { name: named?.name ?? '', contestId });
	await tx
		.update(team)
		.set({ name: '', nameSalt: null, foldedName: teamId })
		.where(eq(team.id, teamId));
	await tx.delete(teamInvitation).where(eq(teamInvitation.teamId, teamId));
	await eraseSignedMinutes(tx, { contestId });
	for (const row of await tx.select().from(board).where(eq(board.contestId, contestId))) {
		const document = unnamed(row.document, teamId);
		if (document !== row.document) {
			await tx.update(board).set({ document }).where(eq(board.id, row.id));
		}
	}
	for (const row of await tx
		.select()
		.from(combinedBoard)
		.where(eq(combinedBoard.contestId, contestId))) {
		const document = withoutNames(row.document, new Set([teamId]));
		if (document !== row.document) {
			await tx.update(combinedBoard).set({ document }).where(eq(combinedBoard.id, row.id));
		}
	}
	for (const running of [publicBoard, restrictedBoard]) {
		const own = eq(running.contestId, contestId);
		for (const row of await tx.select().from(running).where(own)) {
			const document = unnamed(row.document, teamId);
			if (document === row.document) continue;
			await tx
				.update(running)
				.set({ document })
				.where(and(own, eq(running.challengeId, row.challengeId)));
		}
	}
}

function unnamed(document: string, teamId: string): string {
	const shown = boardSchema.parse(JSON.parse(document));
	if (!shown.rows.some((row) => row.teamId === teamId)) return document;
	const rows = shown.rows.map((row) => (row.teamId === teamId ? { ...row, teamName: '' } : row));

	return canonicalBoard({ ...shown, rows });
}
