import { and, eq, lt } from 'drizzle-orm';
import { Refusal } from '#lib/refusal.ts';
import type { Query, Tx } from '../db/client.ts';
import { given, prepared } from '../db/prepared.ts';
import { sha256Hex } from '../ledger/record.ts';

const KEPT_MS = 24 * 3_600_000;
const RETRY_SECONDS = 2;

/** A client's own name for a call, so that sending it again asks for the same answer. */
export interface Repeat {
	key: string;
	/** SHA-256 of what was asked, whatever form the answer was to have. */
	askedHash: string;
}

interface Scope {
	accountId: string;
	contestId: string;
	challengeId: string;
}

/** What was asked, as one hash: the same question in another form is the same question. */
export function askedHash(asked: object): string {
	return sha256Hex(JSON.stringify(asked));
}

/**
 * The interaction whose answer a repeated call gets again, or `undefined` where it is to be made anew:
 * it was never made, ended uncharged, or is older than a day. Refuses a key of another question, one
 * whose answer is still being written, and one that was charged without a whole answer.
 */
export async function keptInteraction(
	query: Query,
	{ repeat, at, ...scope }: Scope & { repeat: Repeat; at: number }
): Promise<string | undefined> {
	const [row] = await earlierCall(query, { ...scope, key: repeat.key });
	if (!row || row.at <= at - KEPT_MS) return undefined;
	if (row.askedHash !== repeat.askedHash) throw new Refusal('idempotency_key_reused');
	if (row.billed === null) throw new Refusal('in_progress', { seconds: RETRY_SECONDS });
	if (!row.billed) return undefined;
	if (row.outcome !== 'completed') {
		throw new Refusal('already_charged', { interaction: row.interactionId });
	}

	return row.interactionId;
}

const earlierCall = prepared((query: Query) => {
	const { repeatable: r, settlement: s } = query.t;
	return query
		.select({
			interactionId: r.interactionId,
			askedHash: r.askedHash,
			at: r.at,
			outcome: s.outcome,
			billed: s.billed
		})
		.from(r)
		.leftJoin(s, eq(s.interactionId, r.interactionId))
		.where(
			and(
				eq(r.accountId, given('accountId')),
				eq(r.contestId, given('contestId')),
				eq(r.challengeId, given('challengeId')),
				eq(r.key, given('key'))
			)
		);
});

/** Notes, in the transaction of the hold, which interaction a key now stands for. */
export async function keepRepeat(
	tx: Tx,
	{
		repeat,
		interactionId,
		at,
		...scope
	}: Scope & {
		repeat: Repeat;
		interactionId: string;
		at: number;
	}
): Promise<void> {
	const { repeatable } = tx.t;
	const { key, askedHash } = repeat;
	await tx
		.insert(repeatable)
		.values({ ...scope, key, askedHash, interactionId, at })
		.onConflictDoUpdate({
			target: [repeatable.accountId, repeatable.contestId, repeatable.challengeId, repeatable.key],
			set: { askedHash, interactionId, at }
		});
}

/** Lets go of keys that are no longer kept. */
export async function forgetRepeats(tx: Tx, { at }: { at: number }): Promise<void> {
	await tx.delete(tx.t.repeatable).where(lt(tx.t.repeatable.at, at - KEPT_MS));
}
