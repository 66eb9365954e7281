import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { CheckOutcome } from '#scoring';
import type { Query } from '../db/client.ts';
import { disqualifiedTeams } from '../teams/disqualification.ts';

/** An entry with all that is on record of it, but for verdicts. */
export interface EntryOnRecord {
	id: string;
	challengeId: string;
	teamId: string;
	teamName: string;
	alias: string;
	/** Of the rulebook's, in which its team is ranked too. */
	category: string | undefined;
	interactionId: string | undefined;
	presentedAt: number;
	withdrawn: boolean;
	/** Whether its team is disqualified at the moment. */
	disqualified: boolean;
	/** The organiser's own: shown beside the others, never placed and never judged. */
	baseline: boolean;
	/** Absent until the checks have run. */
	checks: { passed: boolean; outcomes: CheckOutcome[]; quality: string | undefined } | undefined;
	/** The team's last entry that is not withdrawn: the one that counts. */
	counts: boolean;
}

interface Scope {
	contestId: string;
	challengeId?: string;
	teamId?: string;
}

/** Entries of a contest in the order in which they were presented. */
export async function entriesOf(query: Query, scope: Scope): Promise<EntryOnRecord[]> {
	const { entry, entryWithdrawal, team, fact, baseline } = query.t;
	const rows = await query
		.select({
			entry,
			team: { name: team.name, alias: team.alias, category: team.category },
			withdrawnAt: entryWithdrawal.at,
			baselineId: baseline.teamId
		})
		.from(entry)
		.innerJoin(team, eq(team.id, entry.teamId))
		.leftJoin(entryWithdrawal, eq(entryWithdrawal.entryId, entry.id))
		.leftJoin(baseline, eq(baseline.teamId, entry.teamId))
		.leftJoin(
			fact,
			and(
				eq(fact.contestId, entry.contestId),
				eq(fact.subject, entry.id),
				eq(fact.kind, 'entry-presented')
			)
		)
		.where(
			and(
				eq(entry.contestId, scope.contestId),
				scope.challengeId === undefined ? undefined : eq(entry.challengeId, scope.challengeId),
				scope.teamId === undefined ? undefined : eq(entry.teamId, scope.teamId)
			)
		)
		// By the ledger: a clock can stand still or step back.
		.orderBy(asc(fact.position), asc(entry.presentedAt), asc(entry.id));
	const disqualified = await disqualifiedTeams(query, scope);
	const checks = await checksOf(
		query,
		rows.map(({ entry }) => entry.id)
	);

	const counting = new Map<string, string>();
	for (const { entry, withdrawnAt } of rows) {
		if (withdrawnAt === null) counting.set(`${entry.teamId} ${entry.challengeId}`, entry.id);
	}

	return rows.map(({ entry, team, withdrawnAt, baselineId }) => ({
		id: entry.id,
		challengeId: entry.challengeId,
		teamId: entry.teamId,
		teamName: team.name,
		alias: team.alias,
		category: team.category ?? undefined,
		interactionId: entry.interactionId ?? undefined,
		presentedAt: entry.presentedAt,
		withdrawn: withdrawnAt !== null,
		disqualified: disqualified.has(entry.teamId),
		baseline: baselineId !== null,
		checks: checks.get(entry.id),
		counts: counting.get(`${entry.teamId} ${entry.challengeId}`) === entry.id
	}));
}

/** The newest record of each entry's checks. */
async function checksOf(query: Query, ids: string[]) {
	const { checkRecord } = query.t;
	const found = new Map<string, EntryOnRecord['checks']>();
	for (let from = 0; from < ids.length; from += 500) {
		const rows = await query
			.select()
			.from(checkRecord)
			.where(inArray(checkRecord.entryId, ids.slice(from, from + 500)))
			.orderBy(desc(checkRecord.at), desc(checkRecord.id));
		for (const { entryId, passed, outcomes, quality } of rows) {
			if (!found.has(entryId)) {
				found.set(entryId, { passed, outcomes, quality: quality ?? undefined });
			}
		}
	}

	return found;
}
