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
	const { contest, rulebookVersion, instanceSecret } = tx.t;
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

	for (const challenge of rulebook.rounds.flatMap((round) => round.challenges)) {
		if (challenge.kind !== 'template') continue;
		const secret = randomBytes(32);
		await tx
			.insert(instanceSecret)
			.values({ contestId: id, challengeId: challenge.id, secret: secret.toString('hex') });
		await recordFact(tx, {
			contestId: id,
			kind: 'instances-committed',
			subject: challenge.id,
			data: { challenge: challenge.id, commitment: commitmentTo(secret) },
			at
		});
	}

	return { id, version, hash };
}

/** What is published of a secret before the round opens: its SHA-256. */
export function commitmentTo(secret: Buffer): string {
	return sha256Hex(secret);
}
