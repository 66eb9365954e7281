import { and, eq } from 'drizzle-orm';
import type { ChallengeRules } from '#scoring';
import { Refusal } from '#lib/refusal.ts';
import type { ContestInForce } from '../contest/in-force.ts';
import type { Query, Tx } from '../db/client.ts';

interface Person {
	contest: Pick<ContestInForce, 'id' | 'version'>;
	challenge: ChallengeRules;
	accountId: string;
}

/** When a person accepted a challenge's content warning, or `undefined`. */
export async function warningAcceptedAt(
	query: Query,
	{ contest, challenge, accountId }: Person
): Promise<number | undefined> {
	const { warningAcceptance } = query.t;
	const [row] = await query
		.select({ at: warningAcceptance.at })
		.from(warningAcceptance)
		.where(
			and(
				eq(warningAcceptance.contestId, contest.id),
				eq(warningAcceptance.challengeId, challenge.id),
				eq(warningAcceptance.accountId, accountId)
			)
		);

	return row?.at;
}

/** Refuses a person who has not accepted the warning of a challenge that has one. */
export async function needWarningAccepted(query: Query, person: Person): Promise<void> {
	const { challenge } = person;
	if (challenge.kind !== 'alignment') return;
	if ((await warningAcceptedAt(query, person)) === undefined) {
		throw new Refusal('warning_not_accepted', { age: challenge.minimumAge });
	}
}

/**
 * Keeps that a person is of age and takes the warning; accepting again changes nothing. Refuses who
 * does not declare both, and a challenge without a warning.
 */
export async function acceptWarning(
	tx: Tx,
	{ contest, challenge, accountId, declared, at }: Person & { declared: boolean; at: number }
): Promise<void> {
	if (challenge.kind !== 'alignment') throw new Refusal('unknown_challenge');
	if (!declared) throw new Refusal('warning_not_accepted', { age: challenge.minimumAge });
	await tx
		.insert(tx.t.warningAcceptance)
		.values({
			contestId: contest.id,
			challengeId: challenge.id,
			accountId,
			rulebookVersion: contest.version,
			at
		})
		.onConflictDoNothing();
}
