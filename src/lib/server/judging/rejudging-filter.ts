import { and, eq, isNull, max } from 'drizzle-orm';
import type { ContestInForce } from '../contest/in-force.ts';
import type { Query } from '../db/client.ts';
import { entriesOf } from '../entries/standing.ts';
import { verdictsInForce, type Decision, type VerdictInForce } from './judged.ts';
import { isJudgeable } from './reading.ts';

/** By what verdicts are chosen for a rejudging; what is absent does not matter. */
export interface RejudgingFilter {
	judgeId?: string | undefined;
	decision?: Decision | undefined;
	/** Words that the reason contains, in any case. */
	reason?: string | undefined;
	/** Only those given before the entry's checks were last run: on another version of them. */
	checks?: 'earlier' | undefined;
}

export interface ChosenVerdict {
	entryId: string;
	alias: string;
	verdict: VerdictInForce;
}

interface Scope {
	contest: ContestInForce;
	challengeId: string;
	filter: RejudgingFilter;
}

/**
 * The verdicts in force that a rejudging would be about, in the order of the entries. Those of an
 * open rejudging or appeal are left to it.
 */
export async function verdictsToRejudge(
	query: Query,
	{ contest, challengeId, filter }: Scope
): Promise<ChosenVerdict[]> {
	const entries = (await entriesOf(query, { contestId: contest.id, challengeId })).filter(
		isJudgeable
	);
	const entryIds = entries.map(({ id }) => id);
	const inForce = await verdictsInForce(query, { entryIds });
	const taken = await verdictsAtIssue(query, { contestId: contest.id });
	const ran = filter.checks ? await checkedAt(query) : new Map<string, number>();
	const words = filter.reason?.trim().toLowerCase() ?? '';
	const fits = ({ entryId, verdict }: ChosenVerdict) =>
		(!filter.judgeId || verdict.judgeId === filter.judgeId) &&
		(!filter.decision || verdict.decision === filter.decision) &&
		verdict.reason.toLowerCase().includes(words) &&
		(!filter.checks || verdict.at < (ran.get(entryId) ?? 0)) &&
		!taken.has(verdict.id);

	return entries
		.flatMap(({ id: entryId, alias }) =>
			(inForce.get(entryId) ?? []).map((verdict) => ({ entryId, alias, verdict }))
		)
		.filter(fits);
}

/** Verdicts that an open rejudging or appeal is about. */
async function verdictsAtIssue(
	query: Query,
	{ contestId }: { contestId: string }
): Promise<Set<string>> {
	const { rejudging, rejudgedVerdict, rejudgingEnd, appeal, appealDecision } = query.t;
	const rejudged = await query
		.select({ verdictId: rejudgedVerdict.verdictId })
		.from(rejudgedVerdict)
		.innerJoin(rejudging, eq(rejudging.id, rejudgedVerdict.rejudgingId))
		.leftJoin(rejudgingEnd, eq(rejudgingEnd.rejudgingId, rejudging.id))
		.where(and(eq(rejudging.contestId, contestId), isNull(rejudgingEnd.how)));
	const appealed = await query
		.select({ verdictId: appeal.verdictId })
		.from(appeal)
		.leftJoin(appealDecision, eq(appealDecision.appealId, appeal.id))
		.where(and(eq(appeal.contestId, contestId), isNull(appealDecision.at)));

	return new Set([...rejudged, ...appealed].map(({ verdictId }) => verdictId));
}

/** When the checks of each entry were last run. */
async function checkedAt(query: Query): Promise<Map<string, number>> {
	const { checkRecord } = query.t;
	const rows = await query
		.select({ entryId: checkRecord.entryId, at: max(checkRecord.at) })
		.from(checkRecord)
		.groupBy(checkRecord.entryId);

	return new Map(rows.map(({ entryId, at }) => [entryId, Number(at ?? 0)]));
}
