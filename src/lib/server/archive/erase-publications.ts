import { and, eq, ne } from 'drizzle-orm';
import type { Tx } from '../db/client.ts';

/**
 * What was issued about a person: the words of their certificates, whose codes stay to say so, and the
 * signed minutes of contests whose staff they were, which name them and cannot be rewritten. Their
 * hashes stay.
 */
export async function erasePublications(
	tx: Tx,
	{ accountId }: { accountId: string }
): Promise<void> {
	const { certificate, contestPerson, staffRemoval } = tx.t;
	await tx.update(certificate).set({ certified: null }).where(eq(certificate.accountId, accountId));
	const served = await tx
		.select({ contestId: contestPerson.contestId })
		.from(contestPerson)
		.where(and(eq(contestPerson.accountId, accountId), ne(contestPerson.part, 'participant')));
	const removed = await tx
		.selectDistinct({ contestId: staffRemoval.contestId })
		.from(staffRemoval)
		.where(eq(staffRemoval.accountId, accountId));
	for (const { contestId } of [...served, ...removed]) await eraseSignedMinutes(tx, { contestId });
}

/** Takes away the signed files of a contest, where they name somebody or a team that is erased. */
export async function eraseSignedMinutes(
	tx: Tx,
	{ contestId }: { contestId: string }
): Promise<void> {
	const { signedMinutes } = tx.t;
	await tx
		.update(signedMinutes)
		.set({ content: null })
		.where(eq(signedMinutes.contestId, contestId));
}
