import { and, eq } from 'drizzle-orm';
import { Refusal } from '#lib/refusal.ts';
import { contestInForce, type ContestInForce } from '../contest/in-force.ts';
import type { Tx } from '../db/client.ts';
import { needEntriesAccepted } from './accepting.ts';
import { recordFact } from '../ledger/record.ts';

export interface Withdrawal {
	contest: ContestInForce;
	entryId: string;
	team: { id: string };
	accountId: string;
	at: number;
}

/** Withdraws a team's entry: a flag, nothing is deleted. Refuses after the close and a second time. */
export async function withdraw(
	tx: Tx,
	{ contest, entryId, team, accountId, at }: Withdrawal
): Promise<void> {
	const { entry, entryWithdrawal } = tx.t;
	const [row] = await tx
		.select({ challengeId: entry.challengeId })
		.from(entry)
		.where(and(eq(entry.id, entryId), eq(entry.teamId, team.id)));
	if (!row) throw new Refusal('not_found');
	const current = await contestInForce(tx, { slug: contest.slug });
	needEntriesAccepted(current, { challengeId: row.challengeId, at });

	const done = await tx
		.insert(entryWithdrawal)
		.values({ entryId, byAccountId: accountId, at })
		.onConflictDoNothing()
		.returning({ entryId: entryWithdrawal.entryId });
	if (done.length === 0) throw new Refusal('already_withdrawn');
	await recordFact(tx, {
		contestId: contest.id,
		kind: 'entry-withdrawn',
		subject: entryId,
		data: { teamId: team.id, challenge: row.challengeId },
		at
	});
}
