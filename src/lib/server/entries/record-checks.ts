import type { CheckOutcome } from '#scoring';
import type { Tx } from '../db/client.ts';
import { newId } from '../db/id.ts';
import { recordFact } from '../ledger/record.ts';

/** Keeps what the checks said of an entry, with its fact, in the transaction that presents or runs it. */
export async function recordChecks(
	tx: Tx,
	{
		contestId,
		entryId,
		passed,
		outcomes,
		quality,
		at
	}: {
		contestId: string;
		entryId: string;
		passed: boolean;
		outcomes: CheckOutcome[];
		/** Exact fraction n/d, where the checks measure one. */
		quality?: string;
		at: number;
	}
): Promise<void> {
	await tx.insert(tx.t.checkRecord).values({ id: newId(), entryId, passed, outcomes, quality, at });
	await recordFact(tx, {
		contestId,
		kind: 'checks-recorded',
		subject: entryId,
		data: {
			passed,
			outcomes: outcomes.map(({ kind, outcome, reason }) => ({ kind, outcome, reason })),
			...(quality === undefined ? {} : { quality })
		},
		at
	});
}
