import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { Refusal } from '#lib/refusal.ts';
import type { Rulebook } from '#scoring';
import { recordAct } from '../audit/act.ts';
import type { ContestInForce } from '../contest/in-force.ts';
import type { Tx } from '../db/client.ts';
import { recordFact, sha256Hex } from '../ledger/record.ts';
import { written } from '../notices/written.ts';
import { teamById } from './team.ts';

/**
 * The category that was chosen, or `undefined` where the rulebook has none. Refuses, naming the field,
 * no choice and one that the rulebook does not have.
 */
export function chosenCategory(
	{ categories }: Pick<Rulebook, 'categories'>,
	chosen: string | undefined
): string | undefined {
	if (!categories) return undefined;
	const known = categories.find(({ id }) => id === chosen);
	if (!known) throw new Refusal('invalid_request', { field: 'category', expected: 'choice' });

	return known.id;
}

/** Until when the organisers may put a team into another category: the first round has opened and registers no more. */
export function categoriesFixedAt({
	rulebook,
	schedule
}: Pick<ContestInForce, 'rulebook' | 'schedule'>): number {
	const instants = schedule.get(rulebook.rounds[0]?.id ?? '');

	return instants ? Math.max(instants.opens, instants.registrationCloses) : 0;
}

/**
 * Puts a team into another category, with a reason. Refuses one that the rulebook does not have, an
 * empty reason, and once the first round is open and registers no more.
 */
export async function categorise(
	tx: Tx,
	change: {
		contest: ContestInForce;
		teamId: string;
		category: string;
		reason: string;
		byAccountId: string;
		at: number;
	}
): Promise<void> {
	const { contest, teamId, byAccountId, at } = change;
	const contestId = contest.id;
	if (at >= categoriesFixedAt(contest)) throw new Refusal('registration_closed');
	const category = chosenCategory(contest.rulebook, change.category);
	if (category === undefined) throw new Refusal('not_found');
	if (change.reason.trim() === '') throw new Refusal('reason_needed');
	const reason = written(change.reason, { field: 'reason' });
	const { category: before } = await teamById(tx, { contestId, teamId });
	if (before === category) return;

	await tx.update(tx.t.team).set({ category }).where(eq(tx.t.team.id, teamId));
	const reasonSalt = randomBytes(16).toString('hex');
	const { id: factId } = await recordFact(tx, {
		...{ contestId, kind: 'team-categorised', subject: teamId, at },
		data: { category, reasonHash: sha256Hex(reasonSalt + reason) }
	});
	await tx
		.insert(tx.t.teamChange)
		.values({ contestId, teamId, factId, reason, reasonSalt, byAccountId, at });
	await recordAct(tx, {
		...{ contestId, byAccountId, act: 'team.categorised', subject: teamId, reason, at },
		before: { category: before },
		after: { category }
	});
}
