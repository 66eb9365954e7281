import { and, eq } from 'drizzle-orm';
import { Refusal } from '#lib/refusal.ts';
import { contestInForce, isOf, revisionOf, type ContestInForce } from '../contest/in-force.ts';
import type { Query, Tx } from '../db/client.ts';
import { given, prepared } from '../db/prepared.ts';
import { needQualified } from '../teams/disqualification.ts';

/** Who calls, as it was found on the way in. */
export interface Caller {
	contest: ContestInForce;
	team: { id: string };
	accountId: string;
	keyId?: string | undefined;
	/** Of the database when that was found. */
	revision?: number;
}

/**
 * Asks again, where the hold is made, what was found on the way in, unless nothing can have changed: the
 * member is still in the team, the team may still take part and the key still opens. Returns the contest as it now stands.
 */
export async function contestOf(
	tx: Tx,
	{ caller, revision }: { caller: Caller; revision: number }
): Promise<ContestInForce> {
	const { contest, team, accountId, keyId } = caller;
	if (caller.revision === revision) return contest;
	const [place] = await placeOf(tx, { contestId: contest.id, accountId });
	if (place?.teamId !== team.id) throw new Refusal('not_in_contest');
	await needQualified(tx, { teamId: team.id });
	if (keyId !== undefined) {
		const [key] = await keyState(tx, { keyId });
		if (!key || key.revokedAt !== null) throw new Refusal('invalid_api_key');
	}
	const newest = await revisionOf(tx, { contestId: contest.id });

	return isOf(contest, newest) ? contest : contestInForce(tx, { slug: contest.slug });
}

const placeOf = prepared((query: Query) => {
	const { member } = query.t;
	return query
		.select({ teamId: member.teamId })
		.from(member)
		.where(and(eq(member.contestId, given('contestId')), eq(member.accountId, given('accountId'))));
});

const keyState = prepared((query: Query) =>
	query
		.select({ revokedAt: query.t.teamKey.revokedAt })
		.from(query.t.teamKey)
		.where(eq(query.t.teamKey.id, given('keyId')))
);
