import { randomBytes } from 'node:crypto';
import { canonicalRulebook, type Rulebook } from '#scoring';
import { Refusal } from '#lib/refusal.ts';
import type { Tx } from '../db/client.ts';
import { newId } from '../db/id.ts';
import { recordFact, sha256Hex } from '../ledger/record.ts';

export interface NewContest {
	slug: string;
	rulebook: Rulebook;
	at: number;
}

/**
 * Creates a contest with the first version of its rulebook. The hash of each secret behind hidden
 * instances goes on the ledger now, so that not even the organiser can choose them later. Refuses an
 * address that is taken.
 */
export async function createContest(
	tx: Tx,
	{ slug, rulebook, at }: NewContest
): Promise<{ id: string; version: number; hash: string }> {
	const { contest, rulebookVersion } = tx.t;
	const id = newId();
	const created = await tx
		.insert(contest)
		.values({ id, slug, createdAt: at })
		.onConflictDoNothing()
		.returning({ id: contest.id });
	if (created.length === 0) throw new Refusal('contest_exists', { slug });

	const { version } = rulebook;
	const hash = sha256Hex(canonicalRulebook(rulebook));
	await tx
		.insert(rulebookVersion)
		.values({ contestId: id, version, document: rulebook, hash, reason: '', publishedAt: at });
	await recordFact(tx, {
		contestId: id,
		kind: 'rulebook-published',
		subject: id,
		data: { version, rulebookHash: hash },
		at
	});

	await commitInstances(tx, { contestId: id, rulebook, at });

	return { id, version, hash };
}

/** Puts the hash of a new secret on the ledger for each challenge that needs one and has none yet. */
export async function commitInstances(
	tx: Tx,
	{ contestId, rulebook, at }: { contestId: string; rulebook: Rulebook; at: number }
): Promise<void> {
	const { instanceSecret } = tx.t;
	for (const { id: challengeId, kind } of rulebook.rounds.flatMap(({ challenges }) => challenges)) {
		if (kind !== 'template') continue;
		const secret = randomBytes(32);
		const committed = await tx
			.insert(instanceSecret)
			.values({ contestId, challengeId, secret: secret.toString('hex') })
			.onConflictDoNothing()
			.returning({ challengeId: instanceSecret.challengeId });
		if (committed.length === 0) continue;
		await recordFact(tx, {
			contestId,
			kind: 'instances-committed',
			subject: challengeId,
			data: { challenge: challengeId, commitment: commitmentTo(secret) },
			at
		});
	}
}

/** What is published of a secret before the round opens: its SHA-256. */
export function commitmentTo(secret: Buffer): string {
	return sha256Hex(secret);
}
