import { and, count, eq } from 'drizzle-orm';
import type { BudgetRules } from '#scoring';
import { Refusal } from '#lib/refusal.ts';
import { contestInForce, type ContestInForce } from '../contest/in-force.ts';
import type { Tx } from '../db/client.ts';
import { newId } from '../db/id.ts';
import { needAdmitted } from '../teams/admission.ts';
import { needQualified } from '../teams/disqualification.ts';
import { needEntriesAccepted } from './accepting.ts';

interface EntryToInsert {
	contest: ContestInForce;
	challengeId: string;
	team: { id: string };
	accountId: string;
	challenge: { budget: BudgetRules };
}

/**
 * One more entry of a team. Refuses after the close, beyond the presentations of the rulebook, a
 * disqualified team, and one that was not admitted to the round.
 */
export async function insertEntry(
	tx: Tx,
	{ contest, challengeId, team, accountId, challenge }: EntryToInsert,
	{ interactionId, at }: { interactionId: string | undefined; at: number }
): Promise<{ entryId: string; left: number; at: number }> {
	const { entry } = tx.t;
	// Checking took a while: the phase that decides is the one at the moment of presenting.
	const current = await contestInForce(tx, { slug: contest.slug });
	const inForce = needEntriesAccepted(current, { challengeId, at });
	await needAdmitted(tx, { ...inForce, teamId: team.id });
	await needQualified(tx, { teamId: team.id });
	const most = challenge.budget.presentations;
	const [presented] = await tx
		.select({ entries: count() })
		.from(entry)
		.where(and(eq(entry.teamId, team.id), eq(entry.challengeId, challengeId)));
	const before = presented?.entries ?? 0;
	if (before >= most) throw new Refusal('presentations_exhausted', { most });

	const entryId = newId();
	await tx.insert(entry).values({
		id: entryId,
		contestId: contest.id,
		challengeId,
		teamId: team.id,
		accountId,
		interactionId,
		presentedAt: at
	});

	return { entryId, left: most - before - 1, at };
}
