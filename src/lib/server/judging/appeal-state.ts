import { and, asc, eq, inArray } from 'drizzle-orm';
import { Refusal } from '#lib/refusal.ts';
import { challengeOf } from '#scoring';
import type { ContestInForce } from '../contest/in-force.ts';
import type { Query } from '../db/client.ts';
import { appealOutcome, type AppealOutcome } from './appeal-outcome.ts';
import { assignmentsOf } from './assignment.ts';
import type { VerdictInForce } from './judged.ts';
import { pendingVerdicts, type PendingVerdict } from './pending-verdict.ts';

export interface Appeal {
	id: string;
	challengeId: string;
	entryId: string;
	alias: string;
	/** The verdict that it is against, whether or not it is in force still. */
	verdict: VerdictInForce;
	text: string;
	at: number;
	/** How many read it anew, and how many of those have not said anything yet. */
	panel: number;
	waiting: number;
	given: PendingVerdict[];
	/** What the panel's verdicts come to so far. */
	outcome: AppealOutcome;
	/** Absent while it is open. */
	decision: { upheld: boolean; reason: string; at: number } | undefined;
}

interface Scope {
	contest: ContestInForce;
	appealId?: string;
	entryIds?: string[];
}

/** The appeals of a contest, or those on some entries, the oldest first. */
export async function appealsOf(
	query: Query,
	{ contest, appealId, entryIds }: Scope
): Promise<Appeal[]> {
	const { appeal, appealDecision, verdict, entry, team } = query.t;
	const rows = await query
		.select({ appeal, verdict, alias: team.alias, decision: appealDecision })
		.from(appeal)
		.innerJoin(verdict, eq(verdict.id, appeal.verdictId))
		.innerJoin(entry, eq(entry.id, appeal.entryId))
		.innerJoin(team, eq(team.id, entry.teamId))
		.leftJoin(appealDecision, eq(appealDecision.appealId, appeal.id))
		.where(
			and(
				eq(appeal.contestId, contest.id),
				appealId === undefined ? undefined : eq(appeal.id, appealId),
				entryIds === undefined ? undefined : inArray(appeal.entryId, entryIds)
			)
		)
		.orderBy(asc(appeal.at), asc(appeal.id));
	const pending = await pendingVerdicts(query, { setIds: rows.map(({ appeal: { id } }) => id) });
	const assignments = await assignmentsOf(query, { contestId: contest.id, purposes: ['appeal'] });

	return rows.map(({ appeal: { id, challengeId, entryId, text, at }, ...row }) => {
		const {
			position: _,
			entryId: _entry,
			salt: _salt,
			replaces: _replaces,
			...appealed
		} = row.verdict;
		const given = pending.get(id) ?? [];
		const readings = assignments.filter(
			({ setId, end }) => setId === id && (!end || end.how === 'done')
		);
		const rubric = challengeOf(contest.rulebook, challengeId)?.challenge.rubric ?? [];
		return {
			id,
			challengeId,
			entryId,
			alias: row.alias,
			verdict: appealed,
			text,
			at,
			panel: readings.length,
			waiting: readings.filter(({ end }) => !end).length,
			given,
			outcome: appealOutcome(appealed, { panel: given, rubric }),
			decision: row.decision
				? {
						upheld: row.decision.upheld,
						reason: row.decision.reason,
						at: row.decision.at
					}
				: undefined
		};
	});
}

/** One appeal. Refuses an id that the contest does not know. */
export async function appealOf(
	query: Query,
	scope: { contest: ContestInForce; appealId: string }
): Promise<Appeal> {
	const [found] = await appealsOf(query, scope);
	if (!found) throw new Refusal('not_found');

	return found;
}
