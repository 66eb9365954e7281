import type { Db } from '../db/client.ts';
import { hasWaiting, sizeOf } from './places.ts';
import { sequence } from './sequencer.ts';
import type { SigningKey } from './signing-key.ts';
import { growTree, lastHead } from './tree.ts';

/** Gives every waiting fact its `seq`, and signs what each ledger then comes to. */
export async function advanceLedgers(
	db: Db,
	{ key, now }: { key: SigningKey; now: () => number }
): Promise<void> {
	const contests = await db.read.select({ contestId: db.t.contest.id }).from(db.t.contest);
	for (const { contestId } of contests) {
		if (await hasWaiting(db.read, contestId)) await sequence(db, { contestId });
		const head = await lastHead(db.read, { contestId });
		if ((await sizeOf(db.read, contestId)) > (head?.size ?? 0)) {
			await growTree(db, { contestId, key, now });
		}
	}
}
