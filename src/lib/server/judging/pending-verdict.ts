import { eq, inArray } from 'drizzle-orm';
import { Refusal } from '#lib/refusal.ts';
import { challengeOf } from '#scoring';
import { contestInForce, type ContestInForce } from '../contest/in-force.ts';
import type { Query, Tx } from '../db/client.ts';
import type { Assignment } from './assignment.ts';
import type { Decision } from './judged.ts';
import { completeLevels } from './verdict.ts';

/** A verdict beside the one in force: of an unsettled rejudging or appeal, or on a gold entry. */
export interface PendingVerdict {
	assignmentId: string;
	entryId: string;
	judgeId: string;
	decision: Decision;
	reason: string;
	levels: Record<string, number>;
	at: number;
}

interface Given {
	assignment: Pick<Assignment, 'id' | 'contestId' | 'challengeId' | 'setId'>;
	decision: Decision;
	reason: string;
	levels: Record<string, number>;
	at: number;
}

/**
 * Keeps a judge's verdict beside the one in force, until its rejudging or appeal is settled; said
 * twice, the first one stays. Refuses a rejection without a reason, levels that are missing and a
 * set that is settled.
 */
export async function pendVerdict(tx: Tx, { assignment, ...given }: Given): Promise<void> {
	const reason = given.reason.trim();
	if (given.decision === 'invalid' && reason === '') throw new Refusal('reason_needed');
	if (await isSettled(tx, assignment.setId ?? '')) throw new Refusal('rejudging_over');
	const { rulebook } = await contestOfId(tx, assignment.contestId);
	const rubric = challengeOf(rulebook, assignment.challengeId)?.challenge.rubric ?? [];
	const levels = given.decision === 'valid' ? completeLevels(rubric, given.levels) : {};

	await tx
		.insert(tx.t.pendingVerdict)
		.values({ assignmentId: assignment.id, decision: given.decision, reason, levels, at: given.at })
		.onConflictDoNothing();
}

/** The verdicts given so far in rejudgings or appeals, by the set's id. */
export async function pendingVerdicts(
	query: Query,
	{ setIds }: { setIds: string[] }
): Promise<Map<string, PendingVerdict[]>> {
	const { pendingVerdict, assignment } = query.t;
	const rows = await query
		.select({ pending: pendingVerdict, assignment })
		.from(pendingVerdict)
		.innerJoin(assignment, eq(assignment.id, pendingVerdict.assignmentId))
		.where(inArray(assignment.setId, setIds))
		.orderBy(pendingVerdict.at, pendingVerdict.assignmentId);
	const all = rows.map(({ pending, assignment: { setId, entryId, judgeId } }) => ({
		setId: setId ?? '',
		given: { ...pending, entryId, judgeId }
	}));

	return new Map(
		[...Map.groupBy(all, ({ setId }) => setId)].map(([setId, ofSet]) => [
			setId,
			ofSet.map(({ given }) => given)
		])
	);
}

async function isSettled(query: Query, setId: string): Promise<boolean> {
	const { rejudgingEnd, appealDecision } = query.t;
	const ended = await query
		.select({ how: rejudgingEnd.how })
		.from(rejudgingEnd)
		.where(eq(rejudgingEnd.rejudgingId, setId));
	const decided = await query
		.select({ upheld: appealDecision.upheld })
		.from(appealDecision)
		.where(eq(appealDecision.appealId, setId));

	return ended.length + decided.length > 0;
}

async function contestOfId(query: Query, id: string): Promise<ContestInForce> {
	const { contest } = query.t;
	const [row] = await query.select({ slug: contest.slug }).from(contest).where(eq(contest.id, id));
	if (!row) throw new Refusal('unknown_contest');

	return contestInForce(query, row);
}
