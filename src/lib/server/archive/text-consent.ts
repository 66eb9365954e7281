import { and, eq } from 'drizzle-orm';
import type { Query, Tx } from '../db/client.ts';

interface Participant {
	contestId: string;
	accountId: string;
}

/** Since when somebody lets what they wrote be published, epoch milliseconds; `undefined` for no. */
export async function consentOf(
	query: Query,
	{ contestId, accountId }: Participant
): Promise<number | undefined> {
	const { textConsent } = query.t;
	const [row] = await query
		.select({ at: textConsent.at })
		.from(textConsent)
		.where(and(eq(textConsent.contestId, contestId), eq(textConsent.accountId, accountId)));

	return row?.at;
}

/** Lets what somebody wrote in a contest be published after its results. */
export async function giveConsent(
	tx: Tx,
	{ contestId, accountId, at }: Participant & { at: number }
): Promise<void> {
	await tx.insert(tx.t.textConsent).values({ contestId, accountId, at }).onConflictDoNothing();
}

/** Takes a consent back: from now on no archive has the texts. */
export async function revokeConsent(tx: Tx, { contestId, accountId }: Participant): Promise<void> {
	const { textConsent } = tx.t;
	await tx
		.delete(textConsent)
		.where(and(eq(textConsent.contestId, contestId), eq(textConsent.accountId, accountId)));
}

/**
 * The teams whose texts may be published: everybody in them said so, and everybody who ever wrote for
 * them, because a conversation repeats what the other said.
 */
export async function consentingTeams(
	query: Query,
	{ contestId }: { contestId: string }
): Promise<Set<string>> {
	const { textConsent, member, interaction, entry } = query.t;
	const given = await query
		.select({ accountId: textConsent.accountId })
		.from(textConsent)
		.where(eq(textConsent.contestId, contestId));
	const willing = new Set(given.map(({ accountId }) => accountId));
	if (willing.size === 0) return new Set();
	const members = await query
		.select({ teamId: member.teamId, accountId: member.accountId })
		.from(member)
		.where(eq(member.contestId, contestId));
	const writers = await query
		.selectDistinct({ teamId: interaction.teamId, accountId: interaction.accountId })
		.from(interaction)
		.where(eq(interaction.contestId, contestId));
	const presenters = await query
		.selectDistinct({ teamId: entry.teamId, accountId: entry.accountId })
		.from(entry)
		.where(eq(entry.contestId, contestId));
	const people = [...members, ...writers, ...presenters];
	const held = new Set(
		people.filter(({ accountId }) => !willing.has(accountId)).map(({ teamId }) => teamId)
	);

	return new Set(people.map(({ teamId }) => teamId).filter((teamId) => !held.has(teamId)));
}
